package io.github.stepscale.operation.load.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.load.LatencyPercentiles;
import io.github.stepscale.operation.load.report.LoadRun.Minute;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.traffic.TraceReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoadCsvTest {
    @Test
    void whatWasSimulatedStandsBesideWhatWasObserved() {
        List<String> lines = LoadCsv.of(LoadCases.compared()).lines().toList();
        double p95 = LoadCases.compared()
                .minutes()
                .get(7)
                .counts()
                .latency()
                .orElseThrow()
                .p95();

        assertThat(lines.get(0))
                .endsWith(",simulated,latencyP95.simulated,latencyP95.client,latencyP95.CloudWatch,"
                        + "InvocationsPerInstanceSum.simulated,InvocationsPerInstanceSum.CloudWatch");
        assertThat(lines.get(8))
                .endsWith("," + PlainNumbers.rounded(0.9 * p95, 3) + "," + PlainNumbers.rounded(p95, 3) + ","
                        + PlainNumbers.rounded(0.96 * p95, 3) + ",90,");
    }

    @Test
    void everyMinuteComesBack() {
        LoadRun run = LoadCases.ramp();
        List<Map<String, String>> rows = rows(LoadCsv.of(run));

        assertThat(rows).hasSameSizeAs(run.minutes());
        for (int minute = 0; minute < rows.size(); minute++) {
            assertThat(minute(rows.get(minute))).isEqualTo(run.minutes().get(minute));
            assertThat(Instant.parse(rows.get(minute).get("timestamp")))
                    .isEqualTo(LoadCases.FIRST_MINUTE.plusSeconds(60L * minute));
            assertThat(rows.get(minute).get("alarms"))
                    .isEqualTo(run.alarms()
                            .get(0)
                            .states()
                            .get(minute)
                            .orElseThrow()
                            .name());
            assertThat(rows.get(minute).get("simulated"))
                    .isEqualTo(
                            run.simulated().orElseThrow().running().get(minute).toString());
        }
    }

    @Test
    void kindsOfErrorsAreInAlphabeticalOrder() {
        assertThat(LoadCsv.of(LoadCases.ramp()))
                .startsWith("timestamp,seconds,due,sent,late,done,errors,errors.THROTTLED,errors.TIMEOUT,"
                        + "p50,p95,p99,max,inService,desired,alarms,simulated\n");
    }

    /** The first minute lacks 2.3 s and the last 1.3 s: replayed as whole ones they would be quiet minutes that never were. */
    @Test
    void theTrafficHasTheWholeMinutesAlone() throws Exception {
        LoadRun run = LoadCases.ramp();
        Trace trace = TraceReader.read("traffic.csv", LoadCsv.traffic(run).getBytes(StandardCharsets.UTF_8))
                .trace();

        assertThat(trace.start()).isEqualTo(LoadCases.FIRST_MINUTE.plusSeconds(60));
        assertThat(trace.minutes()).isEqualTo(run.minutes().size() - 2);
        for (int minute = 0; minute < trace.minutes(); minute++) {
            assertThat(trace.requests(minute))
                    .isEqualTo(run.minutes().get(minute + 1).counts().due());
        }
        assertThat(LoadCsv.traffic(LoadCases.calm(1))).isEqualTo("timestamp,requests\n");
    }

    /** Until the last answer arrived, the minute after the traffic's last has no traffic at all. */
    @Test
    void partialMinutesAreMarked() {
        List<Map<String, String>> rows = rows(LoadCsv.of(LoadCases.ramp()));

        assertThat(rows)
                .extracting(row -> row.get("seconds"))
                .startsWith("57.655", "60", "60")
                .endsWith("60", "58.7");
    }

    @Test
    void unknownValuesAreEmpty() {
        assertThat(LoadCsv.of(LoadCases.calm(2)))
                .isEqualTo(
                        "timestamp,seconds,due,sent,late,done,errors,p50,p95,p99,max,inService,desired,alarms,simulated\n"
                                + "2026-03-02T08:00:00Z,57.655,60,60,0,60,0,120.5,180,240,300,,,,\n"
                                + "2026-03-02T08:01:00Z,58.7,60,60,0,60,0,120.5,180,241,300,,,,\n");
        assertThat(LoadCsv.of(LoadCases.named("x"))).endsWith("08:00:00Z,30,5,5,1,3,2,2,,,,,1,2,ALARM,\n");
    }

    @Test
    void alarmsOfSeveralRulesStandInOneField() {
        assertThat(LoadCsv.of(LoadCases.alarms())).endsWith(",OK;;INSUFFICIENT_DATA,\n");
    }

    @Test
    void numbersAreNeverInENotation() {
        assertThat(LoadCsv.of(
                        LoadCases.latency(new LatencyPercentiles(0.0000012, 123456789012345680000.0, Double.NaN, 7))))
                .contains(",0.0000012,123456789012345680000,,7,");
    }

    private static Minute minute(Map<String, String> row) {
        Map<String, Long> errors = new HashMap<>();
        Stream.of("THROTTLED", "TIMEOUT")
                .filter(kind -> number(row, "errors." + kind) > 0)
                .forEach(kind -> errors.put(kind, number(row, "errors." + kind)));
        assertThat(number(row, "errors"))
                .isEqualTo(errors.values().stream().mapToLong(count -> count).sum());
        return LoadCases.minute(
                number(row, "due"),
                number(row, "sent"),
                number(row, "late"),
                number(row, "done"),
                errors,
                Optional.of(new LatencyPercentiles(
                        Double.parseDouble(row.get("p50")),
                        Double.parseDouble(row.get("p95")),
                        Double.parseDouble(row.get("p99")),
                        Double.parseDouble(row.get("max")))),
                OptionalInt.of(Integer.parseInt(row.get("inService"))),
                OptionalInt.of(Integer.parseInt(row.get("desired"))));
    }

    private static long number(Map<String, String> row, String column) {
        return Long.parseLong(row.get(column));
    }

    private static List<Map<String, String>> rows(String csv) {
        List<String> lines = csv.lines().toList();
        String[] names = lines.get(0).split(",");
        return lines.stream()
                .skip(1)
                .map(line -> row(names, line.split(",", -1)))
                .toList();
    }

    private static Map<String, String> row(String[] names, String[] fields) {
        assertThat(fields).hasSameSizeAs(names);
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            row.put(names[i], fields[i]);
        }
        return row;
    }
}
