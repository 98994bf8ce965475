package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.operation.importing.LiveFixture;
import io.github.stepscale.scripted.Fault;
import io.github.stepscale.scripted.ScriptedAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Import prints what it finds, writes what can be said, and never over another file. */
class ImportGoalTest {
    private static final String ORDERS = "stepscale-orders-AllTraffic.imported.yaml";
    private static final String NO_ALARM = "{\"MetricIntervalLowerBound\": 0, \"ScalingAdjustment\": 1}";

    private static final String TEMPLATE = """
            Parameters:
              High: { Type: Number }
              Endpoint: { Type: String }
            Resources:
              Target:
                Type: AWS::ApplicationAutoScaling::ScalableTarget
                Properties:
                  ServiceNamespace: sagemaker
                  ResourceId: !Sub endpoint/${Endpoint}/variant/A
                  ScalableDimension: sagemaker:variant:DesiredInstanceCount
                  MinCapacity: 1
                  MaxCapacity: 4
              Policy:
                Type: AWS::ApplicationAutoScaling::ScalingPolicy
                Properties:
                  PolicyName: one
                  PolicyType: StepScaling
                  ScalingTargetId: !Ref Target
                  StepScalingPolicyConfiguration:
                    AdjustmentType: ChangeInCapacity
                    Cooldown: 60
                    StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }]
              Alarm:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  Namespace: AWS/SageMaker
                  MetricName: InvocationsPerInstance
                  Dimensions: [{ Name: EndpointName, Value: !Ref Endpoint }, { Name: VariantName, Value: A }]
                  Statistic: Sum
                  Period: 60
                  EvaluationPeriods: 2
                  Threshold: !Ref High
                  ComparisonOperator: GreaterThanOrEqualToThreshold
                  AlarmActions: [!Ref Policy]
            """;

    @TempDir
    Path module;

    private ScriptedAws aws;
    private MojoFixture goals;
    private LiveFixture live;

