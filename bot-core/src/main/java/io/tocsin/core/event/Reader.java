package io.tocsin.core.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.Call;
import io.tocsin.core.operation.SourceOperation.SourceKind;
import org.jspecify.annotations.Nullable;

/** Reads a body as the kind of its source has it. */
interface Reader {
  Notification of(EventSource source, JsonNode body, Call call);

  /** Reads each time that it is asked. */
  static Notification read(EventSource source, JsonNode body, Call call) {
    return switch (source.kind()) {
      case CLOUDWATCH -> CloudWatch.read(body);
      case EVENTBRIDGE -> EventBridge.read(body);
      case SNS -> Sns.read(body);
      case PROMETHEUS -> Prometheus.read(body, source, call);
    };
  }

  /** Reads once, for all the times that one request asks. */
  final class Once implements Reader {
    private @Nullable SourceKind kind;
    private @Nullable Notification known;

    @Override
    public Notification of(EventSource source, JsonNode body, Call call) {
      Notification answer = kind == source.kind() ? known : null;
      if (answer == null) {
        answer = read(source, body, call);
        kind = source.kind();
        known = answer;
      }
      return answer;
    }
  }
}
