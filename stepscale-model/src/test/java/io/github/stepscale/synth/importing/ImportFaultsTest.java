package io.github.stepscale.synth.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.importing.ImportedFile;
import io.github.stepscale.yaml.LocatedFinding;
import org.junit.jupiter.api.Test;

/** The smallest templates of the faults that random templates and mutants have found. */
class ImportFaultsTest {
    /** Where the metric of the scale-in alarm begins. */
    private static final String INPUT = "        - Id: load\n          ReturnData: false\n";

    /** A template with texts in the place of others. */
    private static ImportResult run(String... replacements) {
        String template = Imports.TWO_RULES;
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(template).contains(replacements[i]);
            template = template.replace(replacements[i], replacements[i + 1]);
        }
        return Imports.run(template);
    }

    private static String file(ImportResult result) {
        return Imports.only(result)
                .file()
                .map(ImportedFile::text)
                .orElseGet(() -> Imports.lines(result).toString());
    }

    @Test
    void theResultMayStandBeforeTheExpressionThatItFills() {
        String half = "        - Id: half\n          Expression: load / 2\n          ReturnData: false\n";
        assertThat(file(run("FILL(load,0)", "FILL(half,0)", INPUT, half + INPUT)))
                .contains("expression: \"load / 2\"", "fill: 0");
    }

    @Test
    void dimensionsInAnotherOrderAreTheSameMetric() {
        String one = "MetricName: Own\n      Dimensions: [{Name: a, Value: x}, {Name: b, Value: y}]\n";
        String other = "MetricName: Own\n              Dimensions: [{Name: b, Value: y}, {Name: a, Value: x}]\n";
        String text = file(Imports.run(Imports.TWO_RULES
                .replaceFirst("MetricName: Inv.*\\n(.*\\n){5}(?= +Statistic)", one)
                .replaceFirst("MetricName: Inv.*\\n(.*\\n){5}(?= +Period)", other)));
        assertThat(text).contains("steps:").containsOnlyOnce("name: Own");
    }

    @Test
    void weightsAreRecognizedWhereverTheInstanceTypeStands() {
        String weighted = "      Metrics:\n"
                + "        - {Id: e, Expression: 0.5 * t1 + 2 * t2}\n"
                + input("t1", "{Name: EndpointName, Value: shop}, {Name: InstanceType, Value: ml.g5.xlarge}")
                + input("t2", "{Name: InstanceType, Value: ml.g6.xlarge}, {Name: EndpointName, Value: shop}");
        String text = file(Imports.run(
                Imports.TWO_RULES.replaceFirst("      Namespace: (.*\\n){9}(?= +EvaluationPeriods)", weighted)));
        assertThat(text).contains("weights:");
    }

    private static String input(String id, String dimensions) {
        return "        - {Id: " + id + ", ReturnData: false, MetricStat: {Period: 60, Stat: Sum, Metric:"
                + " {Namespace: Shop, MetricName: Own, Dimensions: [" + dimensions + "]}}}\n";
    }

    @Test
    void aQueryWithoutANamespaceIsAMistake() {
        ImportResult result =
                run("            Metric:\n              Namespace: AWS/SageMaker\n", "            Metric:\n");
        assertThat(Imports.only(result).file()).isEmpty();
        assertThat(Imports.lines(result))
                .filteredOn(line -> !line.contains("fixed name"))
                .containsExactly(
                        "template.yaml:62:13 Resources.InAlarm.Properties.Metrics[1].MetricStat.Metric.Namespace: is"
                                + " missing: CloudWatch finds a metric by its namespace and its name. Add it.");
    }

    /** A written descriptor cannot have it, so the mistake is at its place and not in the proof. */
    @Test
    void whatLooksLikeAPropertyOfMavenIsNamedAtItsPlace() {
        ImportResult result = run("MetricName: InvocationsPerInstance", "MetricName: \"${load}\"");
        assertThat(Imports.only(result).file()).isEmpty();
        assertThat(Imports.lines(result))
                .anyMatch(line -> line.contains("MetricName: contains '${load}': properties of Maven"))
                .noneMatch(line -> line.contains("report this as a fault"));
    }

    @Test
    void aReferenceInPlaceOfAWordIsAMistakeAtItsPlace() {
        String type = "PolicyName: shop-in\n      PolicyType: ";
        ImportResult result = run(type + "StepScaling", type + "!Ref OutPolicy");
        assertThat(Imports.lines(result))
                .anyMatch(line ->
                        line.contains("Resources.InPolicy.Properties.PolicyType: '${OutPolicy}' is not allowed"))
                .noneMatch(line -> line.contains("report this as a fault"));
    }

    @Test
    void aValueThatIsNotKnownIsNoFaultOfTheProof() {
        String type = "PolicyName: shop-in\n      PolicyType: ";
        ImportResult result = run(type + "StepScaling", type + "!Ref Missing");
        assertThat(Imports.only(result).file()).isEmpty();
        assertThat(result.findings())
                .extracting(LocatedFinding::toString)
                .filteredOn(line -> !line.contains("fixed name"))
                .containsExactly(
                        "template.yaml:45:7 Resources.InPolicy.Properties.PolicyType: 'Missing' is not a parameter or"
                                + " resource of this template. Add it, or correct the reference.");
        assertThat(Imports.only(result).findings())
                .noneMatch(found -> found.finding().id().equals("T59"));
    }

    @Test
    void aDimensionTwiceCannotBeSaid() {
        ImportResult result = run(
                "    Metric:\n              Namespace: AWS/SageMaker\n              MetricName: InvocationsPerInstance\n"
                        + "              Dimensions:\n",
                "    Metric:\n              Namespace: AWS/SageMaker\n              MetricName: InvocationsPerInstance\n"
                        + "              Dimensions:\n                - {Name: EndpointName, Value: shop}\n");
        assertThat(Imports.only(result).unsayable())
                .extracting(Object::toString)
                .anyMatch(part -> part.contains("Dimensions: has one of them twice"));
        assertThat(Imports.lines(result)).noneMatch(line -> line.contains("report this"));
    }

    @Test
    void aDimensionOfAnotherKindIsNoFaultOfTheProof() {
        ImportResult result = run("sagemaker:variant:DesiredInstanceCount", "sagemaker:variant:DesiredCount");
        assertThat(Imports.lines(result))
                .noneMatch(line -> line.contains("report this"))
                .anyMatch(line -> line.contains("'sagemaker:variant:DesiredCount'"));
    }
}
