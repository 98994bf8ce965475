package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateGoalTest {
    private static final String POLICY = """
            endpointName: orders
            minCapacity: 1
            maxCapacity: 10
            layout: split
            steps:
              - { upper: 200, change: -1 }
              - { lower: 600, upper: 900, change: +1 }
              - { lower: 900, change: +2 }
            """;
    private static final String SERVICE = "service: { requestsPerInstance: 800 }\n";
    private static final String RAMP = "traffic: { profile: ramp, startRequestsPerMinute: 300, requestStep: 300,"
            + " minutesPerStep: 10, steps: 8 }\n";
    private static final String SPIKE =
            "traffic: { profile: spike, requestsPerMinute: 100, spikeRequestsPerMinute: 6000,"
                    + " minutesBefore: 10, spikeMinutes: 20, minutesAfter: 10 }\n";
    private static final Pattern FINDING = Pattern.compile("\\[([WI]-[A-Z]\\d+)]$");
    private static final String STACK = "stepscale-orders-AllTraffic";

    @TempDir
    Path module;

    private final RecordedLog log = new RecordedLog();
    private final Map<Object, Object> context = new HashMap<>();

    @Test
    void writesTimelineSummaryAndReport() throws Exception {
        describe(POLICY + SERVICE + RAMP);
        simulate().execute();

        assertThat(files()).containsExactly("report.html", "summary.json", "timeline.csv");
        assertThat(results().resolve("timeline.csv"))
                .content()
                .startsWith("timestamp,requests,running,pending,metric,alarms,action,excess,waitMinutes\n"
                        + "2001-01-01T00:00:00Z,300,1,0,300,OK;INSUFFICIENT_DATA,,0,0\n")
                .hasLineCount(81);
        assertThat(log.lines())
                .contains("INFO Simulation of " + STACK + ":")
                .anyMatch(line -> line.contains("this policy  target tracking (our model)"))
                .anyMatch(line -> line.matches("INFO .* policy .* instance-hours.*\\."));
        assertThat(results().resolve("summary.json"))
                .content()
                .contains("\"policy\" : {", "\"targetTracking\" : {", "\"fixed\" : {", "\"hindsight\" : {")
                .doesNotContain("E-", "E+");
    }

    @Test
    void unchangedResultsAreNotWrittenAgain() throws Exception {
        describe(POLICY + SERVICE + RAMP);
        simulate().execute();
        simulate().execute();

        assertThat(log.lines())
                .filteredOn(line -> line.startsWith("INFO Unchanged: "))
                .hasSize(3);
    }

    @Test
    void trafficComesFromTheDescriptorOrTheParameter() throws Exception {
        Files.createDirectories(module.resolve("traffic"));
        Files.writeString(module.resolve("traffic/week.csv"), "timestamp,requests\n2026-01-01T00:00:00Z,7\n");
        Files.writeString(module.resolve("other.csv"), "timestamp,requests\n2026-02-01T00:00:00Z,8\n");
        describe(POLICY + "traffic: traffic/week.csv\n");

        simulate().execute();
        assertThat(results().resolve("timeline.csv")).content().contains("2026-01-01T00:00:00Z,7,1,0,7,");

        SimulateMojo given = simulate();
        given.traffic = new File(module.toFile(), "other.csv");
        given.execute();
        assertThat(results().resolve("timeline.csv")).content().contains("2026-02-01T00:00:00Z,8,1,0,8,");
    }

    @Test
    void parametersOverrideTheService() throws Exception {
        describe(POLICY + "service: { initialCapacity: 1, metricDelay: 3 }\n" + RAMP);
        SimulateMojo goal = simulate();
        goal.initialCapacity = "4";
        goal.requestsPerInstance = "100";
        goal.scaleOutDelay = "120s";
        goal.execute();

        assertThat(results().resolve("timeline.csv"))
                .content()
                .contains("2001-01-01T00:00:00Z,300,4,0,75,OK;INSUFFICIENT_DATA,,0,0\n");
    }

    @Test
    void aParameterThatIsWrongIsNamed() throws Exception {
        describe(POLICY + RAMP);
        SimulateMojo goal = simulate();
        goal.scaleOutDelay = "soon";
        goal.initialCapacity = "-1";

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasNoCause();
        assertThat(log.lines())
                .anyMatch(
                        line -> line.startsWith("ERROR -Dstepscale.scaleOutDelay service.scaleOutDelay: 'soon' is not"))
                .anyMatch(line ->
                        line.startsWith("ERROR -Dstepscale.initialCapacity service.initialCapacity: is below 0"));
        assertThat(module.resolve("target")).doesNotExist();
    }

    @Test
    void aMissedObjectiveFailsTheBuildAfterTheReportIsWritten() throws Exception {
        describe(POLICY + SERVICE + SPIKE + "objective: { maxExcess: 1%, maxInstanceHours: 1 }\n");

        assertThatThrownBy(() -> simulate().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining(STACK + ": misses its objective: maxExcess is ")
                .hasMessageContaining(" %, at most 1 % is allowed.")
                .hasMessageContaining(STACK + ": misses its objective: maxInstanceHours is ")
                .hasNoCause();
        assertThat(files()).containsExactly("report.html", "summary.json", "timeline.csv");

        SimulateMojo lenient = simulate();
        lenient.failOnObjective = false;
        lenient.execute();
    }

    @Test
    void anObjectiveThatCannotBeEvaluatedSaysWhatIsMissing() throws Exception {
        describe(POLICY + SPIKE + "objective: { maxExcess: 1% }\n");

        assertThatThrownBy(() -> simulate().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("requestsPerInstance")
                .hasMessageNotContaining("NaN");
    }

    /** 100 requests a minute to one instance of a worker that needs 200 ms: two in ten minutes find 1,200 a minute. */
    @Test
    void aMissedLatencyFailsTheBuildInMilliseconds() throws Exception {
        String model = POLICY + """
                service: { model: { workers: 1, serviceTime: 200ms, variability: 0 } }
                traffic: { profile: spike, requestsPerMinute: 100, spikeRequestsPerMinute: 1200, minutesBefore: 8, spikeMinutes: 1, minutesAfter: 1 }
                """;
        describe(model + "objective: { latency: { statistic: mean, atMost: 800ms, requests: 90% } }\n");

        assertThatThrownBy(() -> simulate().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageMatching("(?s)" + STACK + ": misses its objective: latency is mean at most 800 ms for"
                        + " \\d+(\\.\\d+)? % of the requests, at least 90 % required\\. See its report; .*")
                .hasNoCause();
        assertThat(Files.readString(results().resolve("summary.json"))).contains("\"latencyKeptFraction\"");
        assertThat(log.lines())
                .anyMatch(line -> line.startsWith("INFO requests with mean at most 800 ms "))
                .anyMatch(line ->
                        line.matches("INFO hindsight: counts instances by [0-9.]+ requests a minute, at which one"
                                + " instance still keeps mean at most 800 ms"));

        describe(model + "objective: { latency: { statistic: mean, atMost: 800ms, requests: 30% } }\n");
        simulate().execute();
    }

    @Test
    void aLatencyThatCannotBeKnownIsRefusedWithWhatIsMissing() throws Exception {
        describe(POLICY + SERVICE + SPIKE + """
                objective: { latency: { statistic: p95, atMost: 800ms } }
                expect:
                  - name: fast
                    when: 100 for 10 minutes
                    then: [ p95 below 800 ms, no timeouts ]
                """);

        assertThatThrownBy(() -> simulate().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining(
                        " objective.latency: needs service.curve, which is missing. Measure it with calibrate,"
                                + " or write service.model in its place.")
                .hasMessageContaining(" expect[0].then[0]: of 'fast' cannot tell a good policy from a bad one: it needs"
                        + " service.curve, which is missing.")
                .hasMessageContaining(" expect[0].then[1]: of 'fast' cannot tell")
                .hasNoCause();
    }

    @Test
    void anExpectationThatDoesNotHoldFailsByName() throws Exception {
        describe(POLICY + SERVICE + """
                expect:
                  - name: a crowd is met
                    when: 1000 requests per minute for 30 minutes, from 1 instance
                    then: [ at least 3 within 10 minutes, at least 9 within 10 minutes ]
                  - name: calm stays calm
                    when: 300 for 60 minutes, from 1
                    then: no scaling
                """);

        assertThatThrownBy(() -> simulate().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(STACK + ": 1 of 2 expectations of 'a crowd is met' do not hold; see above.");
        assertThat(log.lines())
                .contains(
                        "INFO calm stays calm: as expected",
                        "ERROR a crowd is met: expected at least 9 within 10 minutes: were 3 then")
                .anyMatch(line -> line.matches("ERROR +10 +1000 +3 .*ScaleOut OK, ScaleIn OK.*"));
        assertThat(module.resolve("target")).doesNotExist();
    }

    /** An hour at 100 a minute, two instances at 40 each: a fifth comes above capacity, and two hours are paid. */
    @Test
    void anObjectiveThatIsMetExactlyDoesNotFailTheBuild() throws Exception {
        String steady = POLICY.replace("minCapacity: 1", "minCapacity: 2")
                + "service: { requestsPerInstance: 40 }\n"
                + "traffic: { profile: constant, requestsPerMinute: 100, minutes: 60 }\n";
        describe(steady + "objective: { maxExcess: 20%, maxWait: 15, maxInstanceHours: 2 }\n");
        simulate().execute();

        describe(steady + "objective: { maxExcess: 19.999999%, maxWait: 14.999999, maxInstanceHours: 1.999999 }\n");
        assertThatThrownBy(() -> simulate().execute())
                .hasMessageContaining("maxExcess is 20 %")
                .hasMessageContaining("maxWait is 15,")
                .hasMessageContaining("maxInstanceHours is 2,");
    }

    @Test
    void anExpectationThatCannotFailIsRefusedWithItsPosition() throws Exception {
        describe(POLICY + SERVICE + RAMP + """
                objective: { maxInstanceHours: 14 }
                expect:
                  - name: never too many
                    when: 1000 requests per minute for 30 minutes, from 2 instances
                    then: [ at most 9 throughout, at most 10 throughout ]
                  - name: enough
                    when: 1000 requests per minute for 30 minutes, from 2 instances
                    then: at least 2 within 30 minutes
                """);

        assertThatThrownBy(() -> simulate().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("stepscale.yaml:15:35 expect[0].then[1]: of 'never too many' cannot tell a good"
                        + " policy from a bad one: there are never fewer than 1, and never more than 10.")
                .hasMessageContaining("stepscale.yaml:18:5 expect[1].then[0]: of 'enough' cannot tell")
                .hasMessageContaining(
                        "stepscale.yaml:11:14 objective.maxInstanceHours: cannot fail: the maximum capacity throughout costs 13.33 hours on this traffic.")
                .hasNoCause();
    }

    /** An asynchronous endpoint queues all requests, so demand above capacity says nothing. */
    @Test
    void theObjectiveOfAQueueIsItsWait() throws Exception {
        String queue = """
                endpointName: orders
                inferenceType: async
                minCapacity: 1
                maxCapacity: 10
                steps:
                  - { upper: 5, change: -1 }
                  - { lower: 50, change: +1 }
                service: { requestsPerInstance: 10 }
                traffic: { profile: constant, requestsPerMinute: 10, minutes: 60 }
                """;
        describe(queue + "objective: { maxExcess: 0% }\n");
        assertThatThrownBy(() -> simulate().execute()).isInstanceOf(MojoFailureException.class);
        assertThat(log.lines())
                .anyMatch(
                        line -> line.startsWith(
                                "ERROR stepscale.yaml:10:14 objective.maxExcess: cannot fail: requests"
                                        + " to an asynchronous endpoint wait in a queue, so none is above capacity. Write maxWait"));

        describe(queue + "objective: { maxWait: 0 }\n");
        simulate().execute();
        describe(queue.replace("minCapacity: 1", "minCapacity: 0\nwakeFromZero: false")
                + "objective: { maxWait: 5000 }\n");
        assertThatThrownBy(() -> simulate().execute())
                .hasMessageContaining("misses its objective: maxWait is more than a day, at most 5000 is allowed.");
        assertThat(log.lines())
                .anyMatch(line -> line.matches("INFO worst wait, minutes +more than a day .*"))
                .anyMatch(line -> line.contains("a worst wait of more than a day, at most 5,000 minutes allowed"));
        describe(queue.replace("Minute: 10", "Minute: 11") + "objective: { maxWait: 0 }\n");
        assertThatThrownBy(() -> simulate().execute()).hasMessageContaining("misses its objective: maxWait is ");
    }

    @Test
    void badTrafficFailsWithItsLinesAndNothingIsWritten() throws Exception {
        Files.writeString(module.resolve("t.csv"), "timestamp,requests\n2026-01-01T00:00:00Z,7\nx,1.5\ny,2\n");
        describe(POLICY + "traffic: t.csv\n");

        assertThatThrownBy(() -> simulate().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("""
                        t.csv:3: 'x' is not a time: a time such as 2026-01-31T08:00:00Z is required. Write it in that form, in UTC. 1 more like it.
                        t.csv:3: '1.5' is not a whole number of requests: it may be an average. Use the statistic Sum, or round it.""");
        assertThat(module.resolve("target")).doesNotExist();
    }

    @Test
    void missingTrafficIsReportedWithTheWaysToGiveIt() throws Exception {
        describe(POLICY);
        assertThatThrownBy(() -> simulate().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        STACK + ": there is nothing to replay. Name a traffic file or a profile under 'traffic' in the"
                                + " descriptor, give one with -Dstepscale.traffic, or write tests under 'expect'.");

        describe(POLICY + "traffic: none.csv\n");
        assertThatThrownBy(() -> simulate().execute())
                .hasMessage(
                        "none.csv does not exist. Expected: a traffic file, such as CSV with the columns timestamp and requests.");
    }

    @Test
    void rowsOfFiveMinutesAreSpreadAndTheReportSaysSo() throws Exception {
        String spread = "The rows are 5 min apart: each is spread over 5 min.";
        Files.writeString(
                module.resolve("t.csv"),
                "Time;Invocations\n2026-01-01 00:00;500\n2026-01-01 00:05;5\n2026-01-01 00:10;5\n");
        describe(POLICY + SERVICE + "traffic: t.csv\n");
        simulate().execute();

        assertThat(log.lines()).contains("INFO " + spread);
        assertThat(results().resolve("timeline.csv")).content().contains("2026-01-01T00:04:00Z,100,", "00:05:00Z,1,");
        assertThat(results().resolve("summary.json")).content().contains("\"trafficNotes\" : [ \"" + spread + "\" ]");
        assertThat(results().resolve("report.html")).content().contains("<li>" + spread + "</li>");
    }

    @Test
    void theIntervalOfTheRowsCanBeGiven() throws Exception {
        Files.writeString(module.resolve("t.csv"), "time,requests\n2026-01-01 00:00,500\n2026-01-01 00:05,5\n");
        describe(POLICY + SERVICE + "traffic: { file: t.csv, interval: 5m }\n");
        simulate().execute();
        assertThat(results().resolve("timeline.csv")).content().contains("2026-01-01T00:09:00Z,1,");

        SimulateMojo simulate = simulate();
        simulate.traffic = module.resolve("t.csv").toFile();
        simulate.trafficInterval = "1m";
        simulate.execute();
        assertThat(results().resolve("timeline.csv")).content().contains("2026-01-01T00:05:00Z,5,");

        simulate.trafficInterval = "2h";
        assertThatThrownBy(simulate::execute)
                .hasMessageContaining("stepscale.trafficInterval is '2h': whole minutes from 1m to 60m");
        simulate.traffic = null;
        assertThatThrownBy(simulate::execute)
                .hasMessageContaining(
                        "stepscale.trafficInterval describes the rows of stepscale.traffic, which is not given.");
    }

    @Test
    void aFailedTestShowsInReportAndSummary() throws Exception {
        describe(POLICY + SERVICE + RAMP + """
                expect:
                  - name: calm <stays> calm
                    when: 90 requests per minute for 60 minutes
                    then: no scaling
                  - name: a crowd is met
                    when: 900 requests per minute for 60 minutes
                    then: at least 9 within 2 minutes
                """);

        assertThatThrownBy(() -> simulate().execute()).hasMessageContaining("1 of 1 expectations of 'a crowd is met'");
        assertThat(results().resolve("report.html"))
                .content()
                .contains("<strong>✗ 1 of 2 tests failed</strong>", "✓ calm &lt;stays&gt; calm: as expected")
                .contains("✗ a crowd is met: expected at least 9 within 2 minutes: ");
        assertThat(results().resolve("summary.json"))
                .content()
                .contains("\"name\" : \"a crowd is met\",\n    \"passed\" : false", "\"objective\" : null");
    }

    @Test
    void theSummarySaysWhetherTheObjectiveIsMet() throws Exception {
        describe(POLICY + SERVICE + SPIKE + "objective: { maxWait: 1 }\n");

        assertThatThrownBy(() -> simulate().execute()).hasMessageContaining("misses its objective");
        assertThat(results().resolve("summary.json"))
                .content()
                .contains("\"met\" : false", "\"key\" : \"maxWait\"", "\"limit\" : 1");
    }

    @Test
    void aMetricThatTrafficDoesNotDetermineIsRefused() throws Exception {
        describe("""
                endpointName: orders
                minCapacity: 1
                maxCapacity: 10
                metric: OverheadLatency
                steps:
                  - { upper: 20, change: -1 }
                  - { lower: 70, change: +1 }
                """ + RAMP);

        assertThatThrownBy(() -> simulate().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining(
                        "watches OverheadLatency, which traffic does not determine: InvocationsPerInstance, ")
                .hasNoCause();
    }

    @Test
    void theMetricOfARuleIsRefusedOnceWithItsPosition() throws Exception {
        describe("""
                endpointName: orders
                minCapacity: 1
                maxCapacity: 10
                rules:
                  - name: busy
                    steps: [{ lower: 70, change: +1 }]
                  - name: idle
                    metric: OverheadLatency
                    steps: [{ upper: 20, change: -1 }]
                expect:
                  - name: calm stays calm
                    when: 90 requests per minute for 60 minutes
                    then: no scaling
                  - name: a crowd is met
                    when: 900 requests per minute for 60 minutes
                    then: at least 4 within 30 minutes
                """ + RAMP);

        assertThatThrownBy(() -> simulate().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("stepscale.yaml:8:")
                .hasMessageContaining("rules[1].metric: the alarm of Idle watches OverheadLatency")
                .hasMessageNotContainingAny("expect[", System.lineSeparator());
    }

    @Test
    void thePageShowsTheFindingsThatTheBuildShows() throws Exception {
        String hasty = POLICY.replace("upper: 200", "upper: 590") + SERVICE + RAMP;
        describe(hasty);
        simulate().execute();
        String code = codes().findFirst().orElseThrow();
        assertThat(results().resolve("report.html")).content().contains(code);

        describe(hasty + "allow: [" + codes().collect(Collectors.joining(", ")) + "]\n");
        simulate().execute();
        assertThat(results().resolve("report.html")).content().doesNotContain(code);
    }

    /** Those of the findings that were logged. */
    private Stream<String> codes() {
        return log.lines().stream()
                .map(FINDING::matcher)
                .filter(Matcher::find)
                .map(match -> match.group(1))
                .distinct();
    }

    @Test
    void twoExecutionsMayNotWriteDifferentResultsToOnePlace() throws Exception {
        describe(POLICY + SERVICE + RAMP);
        simulate().execute();
        SimulateMojo other = simulate();
        other.execution = new MojoExecution(new MojoDescriptor(), "other");
        other.requestsPerInstance = "900";

        assertThatThrownBy(other::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("Execution 'other' would overwrite ");
    }

    @Test
    void theSkipOfTheGoalSkips() throws Exception {
        SimulateMojo goal = simulate();
        goal.simulateSkip = true;
        goal.execute();

        assertThat(log.lines()).containsExactly("INFO Skipped: stepscale.simulate.skip is true.");
    }

    private void describe(String text) throws IOException {
        Files.writeString(module.resolve("stepscale.yaml"), text);
    }

    private SimulateMojo simulate() {
        SimulateMojo goal = new SimulateMojo();
        goal.setLog(log);
        goal.setPluginContext(context);
        goal.execution = new MojoExecution(new MojoDescriptor(), "default");
        goal.descriptor = module.resolve("stepscale.yaml").toFile();
        goal.startDirectory = module.toFile();
        goal.failOn = "error";
        goal.failOnObjective = true;
        goal.outputDirectory = module.resolve("target/stepscale").toFile();
        return goal;
    }

    private Path results() {
        return module.resolve("target/stepscale").resolve(STACK + ".simulation");
    }

    private Stream<String> files() throws IOException {
        try (Stream<Path> found = Files.list(results())) {
            return found.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }
}
