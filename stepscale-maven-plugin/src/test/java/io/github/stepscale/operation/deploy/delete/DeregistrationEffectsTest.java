package io.github.stepscale.operation.deploy.delete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.StackStatus;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.deploy.stack.StackContents;
import io.github.stepscale.operation.shared.CanonicalJson;
import io.github.stepscale.scripted.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Only deleting a target deletes its policies. */
class DeregistrationEffectsTest {
    private static final String RESOURCE = "endpoint/orders/variant/AllTraffic";
    private static final ScalableTargetId ORDERS =
            new ScalableTargetId(RESOURCE, "sagemaker:variant:DesiredInstanceCount");

    private final DeployFixture stage = new DeployFixture();

    @AfterEach
    void close() {
        stage.close();
    }

    private void tell(String targetStatus, List<String> retained, Stacks.Resource... others) {
        Stacks.Stack stack = new Stacks.Stack(
                "arn:1",
                "scaling",
                StackStatus.DELETE_FAILED,
                "",
                Map.of(),
                Map.of(),
                Map.of(),
                false,
                Optional.empty(),
                List.of());
        Stacks.Resource target = new Stacks.Resource(
                "ScalableTarget", "AWS::ApplicationAutoScaling::ScalableTarget", ORDERS.physicalId(), targetStatus);
        List<Stacks.Resource> resources = new ArrayList<>(List.of(others));
        resources.add(target);
        new DeregistrationEffects(stage.aws(), stage.lines::add).print(new StackContents(stack, resources), retained);
    }

    private void policyByHand() {
        stage.server
                .scaling()
                .putPolicy(CanonicalJson.object()
                        .put("ServiceNamespace", "sagemaker")
                        .put("ResourceId", RESOURCE)
                        .put("ScalableDimension", ORDERS.dimension())
                        .put("PolicyName", "by-hand")
                        .put("PolicyType", "TargetTrackingScaling"));
    }

    @Test
    void aDeletedTargetTakesOtherPoliciesAlong() {
        policyByHand();
        tell("CREATE_COMPLETE", List.of("ScalingDashboard"));

        assertThat(stage.lines)
                .containsExactly(
                        "Deregistering the scalable target also deletes these policies of " + RESOURCE
                                + ", which are not in the stack:",
                        "    TargetTrackingScaling by-hand (no alarm)");
    }

    @Test
    void aTargetWithoutOtherPoliciesPrintsNothing() {
        tell("CREATE_COMPLETE", List.of());

        assertThat(stage.lines).isEmpty();
        assertThat(stage.actions()).containsExactly("DescribeScalingPolicies");
    }

    @Test
    void aTargetThatStaysOrIsAbsentIsNotRead() {
        policyByHand();
        tell("CREATE_COMPLETE", List.of("ScalableTarget"));
        tell("DELETE_COMPLETE", List.of());
        tell("DELETE_SKIPPED", List.of());
        tell("CREATE_FAILED", List.of());

        assertThat(stage.lines).isEmpty();
        assertThat(stage.actions()).isEmpty();
    }

    @Test
    void aPolicyOfTheStackIsNotListed() {
        policyByHand();
        String arn = stage.aws()
                .scaling()
                .policies(RESOURCE, ORDERS.dimension())
                .get(0)
                .arn();

        tell(
                "CREATE_COMPLETE",
                List.of(),
                new Stacks.Resource(
                        "ScaleOutPolicy", "AWS::ApplicationAutoScaling::ScalingPolicy", arn, "CREATE_COMPLETE"));

        assertThat(stage.lines).isEmpty();
    }

    @Test
    void withoutPermissionNothingIsClaimed() {
        stage.server.faultOn("DescribeScalingPolicies", Fault.EXPIRED_TOKEN, 1);

        assertThatThrownBy(() -> tell("CREATE_COMPLETE", List.of())).isInstanceOf(AwsException.class);
    }
}
