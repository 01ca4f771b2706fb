package io.tocsin.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.app.config.Configuration.Reading;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Document, settings and records tell of the same things. */
class ConfigurationDocumentTest {
  private static final Path DOCUMENT = Path.of("../docs/configuration.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([^`]+)` \\| `([^`]+)` \\| (?:`([^`]+)` )?\\| .+ \\|$");

  private record Row(String key, String variable, Optional<String> byDefault) {}

  @TempDir Path directory;

  @Test
  void lists_every_setting_with_its_variable_and_default() throws IOException {
    List<Row> documented =
        ROW.matcher(Files.readString(DOCUMENT))
            .results()
            .map(row -> new Row(row.group(1), row.group(2), Optional.ofNullable(row.group(3))))
            .toList();

    assertThat(documented)
        .containsExactlyElementsOf(
            Arrays.stream(Setting.values())
                .map(it -> new Row(it.key(), it.variable(), it.byDefault()))
                .toList());
  }

  @Test
  void shows_a_file_that_says_the_defaults() throws IOException {
    String example = Files.readString(DOCUMENT).split("```yaml\n|```\n")[1];
    Path file = Files.writeString(directory.resolve("tocsin.yaml"), example);

    Reading reading = Configuration.read(Optional.of(file), Map.of(), Map.of());

    assertThat(reading)
        .isInstanceOf(Reading.Loaded.class)
        .isEqualTo(Configuration.read(Optional.empty(), Map.of(), Map.of()));
    Setting[] withDefault =
        Arrays.stream(Setting.values())
            .filter(setting -> setting.byDefault().isPresent())
            .toArray(Setting[]::new);
    assertThat(withDefault)
        .allSatisfy(it -> assertThat(example).contains(it.key().replaceFirst(".*\\.", "") + ":"));
  }

  @Test
  void has_a_setting_for_every_component_of_the_configuration() {
    assertThat(keys("", Configuration.class)).containsExactlyInAnyOrderElementsOf(Setting.keys());
  }

  private static Stream<String> keys(String prefix, Class<?> type) {
    if (type.isSealed()) {
      return Arrays.stream(type.getPermittedSubclasses()).flatMap(it -> keys(prefix, it));
    }
    return Arrays.stream(type.getRecordComponents()).flatMap(it -> keys(prefix, it));
  }

  private static Stream<String> keys(String prefix, RecordComponent component) {
    String name =
        prefix + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    Class<?> type = component.getType();
    boolean isSection = type.isSealed() && type.isInterface() || type.isRecord();
    return isSection && !type.getName().startsWith("java.")
        ? keys(name + ".", type)
        : Stream.of(name);
  }
}
