package io.github.stepscale.synth.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.stepscale.descriptor.Descriptor;
import io.github.stepscale.descriptor.NamedFiles;
import io.github.stepscale.descriptor.SimulationFile;
import io.github.stepscale.importing.ImportedFile;
import io.github.stepscale.importing.Unsayable;
import io.github.stepscale.importing.source.ScalingSource;
import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.yaml.LocatedFinding;
import io.github.stepscale.yaml.SourcePosition;
import io.github.stepscale.yaml.YamlNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImportJobTest {
    private static final String SHOP = "endpoint/shop/variant/AllTraffic";

    @Test
    void rulesOfOneMetricAreWrittenAsSteps() {
        ImportedFile file = file(Imports.TWO_RULES);

        assertThat(file.name()).isEqualTo("stepscale-shop-AllTraffic.imported.yaml");
        assertThat(file.form()).isEqualTo(ImportedFile.Form.STEPS);
        assertThat(file.text()).isEqualTo("""
                # Imported from template.yaml: endpoint/shop/variant/AllTraffic.
                # Proved: read, planned, rendered and read back, the target and 2 rules have every property of the source, apart from names, descriptions and tags.
                # Not imported, since a descriptor cannot say it:
                # - OutPolicy (template.yaml:12:5): PolicyName: names are made anew, from the stack and the rule
                # - InPolicy (template.yaml:43:5): PolicyName: names are made anew, from the stack and the rule
                endpointName: shop
                variantName: AllTraffic
                minCapacity: 1
                maxCapacity: 10
                metric: InvocationsPerInstance
                steps:
                  - { lower: 60, upper: 80, change: +1 }
                  - { lower: 80, change: +3 }
                  - { upper: 30, change: -1 }
                layout: split
                metricAggregationType: Average
                scaleOut:
                  evaluationPeriods: 2
                  treatMissingData: missing
                  cooldown: 300
                scaleIn:
                  evaluationPeriods: 10
                  datapointsToAlarm: 8
                  cooldown: 600
                """);
    }

    @Test
    void rulesKnowTheResourcesThatTheyComeFrom() {
        assertThat(file(Imports.TWO_RULES).rules())
                .extracting(rule -> rule.id() + " " + rule.policy().name() + " "
                        + rule.alarm().name())
                .containsExactly("ScaleOut OutPolicy OutAlarm", "ScaleIn InPolicy InAlarm");
    }

    @Test
    void rulesInAnotherOrderThanThatOfStepsStayRules() {
        int in = Imports.TWO_RULES.indexOf("  InPolicy:");
        int out = Imports.TWO_RULES.indexOf("  OutPolicy:");
        String swapped = Imports.TWO_RULES.substring(0, out)
                + Imports.TWO_RULES.substring(in)
                + Imports.TWO_RULES.substring(out, in);

        ImportedFile file = file(swapped);

        assertThat(file.form()).isEqualTo(ImportedFile.Form.RULES);
        assertThat(file.rules()).extracting(rule -> rule.id()).containsExactly("In", "Out");
    }

    @Test
    void mistakeOfStepsIsReportedAtThePropertyOfTheTemplate() {
        ImportResult result =
                Imports.run(Imports.TWO_RULES.replace("MetricIntervalUpperBound: 20", "MetricIntervalUpperBound: 10"));

        assertThat(Imports.lines(result))
                .contains("template.yaml:18:9 Resources.OutPolicy.Properties.StepScalingPolicyConfiguration"
                        + ".StepAdjustments: (0, 10) and (20, +inf) have a gap between them. Let one end where the"
                        + " other starts.");
        assertThat(Imports.only(result).file()).isEmpty();
        assertThat(Imports.only(result).read().descriptor()).isEmpty();
        assertThat(result.hasErrors()).isTrue();
    }

    @Test
    void lintSpeaksOfThePropertiesOfTheTemplate() {
        ImportOutcome outcome = Imports.only(Imports.run(Imports.TWO_RULES));

        assertThat(outcome.findings())
                .filteredOn(finding -> finding.finding().path().endsWith("OutAlarm.Properties.EvaluationPeriods"))
                .hasSize(1)
                .allSatisfy(finding -> {
                    assertThat(finding.line()).isEqualTo(36);
                    assertThat(finding.finding().changes()).isEmpty();
                });
    }

    @Test
    void nameThatCloudFormationChoosesIsAskedFor() {
        ImportResult result = Imports.run(ofAnEndpointOfTheTemplate());
        ImportOutcome outcome = Imports.only(result);

        assertThat(outcome.read().descriptor()).isPresent();
        assertThat(outcome.file()).isEmpty();
        assertThat(outcome.reasons())
                .extracting(LocatedFinding::code, finding -> finding.finding().fix())
                .containsExactly(tuple("I-T40", "Give it by -Dstepscale.endpointName=<name>"));
    }

    @Test
    void nameThatAnOptionGivesIsWritten() {
        ImportResult result = Imports.run(
                ofAnEndpointOfTheTemplate(), Imports.with(Map.of("endpointName", "orders", "maxCapacity", "7")));

        ImportedFile file = Imports.only(result).file().orElseThrow();
        assertThat(file.name()).isEqualTo("stepscale-orders-AllTraffic.imported.yaml");
        assertThat(file.text())
                .contains(
                        "# Imported from template.yaml: orders AllTraffic.",
                        "maxCapacity: 7",
                        "metric: InvocationsPerInstance\n");
    }

    @Test
    void propertiesThatScaleNothingAreNamedAndLeftOut() {
        String template = Imports.TWO_RULES.replace(
                "      Statistic: Sum\n",
                "      Statistic: Sum\n"
                        + "      AlarmName: \"pager\\n# minCapacity: 9\"\n"
                        + "      AlarmDescription: Wakes people\n"
                        + "      OKActions: [\"arn:aws:sns:eu-west-1:123456789012:topic\"]\n"
                        + "      Unit: None\n"
                        + "      Tags: [{ Key: team, Value: a }]\n");

        ImportOutcome outcome = Imports.only(Imports.run(template));

        assertThat(outcome.unsayable())
                .extracting(Unsayable::what)
                .contains("AlarmName", "AlarmDescription", "OKActions", "Tags");
        assertThat(outcome.unsayable()).noneMatch(Unsayable::scales);
        assertThat(outcome.file()).isPresent();
    }

    @Test
    void ruleThatWouldScaleOtherwiseIsLeftOutWithItsReason() {
        assertLeft("      Statistic: Sum\n", "      Statistic: Sum\n      Unit: Count\n", "Unit");
        assertLeft("      Statistic: Sum\n", "      ExtendedStatistic: tm90\n", "Statistic");
        assertLeft(
                "      EvaluationPeriods: \"2\"\n",
                "      EvaluationPeriods: 2\n      ActionsEnabled: false\n",
                "ActionsEnabled");
        assertLeft(
                "      Statistic: Sum\n",
                "      ExtendedStatistic: p99\n      EvaluateLowSampleCountPercentile: ignore\n",
                "EvaluateLowSampleCountPercentile");
    }

    @Test
    void alarmThatRunsTwoPoliciesLeavesNothingToImport() {
        ImportOutcome outcome = Imports.only(Imports.run(Imports.TWO_RULES.replace(
                "AlarmActions: [!Ref InPolicy]", "AlarmActions: [!Ref InPolicy, !Ref OutPolicy]")));

        assertThat(outcome.unsayable())
                .extracting(Unsayable::resource, Unsayable::what)
                .containsExactly(tuple("OutPolicy", "step scaling"), tuple("InPolicy", "step scaling"));
        assertThat(outcome.reasons()).extracting(LocatedFinding::code).containsExactly("I-T41");
        assertThat(outcome.file()).isEmpty();
    }

    private static void assertLeft(String present, String other, String what) {
        ImportOutcome outcome = Imports.only(Imports.run(Imports.TWO_RULES.replace(present, other)));

        assertThat(outcome.unsayable())
                .filteredOn(Unsayable::scales)
                .extracting(Unsayable::what)
                .containsExactly(what);
        ImportedFile file = outcome.file().orElseThrow();
        assertThat(file.rules()).hasSize(1);
        assertThat(file.text()).contains(": " + what + ": ");
    }

    @Test
    void trackingBesideStepsIsACommentAndAWarning() {
        String template = Imports.TWO_RULES + TRACKING;

        ImportOutcome outcome = Imports.only(Imports.run(template));

        assertThat(outcome.findings()).extracting(LocatedFinding::code).contains("W-M12");
        assertThat(outcome.file().orElseThrow().text())
                .contains("target tracking of SageMakerVariantInvocationsPerInstance at 70: a descriptor has no target"
                        + " tracking beside other policies");
    }

    private static final String TRACKING = """
              Tracking:
                Type: AWS::ApplicationAutoScaling::ScalingPolicy
                Properties:
                  PolicyName: tracking
                  PolicyType: TargetTrackingScaling
                  ScalingTargetId: !Ref Target
                  TargetTrackingScalingPolicyConfiguration:
                    TargetValue: 70
                    PredefinedMetricSpecification:
                      PredefinedMetricType: SageMakerVariantInvocationsPerInstance
            """;

    @Test
    void trackingAloneIsTracking() {
        String template = Imports.TWO_RULES.substring(0, Imports.TWO_RULES.indexOf("  OutPolicy:")) + TRACKING;

        ImportedFile file = file(template);

        assertThat(file.form()).isEqualTo(ImportedFile.Form.TRACKING);
        assertThat(file.text()).contains("layout: tracking", "target: 70", "scaleInCooldown: 300");
    }

    @Test
    void trackingThatNeverScalesInCannotBeSaid() {
        String template = Imports.TWO_RULES.substring(0, Imports.TWO_RULES.indexOf("  OutPolicy:"))
                + TRACKING.replace("TargetValue: 70", "TargetValue: 70\n        DisableScaleIn: true");

        ImportOutcome outcome = Imports.only(Imports.run(template));

        assertThat(outcome.file()).isEmpty();
        assertThat(outcome.reasons()).extracting(LocatedFinding::code).containsExactly("I-T41");
    }

    @Test
    void targetThatIsRegisteredElsewhereNeedsItsRange() {
        String policies = "Resources:\n"
                + Imports.TWO_RULES
                        .substring(Imports.TWO_RULES.indexOf("  OutPolicy:"))
                        .replace(
                                "ScalingTargetId: !Ref Target",
                                "ServiceNamespace: sagemaker\n      ScalableDimension:"
                                        + " sagemaker:variant:DesiredInstanceCount\n      ResourceId: " + SHOP);

        assertThat(Imports.only(Imports.run(policies)).reasons())
                .extracting(LocatedFinding::code)
                .containsExactly("I-T42");
        ImportResult given = Imports.run(policies, Imports.with(Map.of("minCapacity", "2", "maxCapacity", "5")));
        assertThat(Imports.only(given).file().orElseThrow().text()).contains("minCapacity: 2", "maxCapacity: 5");
    }

    @Test
    void targetOfAnotherServiceIsCheckedAndNotWritten() {
        String ecs = Imports.TWO_RULES
                .replace("ServiceNamespace: sagemaker", "ServiceNamespace: ecs")
                .replace("sagemaker:variant:DesiredInstanceCount", "ecs:service:DesiredCount")
                .replace(SHOP, "service/a/b");

        ImportOutcome outcome = Imports.only(Imports.run(ecs));

        assertThat(outcome.file()).isEmpty();
        assertThat(outcome.read().descriptor()).isEmpty();
        assertThat(outcome.linked().isSageMaker()).isFalse();
    }

    private static String ofAnEndpointOfTheTemplate() {
        return Imports.TWO_RULES
                .replace("ResourceId: " + SHOP, "ResourceId: !Sub endpoint/${Endpoint.EndpointName}/variant/AllTraffic")
                .replace("Value: shop", "Value: !GetAtt Endpoint.EndpointName")
                .replace(
                        "  OutPolicy:\n",
                        "  Endpoint:\n    Type: AWS::SageMaker::Endpoint\n    Properties:\n      EndpointConfigName: x\n"
                                + "  OutPolicy:\n");
    }

    private static ImportedFile file(String template) {
        ImportResult result = Imports.run(template);
        ImportOutcome outcome = Imports.only(result);
        assertThat(outcome.file())
                .as("%s %s", Imports.lines(result), outcome.reasons())
                .isPresent();
        return outcome.file().orElseThrow();
    }

    @Test
    void liveResourcesAreWrittenLikeTheTemplateOfThem() {
        ScalingSource template = Imports.source(Imports.TWO_RULES);
        ScalingSource live = new ScalingSource(
                "eu-west-1",
                template.resources().stream().map(ImportJobTest::live).toList(),
                List.of());

        ImportOutcome outcome = Imports.only(new ImportJob(live, ImportOptions.NONE).run());

        String text = outcome.file().orElseThrow().text();
        assertThat(text).contains("# Imported from eu-west-1: " + SHOP + ".", "# - OutPolicy: PolicyName: ");
        assertThat(keys(text)).isEqualTo(keys(file(Imports.TWO_RULES).text()));
        assertThat(outcome.findings())
                .extracting(LocatedFinding::toString)
                .anyMatch(line -> line.startsWith("OutAlarm OutAlarm.EvaluationPeriods: "));
    }

    /** A resource without lines: its position is its name. */
    private static SourceResource live(SourceResource resource) {
        YamlNode properties = unlined(resource.properties(), resource.name());
        return new SourceResource(
                resource.name(),
                resource.type(),
                resource.references(),
                ((YamlNode.Mapping) properties).movedTo(resource.name()));
    }

    private static YamlNode unlined(YamlNode node, String name) {
        SourcePosition place = SourcePosition.of(name);
        if (node instanceof YamlNode.Mapping mapping) {
            Map<String, YamlNode> entries = new LinkedHashMap<>();
            mapping.entries().forEach((key, value) -> entries.put(key, unlined(value, name)));
            return new YamlNode.Mapping(node.path(), place, entries);
        }
        return node instanceof YamlNode.Sequence list
                ? new YamlNode.Sequence(
                        node.path(),
                        place,
                        list.items().stream().map(item -> unlined(item, name)).toList())
                : new YamlNode.Scalar(
                        node.path(), place, ((YamlNode.Scalar) node).text(), ((YamlNode.Scalar) node).kind());
    }

    private static String keys(String text) {
        return text.substring(text.indexOf("endpointName: "));
    }

    @Test
    void whatNoTemplateSaysComesFromTheDescriptorBesideIt() {
        String beside = "endpointName: ignored\nservice: { requestsPerInstance: 90 }\nobjective: { maxExcess: 1% }\n"
                + "allow: [I-A20]\n";

        ImportOutcome outcome = Imports.only(Imports.run(Imports.TWO_RULES, beside(beside)));

        Descriptor descriptor = outcome.read().descriptor().orElseThrow();
        assertThat(descriptor.service().requestsPerInstance()).hasValue(90);
        assertThat(descriptor.scaling().target().endpoint()).hasValue("shop");
        assertThat(descriptor.sources().locate("objective.maxExcess")).hasToString("beside.yaml:3:14");
        assertThat(outcome.findings()).extracting(LocatedFinding::code).doesNotContain("I-A20");
    }

    @Test
    void mistakeInTheDescriptorBesideIsReportedThere() {
        ImportOutcome outcome =
                Imports.only(Imports.run(Imports.TWO_RULES, beside("service: { requestsPerInstance: many }\n")));

        assertThat(outcome.findings())
                .extracting(LocatedFinding::toString)
                .containsExactly(
                        "beside.yaml:1:12 service.requestsPerInstance: 'many' is not allowed: a number such as 20"
                                + " or 0.5 is. Write plain digits.");
        assertThat(outcome.file()).isEmpty();
    }

    private static ImportOptions beside(String text) {
        SimulationFile file = new SimulationFile("beside.yaml", text.getBytes(StandardCharsets.UTF_8), NamedFiles.NONE);
        return new ImportOptions(Map.of(), Optional.empty(), Optional.of(file));
    }
}
