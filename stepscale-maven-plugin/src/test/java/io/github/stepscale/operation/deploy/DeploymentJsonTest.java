package io.github.stepscale.operation.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.ChangeSets;
import io.github.stepscale.aws.ChangeSets.Change.Property;
import io.github.stepscale.aws.ChangeSets.Change.Replacement;
import io.github.stepscale.operation.deploy.DeployResult.Ending;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeploymentJsonTest {

    @Test
    void everythingThatIsKnownIsWritten() {
        ChangeSets.Change change = new ChangeSets.Change(
                "Modify",
                "ScaleOutAlarm",
                "AWS::CloudWatch::Alarm",
                Optional.of(Replacement.MAYBE),
                List.of(
                        new Property("/Properties/Threshold", Optional.of("600"), Optional.of("700")),
                        new Property("/Properties/Unit", Optional.empty(), Optional.empty())));
        ChangeSets.Change added =
                new ChangeSets.Change("Add", "Board", "AWS::CloudWatch::Dashboard", Optional.empty(), List.of());
        DeployResult result = new DeployResult(
                Ending.UPDATED,
                "scaling",
                "123456789012",
                "eu-central-1",
                Optional.of("arn:stack"),
                Map.of("DashboardUrl", "https://x"),
                List.of(change, added));
        assertThat(DeploymentJson.of(result)).isEqualTo("""
                {
                  "stack" : "scaling",
                  "ending" : "updated",
                  "account" : "123456789012",
                  "region" : "eu-central-1",
                  "stackId" : "arn:stack",
                  "outputs" : {
                    "DashboardUrl" : "https://x"
                  },
                  "changes" : [
                    {
                      "action" : "Modify",
                      "resource" : "ScaleOutAlarm",
                      "type" : "AWS::CloudWatch::Alarm",
                      "replacement" : "maybe",
                      "properties" : [
                        {
                          "path" : "/Properties/Threshold",
                          "before" : "600",
                          "after" : "700"
                        },
                        {
                          "path" : "/Properties/Unit"
                        }
                      ]
                    },
                    {
                      "action" : "Add",
                      "resource" : "Board",
                      "type" : "AWS::CloudWatch::Dashboard",
                      "properties" : [ ]
                    }
                  ]
                }
                """);
    }
}
