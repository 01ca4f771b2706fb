package io.tocsin.app.bench;

import java.util.Arrays;
import java.util.List;

/** The bytes of each load's requests. */
final class Requests {
  /** Begins the name of every alarm; a number of nine digits follows. */
  static final String NAME = "BenchNo";

  private static final String JSON = "application/json";

  private Requests() {}

  /** They are used in turn. */
  static List<Template> of(Load load) {
    return switch (load.kind()) {
      case DISTINCT -> List.of(Template.post(load.path(), JSON, alarm("{n+0}")));
      case REPEATED -> List.of(Template.post(load.path(), JSON, alarm("000000000")));
      case CHAT ->
          Arrays.stream(load.topics()).mapToObj(topic -> line(load.path(), topic)).toList();
    };
  }

  private static Template line(String path, int topic) {
    return Template.post(
        path,
        JSON,
        "{\"as\":\"bench\",\"direct\":true,\"text\":\"note #%d looked at node {n+0}, all is well\"}"
            .formatted(topic));
  }

  /** An alarm of CloudWatch, with an id of its own each time. */
  private static String alarm(String name) {
    return """
    {"version":"0","id":"bench-{n+0}","detail-type":"CloudWatch Alarm State Change",\
    "source":"aws.cloudwatch","account":"123456789012","time":"2026-11-23T14:02:11Z",\
    "region":"us-east-1","resources":["arn:aws:cloudwatch:us-east-1:123456789012:alarm:%1$s"],\
    "detail":{"alarmName":"%1$s","state":{"value":"ALARM","reason":"Threshold Crossed",\
    "timestamp":"2026-11-23T14:02:11.041+0000"},"previousState":{"value":"OK"}}}\
    """
        .formatted(NAME + name);
  }
}
