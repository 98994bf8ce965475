package io.github.stepscale.operation.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.AutoScaling.Policy.Tracking;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.deploy.DeployOptions;
import io.github.stepscale.synth.SynthesizedStack;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the operations do with a stack of target tracking. */
class TrackingOperationsTest {
    private static final String RESOURCE = "endpoint/orders/variant/AllTraffic";
    private static final String DIMENSION = "sagemaker:variant:DesiredInstanceCount";
    private static final SynthesizedStack STACK = DeployFixture.checked("""
            endpointName: orders
            minCapacity: 1
            maxCapacity: 10
            layout: tracking
            tracking: { target: 60.5, scaleOutCooldown: 60 }
            """);

    private final DeployFixture stage = new DeployFixture();

    @BeforeEach
    void deploy() {
        stage.server.script().changeSetsTake(Duration.ZERO);
        stage.server.script().resourcesTake(Duration.ZERO);
        stage.server.sageMaker().endpoint("orders", "InService", "AllTraffic", 2, 2);
        stage.deploy(STACK);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private StatusReport status() {
        return new Status(stage.aws()).run(STACK);
    }

    @Test
    void whatWasDeployedIsReadBackWithoutDifferenceAndIsNotForeign() {
        StatusReport report = status();

        assertThat(report.isDrifted()).isFalse();
        assertThat(report.isComplete()).isTrue();
        assertThat(report.foreignPolicies()).isEmpty();
        assertThat(report.parts().stream().map(StatusReport.Part::name))
                .containsExactly("ScalableTarget", "TrackingPolicy");
    }

    @Test
    void metricTargetAndCooldownsAreComparedAndRepairedInPlace() {
        edit(new Tracking(
                Optional.of("SageMakerVariantConcurrentRequestsPerModelHighResolution"),
                70,
                OptionalInt.of(30),
                OptionalInt.of(600),
                true));

        assertThat(status().parts().get(1).differences())
                .containsExactly(
                        "metric: SageMakerVariantInvocationsPerInstance ->"
                                + " SageMakerVariantConcurrentRequestsPerModelHighResolution",
                        "target: 60.5 -> 70",
                        "scaleOutCooldown: 60 -> 30",
                        "scaleInCooldown: 300 -> 600",
                        "disableScaleIn: false -> true");

        stage.deploy(STACK, DeployOptions.builder().repair(true).build());

        assertThat(stage.lines).contains("Put the settings of TrackingPolicy back.");
        assertThat(stage.actions()).doesNotContain("DeleteStack");
        assertThat(status().isDrifted()).isFalse();
    }

    private void edit(Tracking tracking) {
        stage.aws().scaling().putTrackingPolicy(RESOURCE, DIMENSION, STACK.name() + "-Tracking", tracking);
    }
}
