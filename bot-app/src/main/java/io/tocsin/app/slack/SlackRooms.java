package io.tocsin.app.slack;

import io.tocsin.core.chat.Room;
import io.tocsin.core.room.RoomDirectory;
import io.tocsin.core.room.RoomDirectory.Looked.Known;
import io.tocsin.core.room.RoomDirectory.Looked.Unknown;
import io.tocsin.slack.SlackConfig.Workspace;
import io.tocsin.slack.SlackSetup;
import io.tocsin.slack.SlackSetup.Channel;
import io.tocsin.slack.SlackSetup.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The channels of Slack that messages can go to, which are those that the bot is in, and the
 * workspaces in which it can make channels.
 */
record SlackRooms(Workspaces workspaces, SlackSetup setup, String botName)
    implements RoomDirectory {
  private static final String NOT_CONNECTED = "Slack is not connected (docs/slack.md).";
  private static final String SHAPE = "slack:TEAM/CHANNEL, such as slack:T0001/C0001";
  private static final Pattern WORKSPACE = Pattern.compile("slack(?::([TE][A-Z0-9]+))?");
  private static final Pattern ROOM = Pattern.compile("slack:([TE][A-Z0-9]+)/([CDG][A-Z0-9]+)");

  /** Where Slack is not connected there are none. */
  static RoomDirectory none() {
    return given -> {
      if (WORKSPACE.matcher(given).matches()) {
        return new Unknown(NOT_CONNECTED);
      }
      String reason =
          given.startsWith("#") || given.startsWith("slack:")
              ? "%s would be a channel of Slack, and Slack is not connected (docs/slack.md)."
              : "There is no chat that has a room %s.";
      return new Unknown(reason.formatted(given));
    };
  }

  @Override
  public Looked look(String given) {
    if (given.startsWith("#")) {
      return named(given);
    }
    Matcher team = WORKSPACE.matcher(given);
    if (team.matches()) {
      return team.group(1) == null ? only() : workspace(team.group(1));
    }
    Matcher room = ROOM.matcher(given);
    if (!room.matches()) {
      return new Unknown("%s is no room; one of Slack is %s.".formatted(given, SHAPE));
    }
    return workspaces
        .of(room.group(1))
        .map(workspace -> byId(workspace, room.group(2)))
        .orElseGet(() -> notIn(room.group(1)));
  }

  private Looked workspace(String team) {
    return workspaces.of(team).isPresent() ? whole(team) : notIn(team);
  }

  /** The workspace that is meant where nobody says which. */
  private Looked only() {
    List<String> teams = teams();
    return switch (teams.size()) {
      case 0 -> new Unknown("Tocsin is in no workspace of Slack yet (docs/slack.md).");
      case 1 -> whole(teams.getFirst());
      default -> {
        String named = teams.stream().map(it -> "slack:" + it).collect(Collectors.joining(", "));
        yield new Unknown(
            "Tocsin is in several workspaces of Slack; name one of %s.".formatted(named));
      }
    };
  }

  private static Looked whole(String team) {
    return new Looked.Workspace(new Room(Workspaces.PLATFORM, team));
  }

  private List<String> teams() {
    return workspaces.known().stream().map(Workspace::team).sorted().toList();
  }

  private Looked notIn(String team) {
    List<String> teams = teams();
    String known =
        teams.isEmpty() ? "in no workspace yet" : "in " + String.join(", ", teams) + " only";
    return new Unknown(
        "Tocsin is not in the workspace %s of Slack; it is %s.".formatted(team, known));
  }

  private Looked byId(Workspace workspace, String id) {
    return switch (setup.channel(workspace, id)) {
      case Told.Failed<Channel>(String why, boolean later) -> failed("slack:" + id, why, later);
      case Told.Fine<Channel>(Channel channel) -> usable(workspace, channel);
    };
  }

  private Looked usable(Workspace workspace, Channel channel) {
    if (channel.archived()) {
      return new Unknown("The channel #%s of Slack is archived.".formatted(channel.name()));
    }
    return channel.joined()
        ? new Known(room(workspace, channel))
        : new Unknown(
            "The bot is not in #%s; say `/invite @%s` there first."
                .formatted(channel.name(), botName));
  }

  private Looked named(String given) {
    String name = given.substring(1);
    List<Room> found = new ArrayList<>();
    for (Workspace workspace : workspaces.known()) {
      switch (setup.channels(workspace)) {
        case Told.Failed<List<Channel>>(String why, boolean later) -> {
          return failed(given, why, later);
        }
        case Told.Fine<List<Channel>>(List<Channel> channels) ->
            find(name, channels).map(it -> room(workspace, it)).ifPresent(found::add);
      }
    }
    return switch (found.size()) {
      case 0 ->
          new Unknown(
              "The bot is in no channel %s of Slack; say `/invite @%s` there first."
                  .formatted(given, botName));
      case 1 -> new Known(found.getFirst());
      default -> new Unknown(several(given, found));
    };
  }

  private static Optional<Channel> find(String name, List<Channel> channels) {
    return channels.stream().filter(channel -> channel.name().equalsIgnoreCase(name)).findFirst();
  }

  private static String several(String given, List<Room> found) {
    return "%s is in several workspaces; name one of %s."
        .formatted(given, found.stream().map(Room::id).collect(Collectors.joining(", ")));
  }

  private static Room room(Workspace workspace, Channel channel) {
    return new Room(Workspaces.PLATFORM, workspace.team() + "/" + channel.id());
  }

  private static Looked failed(String given, String why, boolean later) {
    String next = later ? " Try again in a minute." : "";
    return new Unknown("Slack was asked for %s: %s.%s".formatted(given, why, next));
  }
}
