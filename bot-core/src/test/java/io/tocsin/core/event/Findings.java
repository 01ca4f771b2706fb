package io.tocsin.core.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.testkit.Story;

/** Events of EventBridge as Security Hub and others send them. */
final class Findings {
  static final String BUCKET = "arn:aws:s3:::shop-invoices";

  /** The rule of the tutorial: new findings that matter. */
  static final String RULE =
      """
      {"source":["aws.securityhub"],"detail-type":["Security Hub Findings - Imported"],
       "detail":{"findings":{"Severity":{"Label":["HIGH","CRITICAL"]},"Workflow":{"Status":["NEW"]},
        "RecordState":["ACTIVE"]}}}\
      """;

  private Findings() {}

  static String arn(String finding) {
    return "arn:aws:securityhub:us-east-1::product/aws/guardduty/" + finding;
  }

  static ObjectNode imported(String id, String finding, String severity, String workflow) {
    return (ObjectNode)
        Story.json(
            """
            {"version":"0","id":"%s","detail-type":"Security Hub Findings - Imported",
             "source":"aws.securityhub","account":"111122223333","time":"2026-11-23T14:01:30Z",
             "region":"us-east-1","resources":["%s"],
             "detail":{"findings":[{"SchemaVersion":"2018-10-08","Id":"%s",
              "Title":"S3 bucket is public","Severity":{"Label":"%s","Normalized":70},
              "Workflow":{"Status":"%s"},"RecordState":"ACTIVE",
              "Resources":[{"Type":"AwsS3Bucket","Id":"%s","Region":"us-east-1"},
               {"Type":"Other","Id":"no-arn"}]}]}}
            """
                .formatted(id, arn(finding), finding, severity, workflow, BUCKET));
  }

  /** An event of a program of one's own, about nothing that has an ARN. */
  static ObjectNode custom(String id, String detailType) {
    return (ObjectNode)
        Story.json(
            """
            {"version":"0","id":"%s","detail-type":"%s","source":"shop.orders",
             "account":"111122223333","time":"2026-11-23T14:01:30Z","region":"us-east-1",
             "resources":[],"detail":{"order":7}}
            """
                .formatted(id, detailType));
  }
}
