package io.tocsin.app.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.tocsin.slack.SlackSetup;
import java.net.URI;
import java.util.Optional;

/** The manifest of the app as the text that is pasted into Slack's page. */
public final class Manifests {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .build();

  private Manifests() {}

  /**
   * @param address where Slack reaches Tocsin; empty for Socket Mode
   */
  public static String yaml(Optional<URI> address, String botName) {
    Optional<String> base = address.map(it -> it.toString().replaceFirst("/+$", ""));
    try {
      return YAML.writeValueAsString(SlackSetup.manifest(base, botName));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree can always be written", e);
    }
  }
}
