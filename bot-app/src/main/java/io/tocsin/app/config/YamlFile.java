package io.tocsin.app.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.tocsin.core.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a file token by token and not into a tree: so every value keeps its line, and its text as
 * it was written (000000000000 is an account and no number).
 */
final class YamlFile {
  private static final Pattern PLACE = Pattern.compile("line ([0-9]{1,9}), column");

  private final Path file;
  private final Map<Setting, Given> given;
  private final List<Problem> problems;
  private final Map<String, Integer> linesOfKeys = new HashMap<>();

  YamlFile(Path file, Map<Setting, Given> given, List<Problem> problems) {
    this.file = file;
    this.given = given;
    this.problems = problems;
  }

  void read() {
    try (YAMLParser parser = new YAMLFactory().createParser(Files.readAllBytes(file))) {
      document(parser);
    } catch (JsonProcessingException e) {
      notYaml(e);
    } catch (NoSuchFileException e) {
      problems.add(new Problem(file.toString(), "there is no such file."));
    } catch (IOException e) {
      problems.add(new Problem(file.toString(), "can't be read: " + e.getMessage() + "."));
    }
  }

  /** The parser's message ends with what it met and where, after what it was doing. */
  private void notYaml(JsonProcessingException e) {
    String message = String.valueOf(e.getOriginalMessage());
    String met = message.lines().filter(it -> !it.startsWith(" ")).reduce("", (a, b) -> b);
    String line = PLACE.matcher(message).results().map(it -> it.group(1)).reduce("1", (a, b) -> b);
    problem(Integer.parseInt(line), "this is not YAML: " + met + ".");
  }

  private void document(YAMLParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == JsonToken.START_OBJECT) {
      section(parser, "");
      first = parser.nextToken();
    }
    if (first != null && first != JsonToken.VALUE_NULL) {
      problem(line(parser), "one block of settings is wanted here, such as \"server:\".");
    }
  }

  private void section(YAMLParser parser, String prefix) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = prefix + parser.currentName();
      int line = line(parser);
      Integer earlier = linesOfKeys.putIfAbsent(key, line);
      if (earlier != null) {
        problem(line, "%s stands here a second time; first in line %d.".formatted(key, earlier));
      }
      value(parser, key, line);
    }
  }

  private void value(YAMLParser parser, String key, int line) throws IOException {
    JsonToken token = parser.nextToken();
    if (Setting.sections().contains(key)) {
      inSection(parser, token, key, line);
      return;
    }
    Optional<Setting> setting = Setting.ofKey(key);
    if (setting.isPresent()) {
      scalar(parser, token, setting.get(), line);
    } else {
      problem(line, unknown(key));
    }
    parser.skipChildren();
  }

  private void inSection(YAMLParser parser, JsonToken token, String key, int line)
      throws IOException {
    if (token == JsonToken.START_OBJECT) {
      section(parser, key + ".");
    } else if (token != JsonToken.VALUE_NULL) {
      parser.skipChildren();
      String inside = String.join(", ", Setting.keysIn(key));
      problem(line, "%s is a section; its settings are %s.".formatted(key, inside));
    }
  }

  private void scalar(YAMLParser parser, JsonToken token, Setting setting, int line)
      throws IOException {
    if (token.isStructStart() || parser.isCurrentAlias()) {
      problem(line, setting.key() + " takes one value.");
      return;
    }
    String text = token == JsonToken.VALUE_NULL ? "" : parser.getText();
    given.put(setting, new Given(text, where(line), Given.Rank.FILE));
  }

  private static String unknown(String key) {
    String section = key.substring(0, Math.max(0, key.lastIndexOf('.')));
    List<String> known = section.isEmpty() ? Setting.topLevel() : Setting.keysIn(section);
    return Nearest.to(key, known).stream()
        .findFirst()
        .or(() -> Nearest.to(key, Setting.keys()).stream().findFirst())
        .map(nearest -> "%s is not a setting; did you mean %s?".formatted(key, nearest))
        .orElseGet(
            () -> "%s is not a setting; there are %s.".formatted(key, String.join(", ", known)));
  }

  private static int line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }

  private void problem(int line, String what) {
    problems.add(new Problem(where(line), what));
  }

  private String where(int line) {
    return file + ":" + line;
  }
}
