package io.tocsin.core.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.Json;
import io.tocsin.core.testkit.Story;

/** Notifications as CloudWatch, EventBridge and SNS send them. */
final class Alarms {
  private static final String ARN = "arn:aws:cloudwatch:us-east-1:111122223333:alarm:";

  private Alarms() {}

  static String arn(String alarm) {
    return ARN + alarm;
  }

  /** The event of EventBridge. */
  static ObjectNode event(String id, String alarm, String state) {
    return (ObjectNode)
        Story.json(
            """
            {"version":"0","id":"%s","detail-type":"CloudWatch Alarm State Change",
             "source":"aws.cloudwatch","account":"111122223333","time":"2026-11-23T14:01:30Z",
             "region":"us-east-1","resources":["%s"],
             "detail":{"alarmName":"%s",
              "configuration":{"description":"too high","metrics":[{"id":"m1","metricStat":{
               "metric":{"dimensions":{"InstanceId":"i-12345678901234567"},
                "name":"CPUUtilization","namespace":"AWS/EC2"},
               "period":300,"stat":"Average"},"returnData":true}]},
              "previousState":{"reason":"r","timestamp":"2026-11-23T13:00:00.000+0000","value":"OK"},
              "state":{"reason":"Threshold Crossed","reasonData":"{}",
               "timestamp":"2026-11-23T14:01:30.000+0000","value":"%s"}}}
            """
                .formatted(id, arn(alarm), alarm, state));
  }

  /** The message of an alarm to a topic. */
  static ObjectNode message(String alarm, String state, String time) {
    return (ObjectNode)
        Story.json(
            """
            {"AlarmName":"%s","AlarmDescription":"too high","AWSAccountId":"111122223333",
             "NewStateValue":"%s","NewStateReason":"Threshold Crossed",
             "StateChangeTime":"%s","Region":"US East (N. Virginia)","AlarmArn":"%s",
             "OldStateValue":"OK","OKActions":[],
             "Trigger":{"MetricName":"CPUUtilization","Namespace":"AWS/EC2",
              "StatisticType":"Statistic","Statistic":"AVERAGE","Unit":null,
              "Dimensions":[{"value":"i-12345678901234567","name":"InstanceId"}],"Period":300}}
            """
                .formatted(alarm, state, time, arn(alarm)));
  }

  /** SNS's notification around a message. */
  static ObjectNode wrapped(String id, JsonNode message) {
    ObjectNode envelope = Json.MAPPER.createObjectNode();
    envelope.put("Type", "Notification").put("MessageId", id).put("TopicArn", "arn:aws:sns:x");
    return envelope.put("Message", message.toString());
  }
}
