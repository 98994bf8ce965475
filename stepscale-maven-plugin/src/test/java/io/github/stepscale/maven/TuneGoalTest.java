package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuneGoalTest {
    private static final String DESCRIPTOR = """
            # ours
            endpointName: orders
            minCapacity: 1
            maxCapacity: 10
            layout: split
            steps:
              - { upper: 40, change: -1 }
              - { lower: 80, change: +1 }
            service: { requestsPerInstance: 100, scaleOutDelay: 4 }
            traffic: runs/may.csv   # recorded
            objective: { maxExcess: 1% }
            """;
    private static final String STACK = "stepscale-orders-AllTraffic";
    private static final String TUNED = "target/stepscale/" + STACK + ".tuning/";
    private static final int DAY = 1_440;

    @TempDir
    Path module;

    private final RecordedLog log = new RecordedLog();
    private OfflineGoals goals;

    @BeforeEach
    void start() {
        goals = new OfflineGoals(log, module);
    }

    @Test
    void writesADescriptorThatGeneratesAndSimulates() throws Exception {
        describe(DESCRIPTOR);
        traffic(daily());
        tune().execute();

        assertThat(files())
                .containsExactly("certificate.json", "front.csv", "report.html", "stepscale.yaml", "summary.json");
        assertThat(module.resolve(TUNED + "stepscale.yaml"))
                .content()
                .startsWith("# ours\nendpointName: orders\n")
                .contains("traffic: \"../../../runs/may.csv\"   # recorded\n");
        assertThat(log.lines())
                .contains("INFO Tuning " + STACK + ":")
                .anyMatch(line ->
                        line.matches("INFO Searching capacityLadder \\(2 of 2\\): [\\d,]+ of [\\d,]+ policies.*"))
                .anyMatch(line -> line.matches("INFO +instance-hours +short +x bound +unseen instance-hours.*"))
                .anyMatch(line -> line.matches("INFO capacityLadder \\(chosen\\) +[\\d.,]+ +[\\d.]+ % .*"))
                .anyMatch(line -> line.startsWith("INFO The choice is of the family capacity ladder"))
                .anyMatch(line -> line.endsWith(
                        "Next: mvn stepscale:simulate -Dstepscale.descriptor=" + TUNED + "stepscale.yaml"));

        SimulateMojo simulate = started(new SimulateMojo());
        simulate.descriptor = module.resolve(TUNED + "stepscale.yaml").toFile();
        simulate.failOn = "warning";
        simulate.failOnObjective = true;
        simulate.execute();
        assertThat(log.lines()).noneMatch(line -> line.startsWith("WARN"));
    }

    @Test
    void withNothingThatQualifiesTheBuildFailsAndNoEarlierDescriptorStays() throws Exception {
        describe(DESCRIPTOR);
        traffic(daily());
        tune().execute();
        describe(DESCRIPTOR.replace("maxCapacity: 10", "maxCapacity: 3"));
        TuneMojo again = tune();

        assertThatThrownBy(again::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith(
                        STACK + ": No policy that was searched keeps 1 % of the requests above capacity")
                .hasNoCause();
        assertThat(files())
                .doesNotContain("stepscale.yaml", "summary.json", "certificate.json")
                .contains("front.csv");
        assertThat(log.lines()).contains("INFO Removed " + TUNED + "stepscale.yaml, which an earlier run wrote");
    }

    @Test
    void mistakesArePlacedAndNothingIsWritten() throws Exception {
        describe(DESCRIPTOR.replace("objective: { maxExcess: 1% }\n", ""));
        traffic(daily());
        refused(tune(), "stepscale.yaml:1:1 objective.maxExcess: is missing");

        describe(DESCRIPTOR.replace("traffic: runs/may.csv   # recorded\n", ""));
        refused(tune(), STACK + ": there is no traffic to tune on.");

        describe(DESCRIPTOR);
        traffic(Stream.generate(() -> 0.0).limit(DAY).toList());
        refused(tune(), "stepscale.yaml:10:1 traffic: has no requests");

        traffic(List.of(100.0, 200.0, 300.0));
        refused(tune(), "stepscale.yaml:10:1 traffic: is 3 minutes long: at least 10 are needed, for two scale-outs.");

        Files.writeString(module.resolve("runs/may.csv"), "timestamp,requests\n2026-03-02T00:00:00Z,many\n");
        refused(tune(), "runs/may.csv:2: ");
        assertThat(module.resolve("target")).doesNotExist();
    }

    @Test
    void whatIsMissingBesideTrafficIsSaidAtOnce() throws Exception {
        describe(DESCRIPTOR
                .replace("traffic: runs/may.csv   # recorded\nobjective: { maxExcess: 1% }\n", "")
                .replace("requestsPerInstance: 100, ", ""));
        assertThatThrownBy(tune()::execute)
                .hasMessageStartingWith(STACK + ": there is no traffic to tune on.")
                .hasMessageContaining("stepscale.yaml:9:1 service.requestsPerInstance: is missing")
                .hasMessageContaining("stepscale.yaml:1:1 objective.maxExcess: is missing");
    }

    @Test
    void aFileThatCannotBeWrittenIsNamedBeforeTheSearch() throws Exception {
        describe(DESCRIPTOR);
        traffic(daily());
        Files.createDirectories(module.resolve(TUNED + "report.html"));
        notWritten(TUNED + "report.html: it is a folder, a pipe or a device. ");
        assertThat(files()).containsExactly("report.html");

        Files.delete(module.resolve(TUNED + "report.html"));
        Files.delete(module.resolve(TUNED));
        Files.delete(module.resolve("target/stepscale"));
        Files.writeString(module.resolve("target/stepscale"), "a file");
        notWritten(TUNED + "stepscale.yaml: a file is where a folder is needed. ");
    }

    private void notWritten(String message) throws Exception {
        TuneMojo goal = tune();
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("Cannot write " + message);
        assertThat(log.lines()).noneMatch(line -> line.contains("Searching"));
    }

    @Test
    void mistakesInItsParametersAreReportedTogether() throws Exception {
        describe(DESCRIPTOR);
        TuneMojo goal = tune();
        goal.share = "1.5";
        goal.families = List.of("capacityLader", "steps");
        goal.trafficInterval = "1m";
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("stepscale.trafficInterval describes the rows of stepscale.traffic")
                .hasMessageContaining("stepscale.tune.share: '1.5' is not allowed: above 0 to 1")
                .hasMessageContaining("stepscale.tune.families: 'capacityLader' is no family")
                .hasMessageContaining("Did you mean capacityLadder?")
                .hasMessageContaining("stepscale.tune.families: 'steps' is no family");
    }

    @Test
    void constantTrafficIsServedByAFixedCount() throws Exception {
        describe(DESCRIPTOR);
        traffic(Stream.generate(() -> 330.0).limit(2 * DAY).toList());
        TuneMojo goal = tune();
        goal.share = "50%";
        goal.execute();
        assertThat(module.resolve(TUNED + "stepscale.yaml")).content().contains("\nminCapacity: 4", "\nmaxCapacity: 4");
    }

    @Test
    void theSkipOfTheGoalSkips() throws Exception {
        TuneMojo goal = tune();
        goal.tuneSkip = true;
        goal.execute();
        assertThat(log.lines()).containsExactly("INFO Skipped: stepscale.tune.skip is true.");
    }

    private static void refused(TuneMojo goal, String message) {
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith(message);
    }

    private void describe(String text) throws IOException {
        Files.writeString(module.resolve("stepscale.yaml"), text);
    }

    /** Two days. */
    private static List<Double> daily() {
        Random random = new Random(1);
        return Stream.iterate(0, minute -> minute + 1)
                .limit(2 * DAY)
                .map(minute -> Math.rint(
                        (350 - 250 * Math.cos(2 * Math.PI * minute / DAY)) * (0.9 + 0.2 * random.nextDouble())))
                .toList();
    }

    private void traffic(List<Double> requests) throws IOException {
        StringBuilder text = new StringBuilder("timestamp,requests\n");
        Instant start = Instant.parse("2026-03-02T00:00:00Z");
        for (int minute = 0; minute < requests.size(); minute++) {
            text.append(start.plusSeconds(60L * minute))
                    .append(',')
                    .append(requests.get(minute))
                    .append('\n');
        }
        Files.createDirectories(module.resolve("runs"));
        Files.writeString(module.resolve("runs/may.csv"), text);
    }

    private TuneMojo tune() {
        TuneMojo goal = started(new TuneMojo());
        goal.families = List.of("fixed", "capacityLadder");
        return goal;
    }

    private <T extends AbstractSimulationMojo> T started(T goal) {
        return goals.started(goal);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> found = Files.list(module.resolve(TUNED))) {
            return found.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
