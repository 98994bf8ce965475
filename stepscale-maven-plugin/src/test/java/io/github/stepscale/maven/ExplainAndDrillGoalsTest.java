package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.scripted.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The goals explain and drill, with real time and a scripted AWS whose alarms scale. */
class ExplainAndDrillGoalsTest extends ScriptedModule {
    private static final String SPLIT = """
            endpointName: orders
            stackName: orders-scaling
            minCapacity: 1
            maxCapacity: 10
            layout: split
            steps:
              - { upper: 20, change: -1 }
              - { lower: 50, upper: 80, change: +1 }
              - { lower: 80, change: +3 }
            """;
    private static final String COMPONENT = """
            inferenceComponentName: summarizer
            stackName: summarizer-scaling
            minCapacity: 1
            maxCapacity: 6
            layout: split
            steps:
              - { upper: 30, change: -1 }
              - { lower: 100, upper: 180, change: +1 }
              - { lower: 180, change: +2 }
            """;

    @Override
    String descriptor() {
        return SPLIT;
    }

    @BeforeEach
    void prepare() {
        aws.sageMaker().endpoint("orders", "InService", "AllTraffic", 2, 2);
        aws.alarmsScale();
    }

    @Test
    void explainSaysThatNothingHappened() throws Exception {
        goals.deploy().execute();
        goals.explain().execute();

        assertThat(goals.lines())
                .contains(
                        "INFO Region eu-central-1, stack orders-scaling",
                        "INFO Nothing happened: no alarm was in ALARM or changed, and nothing was scaled.");
    }

    @Test
    void explainShowsADrillAndWritesIt() throws Exception {
        goals.deploy().execute();
        goals.drill(true).execute();
        goals.explain().execute();

        assertThat(goals.lines())
                .anySatisfy(line -> assertThat(line)
                        .matches(
                                "INFO \\d\\d:\\d\\d ScaleOutAlarm at 65 \\(\\d+ of \\d+\\) requested \\+1, done: Setting"
                                        + " desired instance count to 3 \\(.*\\)"));
        assertThat(goals.written("orders-scaling.explain.json"))
                .content()
                .contains("\"alarm\" : \"ScaleOutAlarm\"", "requested +1, done: Setting desired instance count to 3")
                .endsWith("}\n");
    }

    @Test
    void explainKeepsToTheGivenRange() throws Exception {
        goals.deploy().execute();
        goals.drill(true).execute();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        ExplainMojo explain = goals.explain();
        explain.since = now.minus(Duration.ofHours(2)).toString();
        explain.until = now.minus(Duration.ofHours(1)).toString();
        explain.execute();

        assertThat(goals.lines())
                .contains("INFO Nothing happened: no alarm was in ALARM or changed, and nothing was scaled.");
        assertThat(goals.written("orders-scaling.explain.json"))
                .content()
                .contains("\"from\" : \"" + explain.since + "\"", "\"to\" : \"" + explain.until + "\"");
    }

