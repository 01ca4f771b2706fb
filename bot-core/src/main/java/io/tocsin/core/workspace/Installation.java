package io.tocsin.core.workspace;

import io.tocsin.core.access.Sealed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a workspace of another chat has let Tocsin in.
 *
 * @param platform such as {@code slack}
 * @param team the platform's identifier of the workspace
 * @param enterprise the organisation that the workspace belongs to; null if to none
 * @param name what people call the workspace
 * @param botUser who the bot is there
 * @param botId the same in messages that it posts
 * @param token by which the bot speaks there, sealed for {@link #id}
 * @param installedBy the platform's identifier of who let it in
 */
public record Installation(
    String platform,
    String team,
    @Nullable String enterprise,
    String name,
    String botUser,
    String botId,
    Sealed token,
    String installedBy,
    Instant installedAt) {

  /** Whose secret the token is. */
  public String id() {
    return id(platform, team);
  }

  public static String id(String platform, String team) {
    return "workspace:" + platform + ":" + team;
  }

  /** The same with the token sealed anew. */
  public Installation with(Sealed other) {
    return new Installation(
        platform, team, enterprise, name, botUser, botId, other, installedBy, installedAt);
  }
}
