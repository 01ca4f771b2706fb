package io.tocsin.app.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A database's address in any of its three spellings, taken apart.
 *
 * @param jdbc the address for JDBC, with its parameters, without user and password
 */
record DatabaseUrl(String jdbc, Optional<String> user, Optional<String> password) {
  static final String ALLOWED =
      "postgres://user:password@host:port/database or jdbc:postgresql://host:port/database, "
          + "with special characters percent-encoded";

  private static final String JDBC = "jdbc:postgresql://";
  private static final String HOST = "(?:\\[[0-9a-fA-F:.]+]|[^/?#@:,\\[\\]\\s]+)(?::[0-9]+)?";
  private static final Pattern URL =
      Pattern.compile(
          "(?<scheme>postgres|postgresql|jdbc:postgresql)://(?:(?<login>[^/?#]*)@)?"
              + ("(?<hosts>" + HOST + "(?:," + HOST + ")*)")
              + "/(?<database>[^/?#\\s]+)(?:\\?(?<query>[^#\\s]*))?");
  private static final Pattern PORT = Pattern.compile(":([0-9]+)(?=,|$)");

  /** Empty if it is no address that can be used. */
  static Optional<DatabaseUrl> parse(String text) {
    Matcher url = URL.matcher(text);
    if (!url.matches() || !hasValidPorts(url.group("hosts"))) {
      return Optional.empty();
    }
    try {
      decode(url.group("database"));
      return Optional.of(takeApart(url));
    } catch (IllegalArgumentException e) {
      // A percent sign that encodes nothing.
      return Optional.empty();
    }
  }

  private static DatabaseUrl takeApart(Matcher url) {
    boolean jdbc = url.group("scheme").startsWith("jdbc:");
    Parameters parameters = Parameters.of(Optional.ofNullable(url.group("query")).orElse(""), jdbc);
    String[] login = Optional.ofNullable(url.group("login")).orElse("").split(":", 2);
    Optional<String> user = Optional.of(decode(login[0])).filter(name -> !name.isEmpty());
    Optional<String> password =
        login.length == 2 ? Optional.of(decode(login[1])) : Optional.empty();
    return new DatabaseUrl(
        JDBC + url.group("hosts") + "/" + url.group("database") + parameters.query(),
        user.or(parameters::user),
        password.or(parameters::password));
  }

  private static boolean hasValidPorts(String hosts) {
    return PORT.matcher(hosts).results().allMatch(it -> Rule.PORT.read(it.group(1)).isPresent());
  }

  /** In a URL's first part a plus is a plus. */
  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }

  /** What stands behind the question mark; user and password may hide there as well. */
  private record Parameters(List<String> kept, Optional<String> user, Optional<String> password) {
    static Parameters of(String query, boolean jdbc) {
      List<String> kept = new ArrayList<>();
      Optional<String> user = Optional.empty();
      Optional<String> password = Optional.empty();
      for (String parameter : query.split("&")) {
        // JDBC's driver reads a plus as a blank; everybody else as a plus.
        String unified = jdbc ? parameter : parameter.replace("+", "%2B");
        String[] pair = unified.split("=", 2);
        String value = pair.length == 2 ? URLDecoder.decode(pair[1], UTF_8) : "";
        switch (pair[0]) {
          case "user" -> user = Optional.of(value);
          case "password" -> password = Optional.of(value);
          case "" -> {}
          default -> kept.add(unified);
        }
      }
      return new Parameters(kept, user, password);
    }

    String query() {
      return kept.isEmpty() ? "" : "?" + String.join("&", kept);
    }
  }
}
