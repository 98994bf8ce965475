package io.github.stepscale.synth.tuning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.descriptor.DescriptorReader;
import io.github.stepscale.descriptor.ReadResult;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.synth.Synthesis;
import io.github.stepscale.tuning.TuningVerdict;
import io.github.stepscale.tuning.search.Workers;
import io.github.stepscale.yaml.LocatedFinding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TuningTextTest {
    private static final Map<String, String> QUICK = Map.of("families", "capacityLadder, fixed");
    private static final String TRAFFIC = RandomTraffic.csv(1, 2_880);
    private static final String DESCRIPTOR = """
            # ours
            endpointName: e   # the detector
            minCapacity: 1
            maxCapacity: 10
            layout: split
            steps:
              - { upper: 40, change: -1 }
              - { lower: 80, change: +1 }
            traffic: runs/may.csv
            service: { requestsPerInstance: 100, scaleOutDelay: 4 }
            objective: { maxExcess: 1% }
            """;

    private static final TunedFiles FILES =
            text(DESCRIPTOR, TRAFFIC, QUICK).run().files().orElseThrow();

    @Test
    void theTunedDescriptorHasReasonsBesideItsNumbersAndKeepsTheRest() {
        assertThat(FILES.verdict()).isEqualTo(TuningVerdict.CHANGE);
        assertThat(FILES.texts().keySet())
                .containsExactly("stepscale.yaml", "report.html", "front.csv", "summary.json", "certificate.json");
        String tuned = FILES.texts().get("stepscale.yaml");
        assertThat(tuned)
                .startsWith("# ours\nendpointName: e   # the detector\n# minCapacity: 1\n")
                .contains("\n#   - { upper: 40, change: -1 }\n", "\ntraffic: runs/may.csv\n")
                .containsPattern(
                        "(?m)^steps:  # utilization \\d+ %: \\d+ % costs [\\d.]+ % more, \\d+ % does not qualify,"
                                + " with [\\d.]+ % of the requests above capacity$")
                .containsPattern("(?m)^evaluationPeriods: \\d+  # window \\d+ minutes: ");
        ReadResult read = DescriptorReader.read("t.yaml", tuned.getBytes(UTF_8), Map.of());
        assertThat(read.descriptor().orElseThrow().scaling())
                .isEqualTo(FILES.result().choice().orElseThrow().candidate().description());
        assertThat(Synthesis.of(read).findings())
                .extracting(LocatedFinding::finding)
                .allMatch(finding -> finding.severity() == Severity.INFO);
    }

    @Test
    void theFrontHasARowForEachPolicy() {
        List<String> rows = FILES.texts().get("front.csv").lines().toList();
        long points = FILES.result().families().stream()
                .mapToLong(family -> family.front().size())
                .sum();
        assertThat(rows).hasSize(Math.toIntExact(2 + points));
        assertThat(rows.get(0))
                .startsWith("family,excessRequests,excessFraction,lateFraction,longestWaitMinutes,instanceMinutes");
        assertThat(rows.get(1)).startsWith("present,").endsWith(",,,,,");
        assertThat(rows)
                .filteredOn(row -> row.contains(",1,1,"))
                .singleElement()
                .asString()
                .startsWith("capacityLadder,")
                .containsPattern("utilization=\\d+ %;window=\\d+ minute;minCapacity=\\d+$");
    }

    @Test
    void theReportHasTheCheapestEditsOfThePresentPolicyAsDiffsOfItsFile() {
        assertThat(FILES.texts().get("report.html"))
                .contains("Where the shortage comes from", "The cheapest edits of this policy")
                .containsPattern("<del>-[^<]+</del>\\s*<ins>\\+[^<]+</ins>");
    }

    @Test
    void theSummaryHasTheFiguresOfTheResult() {
        assertThat(FILES.texts().get("summary.json"))
                .startsWith("{\n  \"version\" : 1,\n  \"verdict\" : \"change\",\n  \"complete\" : true,\n")
                .contains("\"tunedFrom\" : \"2026-03-02T00:00:00Z\",\n    \"tunedMinutes\" : 1440,\n")
                .contains("\"instanceMinutes\" : "
                        + FILES.result().choice().orElseThrow().figures().instanceMinutes());
    }

    @Test
    void aTunedDescriptorIsKeptByteForByte() {
        String tuned = FILES.texts().get("stepscale.yaml");
        TunedFiles again = text(tuned, TRAFFIC, QUICK).run().files().orElseThrow();
        assertThat(again.verdict()).isEqualTo(TuningVerdict.KEEP);
        assertThat(again.texts()).containsEntry("stepscale.yaml", tuned);
    }

    @Test
    void allWorkersGiveTheSameBytes() {
        Workers parallel = new Workers() {
            @Override
            public <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function) {
                return items.parallelStream().<R>map(function).toList();
            }
        };
        TuningOutcome outcome = text(DESCRIPTOR, TRAFFIC, QUICK).run(parallel, (family, evaluated, planned) -> true);
        assertThat(outcome.files().orElseThrow().texts()).isEqualTo(FILES.texts());
    }

    @Test
    void withoutAPolicyThatQualifiesNoDescriptorIsWritten() {
        String tight = DESCRIPTOR.replace("1%", "0%").replace("maxCapacity: 10", "maxCapacity: 3");
        TunedFiles files = text(tight, TRAFFIC, QUICK).run().files().orElseThrow();
        assertThat(files.verdict()).isEqualTo(TuningVerdict.NOTHING_QUALIFIES);
        assertThat(files.texts()).containsOnlyKeys("report.html", "front.csv");
    }

    @Test
    void aListenerThatStopsTheSearchGetsTheBestSoFar() {
        TunedFiles files = text(DESCRIPTOR, TRAFFIC, QUICK)
                .run(Workers.SEQUENTIAL, (family, evaluated, planned) -> false)
                .files()
                .orElseThrow();
        assertThat(files.result().complete()).isFalse();
        assertThat(files.texts().get("summary.json")).contains("\"complete\" : false");
        assertThat(files.texts()).containsKey("stepscale.yaml");
    }

    @Test
    void mistakesOfADescriptorAreFindings() {
        assertThat(findings(text("endpointName: e\n", TRAFFIC, QUICK)))
                .isNotEmpty()
                .allMatch(finding -> finding.startsWith("a.yaml:1:1"));
        assertThat(findings(text(DESCRIPTOR.replaceFirst("(?s)service:.*", ""), TRAFFIC, QUICK)))
                .hasSize(2)
                .anyMatch(finding -> finding.startsWith("a.yaml:1:1 service.requestsPerInstance: is missing"))
                .anyMatch(finding -> finding.startsWith("a.yaml:1:1 objective.maxExcess: is missing"));
    }

    @Test
    void mistakesOfTheTrafficAndTheSettingsAreFindings() {
        assertThat(findings(text(DESCRIPTOR, "timestamp,requests\n2026-03-02T00:00:00Z,many\n", QUICK)))
                .singleElement()
                .asString()
                .startsWith("a.csv:2:1: ");
        assertThat(findings(text(DESCRIPTOR, TRAFFIC, Map.of("families", "capacityLader", "share", "0", "seed", "2"))))
                .satisfiesExactly(
                        share -> assertThat(share).startsWith("settings share: '0' is not allowed"),
                        family -> assertThat(family)
                                .contains("families: 'capacityLader' is no family", "Did you mean capacityLadder?"),
                        seed -> assertThat(seed).contains("seed: is no setting"));
    }

    @Test
    void aFileThatNeedsOptionsIsRefusedBeforeTheSearch() {
        TuningText row = new TuningText(
                "a.yaml",
                DESCRIPTOR.replace("endpointName: e ", "#"),
                "a.csv",
                TRAFFIC,
                Map.of(),
                Map.of("endpointName", "e"),
                QUICK);
        assertThat(findings(row)).singleElement().asString().contains("is complete only with options");
    }

    @Test
    void namesGivenAsOptionsStayOutOfTheFile() {
        TuningText row = new TuningText(
                "a.yaml", DESCRIPTOR, "a.csv", TRAFFIC, Map.of(), Map.of("endpointName", "f", "stackName", "s"), QUICK);
        assertThat(row.run().files().orElseThrow().texts())
                .containsEntry("stepscale.yaml", FILES.texts().get("stepscale.yaml"));
    }

    @Test
    void aRowCanBeMovedToAnotherMachine() throws IOException, ClassNotFoundException {
        TuningText row = text(DESCRIPTOR, TRAFFIC, QUICK);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(row);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(row);
        }
    }

    private static List<String> findings(TuningText row) {
        TuningOutcome outcome = row.run();
        assertThat(outcome.files()).isEmpty();
        return outcome.findings().stream().map(LocatedFinding::toString).toList();
    }

    private static TuningText text(String descriptor, String traffic, Map<String, String> settings) {
        return new TuningText("a.yaml", descriptor, "a.csv", traffic, Map.of(), Map.of(), settings);
    }
}
