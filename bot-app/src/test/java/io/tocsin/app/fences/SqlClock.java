package io.tocsin.app.fences;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds SQL that asks the database for the time, in files of SQL and in the texts of Java. */
final class SqlClock {
  private static final Pattern QUESTION =
      Pattern.compile(
          "\\bnow\\s*\\(|'now'|\\bcurrent_(timestamp|date|time)\\b|\\blocaltime(stamp)?\\b"
              + "|\\b(clock|statement|transaction)_timestamp\\b|\\btimeofday\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TEXT =
      Pattern.compile("\"\"\".*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"", Pattern.DOTALL);
  private static final Pattern SQL_COMMENT =
      Pattern.compile("--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

  private SqlClock() {}

  /** One line for each question: the file and the words. */
  static List<String> questionsIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).flatMap(SqlClock::questions).sorted().toList();
    }
  }

  private static Stream<String> questions(Path file) {
    return sql(file)
        .map(text -> SQL_COMMENT.matcher(text).replaceAll(" "))
        .flatMap(text -> QUESTION.matcher(text).results())
        .map(found -> file.getFileName() + ": " + found.group());
  }

  private static Stream<String> sql(Path file) {
    String name = file.getFileName().toString();
    try {
      return switch (name.substring(name.lastIndexOf('.') + 1)) {
        case "sql" -> Stream.of(Files.readString(file));
        case "java" -> TEXT.matcher(Files.readString(file)).results().map(MatchResult::group);
        default -> Stream.empty();
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
