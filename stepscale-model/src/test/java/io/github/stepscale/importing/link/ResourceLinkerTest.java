package io.github.stepscale.importing.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.importing.source.SourceResource;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceLinkerTest {
    private static final String TARGET = """
            Resources:
              Target:
                Type: AWS::ApplicationAutoScaling::ScalableTarget
                Properties:
                  ServiceNamespace: sagemaker
                  ResourceId: endpoint/shop/variant/AllTraffic
                  ScalableDimension: sagemaker:variant:DesiredInstanceCount
                  MinCapacity: 1
                  MaxCapacity: 4
            """;

    private static final String ALARM = """
              High:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  AlarmActions: ["${Out}", "${Topic}"]
            """;

    @Test
    void aPolicyNamesItsTargetByReferenceOrByTheThreeProperties() {
        String byReference = policy("Out", "ScalingTargetId: \"${Target}\"");
        String byName = policy(
                "In",
                "ServiceNamespace: sagemaker",
                "ResourceId: endpoint/shop/variant/AllTraffic",
                "ScalableDimension: sagemaker:variant:DesiredInstanceCount");
        String byLiteral = policy(
                "More",
                "ScalingTargetId: endpoint/shop/variant/AllTraffic|sagemaker:variant:DesiredInstanceCount|sagemaker");

        List<LinkedTarget> targets = targets(byReference + byName + byLiteral);

        assertThat(targets).hasSize(1);
        assertThat(targets.get(0).resourceId()).isEqualTo("endpoint/shop/variant/AllTraffic");
        assertThat(targets.get(0).target()).map(SourceResource::name).contains("Target");
        assertThat(policies(targets.get(0))).containsExactly("Out", "In", "More");
    }

    @Test
    void aPolicyOfATargetThatIsNotInTheSourceHasATargetOfItsOwn() {
        List<LinkedTarget> targets = targets(policy(
                "Out",
                "ServiceNamespace: sagemaker",
                "ResourceId: endpoint/blog/variant/AllTraffic",
                "ScalableDimension: sagemaker:variant:DesiredInstanceCount"));

        assertThat(targets).hasSize(2);
        assertThat(targets.get(0).policies()).isEmpty();
        assertThat(targets.get(1).target()).isEmpty();
        assertThat(targets.get(1).resourceId()).isEqualTo("endpoint/blog/variant/AllTraffic");
    }

    @Test
    void anAlarmRunsThePoliciesThatItsActionsName() {
        List<LinkedTarget> targets = targets(ALARM
                + policy("Out", "ScalingTargetId: \"${Target}\"")
                + policy("In", "ScalingTargetId: \"${Target}\""));

        List<LinkedPolicy> policies = targets.get(0).policies();
        assertThat(policies.get(0).alarms()).extracting(SourceResource::name).containsExactly("High");
        assertThat(policies.get(1).alarms()).isEmpty();
    }

    private static List<LinkedTarget> targets(String more) {
        return ResourceLinker.link(TemplateFixture.source(TARGET + more)).targets();
    }

    private static List<String> policies(LinkedTarget target) {
        return target.policies().stream().map(each -> each.policy().name()).toList();
    }

    private static String policy(String name, String... properties) {
        return "  " + name + ":\n    Type: AWS::ApplicationAutoScaling::ScalingPolicy\n    Properties:\n      "
                + String.join("\n      ", properties) + "\n";
    }
}