    @BeforeEach
    void start() throws IOException {
        aws = ScriptedAws.quick();
        goals = new MojoFixture(module, aws.endpoint());
        live = new LiveFixture(aws);
        aws.sageMaker().endpoint("orders", "InService", "AllTraffic", 2, 2);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private void scaleOrders() {
        live.target("orders", "AllTraffic")
                .scaleOut("orders", "AllTraffic", "out", "600")
                .scaleIn("orders", "AllTraffic", "in", "200");
    }

    private ImportMojo all() {
        ImportMojo all = goals.importing();
        all.importAll = true;
        return all;
    }

    private ImportMojo ofTemplate(String... parameters) throws IOException {
        goals.describe("template.yaml", TEMPLATE);
        ImportMojo template = goals.importing();
        template.template = module.resolve("template.yaml").toFile();
        template.importParameters = List.of(parameters);
        return template;
    }

    private List<String> written() throws IOException {
        try (Stream<Path> files = Files.list(module)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".imported.yaml"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aLiveTargetBecomesADescriptorThatIsProved() throws Exception {
        scaleOrders();

        goals.importing().execute();

        assertThat(goals.lines())
                .containsSubsequence(
                        "INFO Region eu-central-1",
                        "INFO endpoint/orders/variant/AllTraffic: 2 step policies and 2 alarms",
                        "INFO stepscale-orders-AllTraffic: 1 to 8 instances",
                        "INFO   InvocationsPerInstance, Sum of 60 s",
                        "INFO     (200, 600)   hold (no alarm)",
                        "INFO Wrote " + ORDERS)
                .anyMatch(line -> line.startsWith("WARN in-alarm ") && line.endsWith(" [W-A08]"))
                .anyMatch(line -> line.startsWith("INFO " + ORDERS + " says it as rules. Proved: "))
                .last()
                .isEqualTo("INFO Next: mvn stepscale:validate -Dstepscale.descriptor=" + ORDERS);
        assertThat(Files.readString(module.resolve(ORDERS)))
                .contains("endpointName: orders\n")
                .contains("threshold: 600\n");
    }

    @Test
    void theWrittenDescriptorDeploysTheSameAsBefore() throws Exception {
        goals.describe(MojoFixture.SPLIT);
        goals.deploy().execute();
        goals.importing().execute();
        String imported = Files.readString(module.resolve(ORDERS));
        ImportMojo again = goals.importing();
        again.stackName = "second";
        goals.delete(true).execute();
        goals.describe(imported);
        goals.deploy().execute();

        again.execute();

        String second = Files.readString(module.resolve("second.imported.yaml"));
        assertThat(second).contains("Proved: ").contains("minCapacity: 1\n", "maxCapacity: 10\n");
        assertThat(scaling(second)).isEqualTo(scaling(imported));
    }

    /** What scales, without the names and comments. */
    private static List<String> scaling(String descriptor) {
        return descriptor
                .lines()
                .filter(line ->
                        line.matches(".*(threshold|omparison|valuation|datapoints|Missing|cooldown|ggregation|fill"
                                + "|lower|upper|Bound|change|Capacity).*"))
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    @Test
    void theSameImportLeavesItsFileUnchanged() throws Exception {
        scaleOrders();
        goals.importing().execute();

        goals.importing().execute();

        assertThat(goals.lines()).contains("INFO Unchanged: " + ORDERS);
    }

    @Test
    void aFileWithOtherContentIsNotOverwritten() throws Exception {
        scaleOrders();
        goals.describe(ORDERS, "mine");

        assertThatThrownBy(() -> goals.importing().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "endpoint/orders/variant/AllTraffic: " + ORDERS + " exists and has other content, and an import"
                                + " overwrites no file. Rename or remove it, or give the imported descriptor another name with"
                                + " -Dstepscale.stackName.");
        assertThat(module.resolve(ORDERS)).hasContent("mine");
    }

    @Test
    void anImportIsKeptWhereTheDescriptorsAre() throws Exception {
        scaleOrders();
        goals.describe("descriptors/other.yaml", MojoFixture.SPLIT);
        ImportMojo ofFolder = goals.importing();
        ofFolder.descriptor = module.resolve("descriptors").toFile();

        ofFolder.execute();

        assertThat(module.resolve("descriptors").resolve(ORDERS)).exists();
    }

    @Test
    void allTargetsAreImportedAndOneThatFailsStopsNoOther() throws Exception {
        scaleOrders();
        live.target("books", "A").scaleOut("books", "A", "b-out", "70");
        live.target("shop", "A").putPolicy("shop", "A", "lonely", NO_ALARM);
        live.target("tea", "A").tracking("tea", "A", "track");
        goals.describe("stepscale-books-A.imported.yaml", "mine");

        assertThatThrownBy(() -> all().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("endpoint/books/variant/A: stepscale-books-A.imported.yaml exists");
        assertThat(written())
                .containsExactly("stepscale-books-A.imported.yaml", ORDERS, "stepscale-tea-A.imported.yaml");
        assertThat(goals.lines())
                .anyMatch(line -> line.matches("INFO target +policies  alarms  form +errors  warnings  infos  file"))
                .anyMatch(line -> line.matches("INFO endpoint/orders/variant/AllTraffic +2 +2 +rules +0 .*" + ORDERS))
                .anyMatch(line -> line.matches("INFO endpoint/shop/variant/A +1 +0 +- +1 .*-"))
                .anyMatch(line -> line.matches("INFO endpoint/tea/variant/A +1 +0 +target tracking +0 .*"));
    }

    @Test
    void findingsOfSeveralAreCountedInTheEnd() {
        scaleOrders();
        live.target("shop", "A").putPolicy("shop", "A", "lonely", NO_ALARM);

        assertThatThrownBy(() -> all().execute())
                .hasMessage(
                        "1 error and 1 warning. The table above says where. 1 of 2 targets were imported. Correct them in"
                                + " the imported descriptors, and where there is none in the account; then run mvn"
                                + " stepscale:import.");
    }

    @Test
    void severeFindingsFailTheBuildAfterTheFileIsWritten() {
        scaleOrders();
        ImportMojo strict = goals.importing();
        strict.failOn = "warning";

        assertThatThrownBy(strict::execute)
                .hasMessage("1 warning. Correct it in " + ORDERS + ", accept it under 'allow', then run mvn"
                        + " stepscale:validate -Dstepscale.descriptor=" + ORDERS + ".");
        assertThat(module.resolve(ORDERS)).exists();
    }

    @Test
    void aTemplateIsImportedOfflineAndSendsNothing() throws Exception {
        goals.request.setOffline(true);
        ImportMojo template = ofTemplate("High=600", "Endpoint=web");
        template.endpoint = null;

        template.execute();

        assertThat(written()).containsExactly("stepscale-web-A.imported.yaml");
        assertThat(Files.readString(module.resolve("stepscale-web-A.imported.yaml")))
                .contains("# Imported from template.yaml: endpoint/web/variant/A.\n")
                .contains("steps:\n  - { lower: 600, change: +1 }\n");
        assertThat(goals.lines())
                .startsWith("INFO template.yaml")
                .contains("INFO endpoint/web/variant/A: 1 step policy and 1 alarm");
        assertThat(aws.requests()).isEmpty();
    }

    @Test
    void aLiveImportNeedsTheNetwork() {
        goals.request.setOffline(true);
        ImportMojo offline = goals.importing();
        offline.endpoint = null;

        assertThatThrownBy(offline::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("offline");
    }

    @Test
    void everyUnknownValueIsNamedWithTheParameterThatGivesIt() throws Exception {
        ImportMojo template = ofTemplate("Endpoint=web");

        assertThatThrownBy(template::execute)
                .hasMessage("1 error. No descriptor was written. Correct it, then run mvn" + " stepscale:import.");
        assertThat(goals.lines())
                .anyMatch(line -> line.startsWith("ERROR template.yaml:32:7 Resources.Alarm.Properties.Threshold: ")
                        && line.contains("Give it: -Dstepscale.import.parameters=High=<value>."))
                .noneMatch(line -> line.contains("hold (no alarm)"));
        assertThat(written()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            none.yaml   | none.yaml does not exist. Expected: a CloudFormation template, YAML or JSON.
            .           | is a folder. Name a file. Expected: a CloudFormation template, YAML or JSON.
            broken.yaml | 1 error. No descriptor was written. Correct it, then run mvn stepscale:import.
            """)
    void whatIsNoTemplateIsSaid(String file, String sentence) throws IOException {
        goals.describe("broken.yaml", "a: [");
        ImportMojo template = goals.importing();
        template.template = module.resolve(file).toFile();

        assertThatThrownBy(template::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageEndingWith(sentence);
    }

    @Test
    void aTargetWithoutPoliciesIsSaid() {
        live.target("orders", "AllTraffic");

        assertThatThrownBy(() -> goals.importing().execute())
                .hasMessage("Nothing was imported: the lines above say why.");
        assertThat(goals.lines())
                .contains("INFO endpoint/orders/variant/AllTraffic: no policies")
                .anyMatch(line -> line.contains("has no scaling policy: nothing scales it."));
    }

    @Test
    void aNameThatIsNotThereIsAnsweredWithASimilarOne() {
        scaleOrders();
        ImportMojo wrong = goals.importing();
        wrong.endpointName = "ordes";

        assertThatThrownBy(wrong::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "There is no scalable target of endpoint ordes in Region eu-central-1. Did you mean orders? There"
                                + " is endpoint/orders/variant/AllTraffic.");
    }

    @Test
    void aMissingPermissionForWhatIsNeededIsSaid() {
        scaleOrders();
        aws.faultOn("DescribeScalingPolicies", Fault.ACCESS_DENIED, 1);

        assertThatThrownBy(() -> goals.importing().execute())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("Cannot read the scaling policies of endpoint/orders/variant/AllTraffic: ")
                .hasMessageEndingWith("Grant the caller that permission.");
    }

    @Test
    void aMissingPermissionForTheRestIsAFinding() throws Exception {
        scaleOrders();
        aws.faultOn("DescribeScheduledActions", Fault.ACCESS_DENIED, 1);

        goals.importing().execute();

        assertThat(goals.lines())
                .anyMatch(line -> line.startsWith("WARN eu-central-1: Cannot read the scheduled actions")
                        && line.endsWith("[W-T60]"));
        assertThat(module.resolve(ORDERS)).exists();
    }

    @Test
    void anAlarmOnAQueryThatIsNotReadIsOneError() {
        scaleOrders();
        ObjectNode alarm = aws.alarms().alarm("out-alarm");
        aws.alarms().removeAlarm("out-alarm");
        alarm.remove(List.of("MetricName", "Namespace", "Statistic", "Dimensions", "Threshold", "ComparisonOperator"));
        aws.alarms().putAlarm(alarm);

        assertThatThrownBy(() -> goals.importing().execute())
                .isInstanceOf(MojoFailureException.class)
                .message()
                .doesNotContain("defect");
        assertThat(goals.lines())
                .filteredOn(line -> line.startsWith("ERROR "))
                .anyMatch(line -> line.endsWith("[E-T62]"));
    }

    @Test
    void contradictionsAreReportedTogether() {
        ImportMojo goal = all();
        goal.template = module.resolve("template.yaml").toFile();
        goal.endpointName = "orders";
        goal.stackName = "a";
        goal.variantName = "A";
        goal.inferenceComponentName = "c";
        goal.importParameters = List.of("High");

        assertThatThrownBy(goal::execute)
                .message()
                .satisfies(message -> assertThat(message.lines())
                        .containsExactly(
                                "stepscale.import.parameters is 'High': Name=value, with commas between several, is allowed.",
                                "stepscale.template and stepscale.import.all exclude each other. Leave out one of them.",
                                "stepscale.endpointName and stepscale.import.all exclude each other. Leave out one of them.",
                                "stepscale.variantName and stepscale.import.all exclude each other. Leave out one of them.",
                                "stepscale.inferenceComponentName and stepscale.import.all exclude each other. Leave out one of"
                                        + " them.",
                                "stepscale.stackName and stepscale.import.all exclude each other. Leave out one of them.",
                                "stepscale.variantName and stepscale.inferenceComponentName exclude each other. Leave out one of"
                                        + " them."));
        assertThat(aws.requests()).isEmpty();
    }

    @Test
    void valuesOfParametersNeedATemplate() {
        ImportMojo goal = goals.importing();
        goal.importParameters = List.of("High=1");

        assertThatThrownBy(goal::execute)
                .hasMessage(
                        "stepscale.import.parameters gives values to a template. Name one with stepscale.template, or"
                                + " leave it out.");
    }

    @Test
    void theGoalCanBeSkipped() throws Exception {
        ImportMojo skipped = goals.importing();
        skipped.importSkip = true;

        skipped.execute();

        assertThat(goals.lines()).containsExactly("INFO Skipped: stepscale.import.skip is true.");
    }
}
