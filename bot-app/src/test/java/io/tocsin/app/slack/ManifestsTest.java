package io.tocsin.app.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.tocsin.slack.SlackSetup;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManifestsTest {
  private static final Path FILES = Path.of("../manifests/slack");
  private static final URI EXAMPLE = URI.create("https://tocsin.example.com/");

  @Test
  void the_files_are_what_the_command_prints() throws IOException {
    assertThat(FILES.resolve("http.yaml")).hasContent(Manifests.yaml(Optional.of(EXAMPLE), "aws"));
    assertThat(FILES.resolve("socket.yaml")).hasContent(Manifests.yaml(Optional.empty(), "aws"));
  }

  @Test
  void a_file_reads_as_the_manifest_that_it_is() throws IOException {
    assertThat(new YAMLMapper().readTree(Files.readString(FILES.resolve("http.yaml"))))
        .isEqualTo(SlackSetup.manifest(Optional.of("https://tocsin.example.com"), "aws"));
  }
}