    @Test
    void explainCoversEachDescriptorOfAFolder() throws Exception {
        goals.deploy().execute();
        goals.describe("more/one.yaml", SPLIT);
        goals.describe("more/two.yaml", SPLIT.replace("orders", "returns"));
        ExplainMojo explain = goals.explain();
        explain.descriptor = module.resolve("more").toFile();

        assertThatThrownBy(explain::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("1 of 2 stacks failed; ")
                .hasMessageEndingWith(
                        "returns-scaling: There is no stack returns-scaling in Region eu-central-1: nothing to explain. Deploy it with"
                                + " mvn stepscale:deploy.");
        assertThat(goals.lines()).contains("INFO Region eu-central-1, stack orders-scaling");
    }

    @Test
    void aReadThatExplainIsDeniedIsAnErrorOfTheEnvironment() throws Exception {
        goals.deploy().execute();
        aws.faultOn("DescribeAlarmHistory", Fault.ACCESS_DENIED, 1);

        assertThatThrownBy(() -> goals.explain().execute())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("cloudwatch:DescribeAlarmHistory");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            since   | yesterday | stepscale.since is 'yesterday': a number with s, m, h or d, such as 3h, or a time in UTC such as 2026-01-31T08:00:00Z, is allowed.
            until   | 3h        | stepscale.until is '3h': a time in UTC such as 2026-01-31T08:00:00Z is allowed.
            timeout | 10        | stepscale.timeout is '10': a number with s, m, h or d, such as 30m, is allowed.
            """)
    void aWrongParameterIsNamedBeforeAnyRequest(String name, String value, String sentence) {
        assertThatThrownBy(withParameter(name, value)::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(sentence);
        assertThat(aws.requests()).isEmpty();
    }

    private AbstractAwsMojo withParameter(String name, String value) {
        if (name.equals("timeout")) {
            DrillMojo drill = goals.drill(true);
            drill.timeout = value;
            return drill;
        }
        ExplainMojo explain = goals.explain();
        if (name.equals("since")) {
            explain.since = value;
        } else {
            explain.until = value;
        }
        return explain;
    }

    @Test
    void aRangeThatEndsBeforeItBeginsIsRefused() {
        ExplainMojo explain = goals.explain();
        explain.since = "2026-01-31T09:00:00Z";
        explain.until = "2026-01-31T08:00:00Z";

        assertThatThrownBy(explain::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "The time span from 2026-01-31 09:00Z to 2026-01-31 08:00Z is empty: the start must be earlier than"
                                + " the end.");
        assertThat(aws.requests()).isEmpty();
    }

    @Test
    void drillAddsTheSmallestStepAndSaysWhatStays() throws Exception {
        goals.deploy().execute();
        goals.drill(true).execute();

        assertThat(goals.lines())
                .contains(
                        "INFO Will set ALARM, with InvocationsPerInstance at 65, which requests +1: 2 to 3 instances.",
                        "INFO CloudWatch restores the alarm's real state, usually within a minute. Nothing else is"
                                + " restored.",
                        "INFO The drill succeeded: ScaleOutAlarm added 1, from 2 to 3 instances.")
                .last()
                .asString()
                .startsWith("INFO ScaleInPolicy can remove the added capacity once ScaleInAlarm is in ALARM");
        assertThat(statesSet()).containsExactly("ALARM");
    }

    @Test
    void drillUsesTheNamedRule() throws Exception {
        goals.deploy().execute();
        DrillMojo drill = goals.drill(true);
        drill.alarm = "ScaleIn";
        assertThatThrownBy(drill::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("A drill would do nothing: no step of ScaleInPolicy adds capacity at 2.");
        drill.alarm = "Wake";

        assertThatThrownBy(drill::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("There is no rule Wake. Choose one with stepscale.drill.alarm: ScaleOut, ScaleIn.");
        assertThat(statesSet()).isEmpty();
    }

    @Test
    void drillNeedsConfirmationWithoutATerminal() throws Exception {
        goals.deploy().execute();

        assertThatThrownBy(() -> goals.drill(false).execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("Set the state of ScaleOutAlarm? The capacity goes from 2 to 3 instances, and the added"
                        + " capacity costs money until a rule removes it. Not interactive: confirm with"
                        + " -Dstepscale.confirm=true.");
        assertThat(statesSet()).isEmpty();
    }

    @Test
    void aDryDrillNeedsNoConfirmationAndSetsNothing() throws Exception {
        goals.deploy().execute();
        DrillMojo drill = goals.drill(false);
        drill.dryRun = true;
        drill.execute();

        assertThat(goals.lines()).last().isEqualTo("INFO A dry run: nothing was set.");
        assertThat(statesSet()).isEmpty();
    }

    @Test
    void aStackThatIsNotDeployedCannotBeDrilled() {
        assertThatThrownBy(() -> goals.drill(true).execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("There is no stack orders-scaling in Region eu-central-1. Deploy it with mvn"
                        + " stepscale:deploy.");
    }

    @Test
    void anAlarmThatDoesNotScaleFailsTheBuild() throws Exception {
        goals.deploy().execute();
        aws.alarmsDoNothing();
        DrillMojo drill = goals.drill(true);
        drill.timeout = "1s";

        assertThatThrownBy(drill::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "The drill timed out after 1 s. Seen: set ScaleOutAlarm to ALARM; alarm: from"
                                + " INSUFFICIENT_DATA to ALARM. Not seen: a scaling activity of the alarm. AWS carries on with what it has begun; see the effect with mvn stepscale:explain.");
    }

    @Test
    void anAlarmThatDrillMayNotSetIsAnErrorOfTheEnvironment() throws Exception {
        goals.deploy().execute();
        aws.faultOn("SetAlarmState", Fault.ACCESS_DENIED, 1);

        assertThatThrownBy(() -> goals.drill(true).execute())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("cloudwatch:SetAlarmState");
    }

    @Test
    void drillAddsACopyOfAnInferenceComponentAndExplainShowsIt() throws Exception {
        goals.describe(COMPONENT);
        aws.sageMaker().inferenceComponent("summarizer", "shared", "InService", 1, 1);
        goals.deploy().execute();
        goals.drill(true).execute();
        goals.explain().execute();

        assertThat(goals.lines())
                .contains(
                        "INFO Will set ALARM, with InvocationsPerCopy at 140, which requests +1: 1 to 2 copies.",
                        "INFO The drill succeeded: ScaleOutAlarm added 1, from 1 to 2 copies.")
                .anyMatch(line -> line.contains("requested +1, done: Setting desired copy count to 2"));
    }

    @Test
    void drillReportsAMissingInferenceComponent() throws Exception {
        goals.describe(COMPONENT);
        goals.deploy().execute();

        assertThatThrownBy(() -> goals.drill(true).execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "A drill would do nothing: SageMaker does not know inference-component/summarizer. Check the"
                                + " names in the descriptor.");
    }

    private List<String> statesSet() {
        return aws.requests().stream()
                .filter(request -> request.action().equals("SetAlarmState"))
                .map(request -> request.text("StateValue").orElseThrow())
                .toList();
    }
}
