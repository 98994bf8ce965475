package io.github.stepscale.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.ScalingDescriptionBuilder;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.testing.RandomScaling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DeployedResourcesTest {
    private static final Path SCHEMAS = Path.of("..", "..", "shared", "schemas");

    @Test
    void everyTemplateOfOursIsOursAndStaysInItself() {
        RandomScaling.forEach(200, scaling -> {
            DeployedResources resources = resources(scaling);
            assertThat(resources.areGenerated()).isTrue();
            assertThat(resources.removedOrReplacedBy(resources)).isEmpty();
        });
    }

    @Test
    void otherResourcesBesideOursAreForeign() {
        String template = template(split().build()) + "  # end\n";
        DeployedResources resources = DeployedResources.of(
                template.replace("Resources:\n", "Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n"), Map.of());
        assertThat(resources.areGenerated()).isFalse();
        assertThat(resources.foreign()).containsExactly("Queue (AWS::SQS::Queue)");
    }

    @Test
    void alarmsWithoutAScalableTargetAreNotOurs() {
        DeployedResources resources = DeployedResources.of(
                "{\"Resources\": {\"QueueAlarm\": {\"Type\": \"AWS::CloudWatch::Alarm\"}}}", Map.of());
        assertThat(resources.foreign()).isEmpty();
        assertThat(resources.areGenerated()).isFalse();
    }

    @Test
    void whatCannotBeReadIsNotOurs() {
        for (String text : List.of("", "Resources: [", "\t{", "just text", "Resources: !!binary x", "[1, 2]")) {
            DeployedResources resources = DeployedResources.of(text, Map.of());
            assertThat(resources.areGenerated()).as(text).isFalse();
            assertThat(resources.isReadable()).as(text).isFalse();
        }
    }

    @Test
    void jsonIndentedWithTabsIsRead() {
        DeployedResources resources = DeployedResources.of(
                "\n{\n\t\"Resources\": {\n\t\t\"Queue\": {\"Type\": \"AWS::SQS::Queue\"}\n\t}\n}", Map.of());
        assertThat(resources.isReadable()).isTrue();
        assertThat(resources.foreign()).containsExactly("Queue (AWS::SQS::Queue)");
    }

    @Test
    void yamlInBracesIsRead() {
        DeployedResources resources = DeployedResources.of("{Resources: {Queue: {Type: AWS::SQS::Queue}}}", Map.of());
        assertThat(resources.foreign()).containsExactly("Queue (AWS::SQS::Queue)");
    }

    @Test
    void otherStepsThresholdsAndCapacitiesEndNothing() {
        ScalingDescription other = ScalingDescription.endpoint("orders")
                .minCapacity(2)
                .maxCapacity(20)
                .layout(Layout.SPLIT)
                .step(Step.upper(30).change(-2))
                .step(Step.lower(80).change(4))
                .build();
        assertThat(resources(split().build()).removedOrReplacedBy(resources(other)))
                .isEmpty();
    }

    @Test
    void aRuleThatGoesEndsItsPolicyAndItsAlarm() {
        ScalingDescription onlyOut = ScalingDescription.endpoint("orders")
                .minCapacity(1)
                .maxCapacity(10)
                .layout(Layout.SPLIT)
                .step(Step.lower(50).change(1))
                .build();
        assertThat(resources(split().build()).removedOrReplacedBy(resources(onlyOut)))
                .containsExactly("ScaleInPolicy", "ScaleInAlarm");
    }

    @Test
    void anotherTargetEndsTheTargetAndTheirPoliciesAndNoAlarm() {
        String template = template(split().build());
        Map<String, String> other = new HashMap<>(parameters());
        other.put("EndpointName", "payments");
        assertThat(DeployedResources.of(template, parameters())
                        .removedOrReplacedBy(DeployedResources.of(template, other)))
                .containsExactly("ScalableTarget", "ScaleOutPolicy", "ScaleInPolicy");
    }

    @Test
    void parametersThatAreNotGivenHaveTheirDefaults() {
        String template = template(split().build());
        assertThat(DeployedResources.of(template, Map.of())
                        .removedOrReplacedBy(DeployedResources.of(template, parameters())))
                .isEmpty();
        assertThat(DeployedResources.of(template, Map.of())
                        .removedOrReplacedBy(DeployedResources.of(template, Map.of("VariantName", "green"))))
                .startsWith("ScalableTarget");
    }

    @Test
    void aFixedNameEqualsTheSameNameBuiltOfParameters() {
        String template = template(split().build());
        String fixed = template.replace(
                "ResourceId:\n        Fn::Sub: \"endpoint/${EndpointName}/variant/${VariantName}\"",
                "ResourceId: endpoint/orders/variant/AllTraffic");
        assertThat(fixed).isNotEqualTo(template);
        assertThat(DeployedResources.of(fixed, Map.of())
                        .removedOrReplacedBy(DeployedResources.of(template, parameters())))
                .isEmpty();
    }

    @Test
    void anotherDashboardNameOrTypeEndsTheResource() {
        String template = template(split().build());
        assertThat(ended(template, template.replace("${AWS::StackName}-${AWS::Region}", "board-${AWS::Region}")))
                .containsExactly("ScalingDashboard");
        assertThat(ended(template, template.replace("AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm")))
                .containsExactly("ScaleOutAlarm", "ScaleInAlarm");
        assertThat(ended(template.replace("AlarmDescription:", "AlarmName: mine\n      AlarmDescription:"), template))
                .containsExactly("ScaleOutAlarm", "ScaleInAlarm");
    }

    @Test
    void foreignResourcesThatGoAreEndedToo() {
        String foreign = "{\"Resources\": {\"Queue\": {\"Type\": \"AWS::SQS::Queue\"}}}";
        assertThat(ended(foreign, template(split().build()))).containsExactly("Queue");
        assertThat(ended(foreign, foreign)).isEmpty();
    }

    @Test
    void whatCannotChangeIsWhatAwsSchemasSay() throws IOException {
        assumeTrue(Files.isDirectory(SCHEMAS), "skipped: no ../shared/schemas with AWS's resource schemas");
        for (Map.Entry<String, Set<String>> type : DeployedResources.CREATE_ONLY.entrySet()) {
            Path file = SCHEMAS.resolve(type.getKey().replace("::", "_") + ".json");
            JsonNode schema = new ObjectMapper().readTree(file.toFile());
            Set<String> names = new TreeSet<>();
            schema.path("createOnlyProperties")
                    .forEach(path -> names.add(path.asText().replace("/properties/", "")));
            assertThat(type.getValue()).as(type.getKey()).isEqualTo(names);
        }
    }

    private static List<String> ended(String before, String after) {
        return DeployedResources.of(before, Map.of()).removedOrReplacedBy(DeployedResources.of(after, Map.of()));
    }

    private static ScalingDescriptionBuilder split() {
        return ScalingDescription.endpoint("orders")
                .minCapacity(1)
                .maxCapacity(10)
                .layout(Layout.SPLIT)
                .step(Step.upper(20).change(-1))
                .step(Step.lower(50).change(1));
    }

    private static Map<String, String> parameters() {
        return Templates.of(split().build()).parameterValues();
    }

    private static String template(ScalingDescription scaling) {
        return Templates.of(scaling).yaml();
    }

    private static DeployedResources resources(ScalingDescription scaling) {
        StackTemplate template = Templates.of(scaling);
        return DeployedResources.of(template.yaml(), template.parameterValues());
    }
}
