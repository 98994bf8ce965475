package io.github.stepscale.operation.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.StackStatus;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.ScalableTargetId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StackMismatchTest {
    private static final ScalableTargetId ORDERS = target("orders");
    private static final Stacks.Resource ALARM = resource("ScaleOutAlarm", "AWS::CloudWatch::Alarm", "alarm");
    private static final Stacks.Resource QUEUE = resource("Queue", "AWS::SQS::Queue", "queue");

    @Test
    void theStackOfTheDescriptorGivesNoWarning() {
        assertThat(warning(targetResource(ORDERS), ALARM)).isEmpty();
    }

    @Test
    void anEmptyStackGivesNoWarning() {
        assertThat(warning()).isEmpty();
    }

    @Test
    void foreignResourcesAreNamedInOrderWithTheFix() {
        assertThat(warning(QUEUE, targetResource(target("returns"))))
                .contains("The stack scaling does not belong to this descriptor, so its alarms may scale something"
                        + " else: no descriptor of this target generates Queue (AWS::SQS::Queue), ScalableTarget (of"
                        + " endpoint/returns/variant/AllTraffic). Check stackName and the names of the target.");
    }

    @Test
    void aDeletedResourceGivesNoWarning() {
        assertThat(warning(new Stacks.Resource("Queue", "AWS::SQS::Queue", "queue", "DELETE_COMPLETE")))
                .isEmpty();
    }

    @Test
    void aForeignTargetWithALineBreakStaysOneLine() {
        assertThat(warning(targetResource(target("returns\nERROR forged"))))
                .hasValueSatisfying(text -> assertThat(text).doesNotContain("\n"));
    }

    private static Optional<String> warning(Stacks.Resource... resources) {
        Stacks.Stack stack = new Stacks.Stack(
                "arn:1",
                "scaling",
                StackStatus.CREATE_COMPLETE,
                "",
                Map.of(),
                Map.of(),
                Map.of(),
                false,
                Optional.empty(),
                List.of());
        return StackMismatch.warning("scaling", stack, List.of(resources), ORDERS);
    }

    private static ScalableTargetId target(String endpoint) {
        return new ScalableTargetId(
                "endpoint/" + endpoint + "/variant/AllTraffic", "sagemaker:variant:DesiredInstanceCount");
    }

    private static Stacks.Resource targetResource(ScalableTargetId target) {
        return resource("ScalableTarget", "AWS::ApplicationAutoScaling::ScalableTarget", target.physicalId());
    }

    private static Stacks.Resource resource(String logicalId, String type, String physicalId) {
        return new Stacks.Resource(logicalId, type, physicalId, "CREATE_COMPLETE");
    }
}
