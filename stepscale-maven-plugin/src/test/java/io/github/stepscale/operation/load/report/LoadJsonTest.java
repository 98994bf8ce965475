package io.github.stepscale.operation.load.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.stepscale.load.LatencyPercentiles;
import io.github.stepscale.report.page.PageRules;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadJsonTest {
    @Test
    void sumsAreThoseOfTheMinutes() throws Exception {
        LoadRun run = LoadCases.ramp();
        JsonNode json = read(run);

        assertThat(json.path("due").asLong()).isEqualTo(5 * (60 + 90 + 120 + 150 + 180 + 210 + 240 + 270 + 300 + 330));
        assertThat(json.path("done").asLong() + json.path("errors").asLong())
                .isEqualTo(json.path("due").asLong());
        assertThat(json.path("successRate").asDouble())
                .isEqualTo(json.path("done").asDouble() / json.path("due").asDouble());
        assertThat(json.path("late").asLong())
                .isEqualTo(run.minutes().stream()
                        .mapToLong(minute -> minute.counts().late())
                        .sum());
        assertThat(json.path("minutes").asInt()).isEqualTo(50);
    }

    @Test
    void theFileHasEveryPartOfTheRun() throws Exception {
        LoadRun run = LoadCases.ramp();
        JsonNode json = read(run);

        assertThat(json.path("stack").asText()).isEqualTo(run.stackName());
        assertThat(json.path("target").path("VariantName").asText()).isEqualTo("AllTraffic");
        assertThat(json.path("settings").path("most in flight").asText()).isEqualTo("64");
        assertThat(json.path("start").asText()).isEqualTo(run.start().toString());
        assertThat(json.path("end").asText()).isEqualTo(run.end().toString());
        assertThat(json.path("latency").path("p99").asDouble())
                .isEqualTo(run.latency().orElseThrow().p99());
        assertThat(json.path("serviceTime").path("max").asDouble())
                .isEqualTo(run.serviceTime().orElseThrow().max());
        assertThat(json.path("failures").findValuesAsText("kind")).containsExactly("TIMEOUT", "THROTTLED");
        assertThat(json.path("capacity").toString())
                .isEqualTo("{\"least\":1,\"most\":6,\"minutesWatched\":50,\"minutesBehind\":43}");
        assertThat(json.path("simulated").path("off").asInt())
                .isEqualTo(run.simulated().orElseThrow().off());
        assertThat(json.path("alarms").toString()).isEqualTo("[{\"name\":\"ScalingAlarm\",\"minutesInAlarm\":48}]");
        assertThat(json.path("activities")).hasSameSizeAs(run.activities());
        assertThat(json.path("activities").get(5).path("end").isNull()).isTrue();
        assertThat(json.path("delays").get(0).path("medianSeconds").asDouble()).isEqualTo(71.5);
        assertThat(json.path("service").get(1).asText()).isEqualTo("  scaleOutDelay: 8");
    }

    @Test
    void theErrorOfTheSimulationIsThere() throws Exception {
        JsonNode predictions = read(LoadCases.compared()).path("simulated").path("predictions");

        assertThat(predictions.findValuesAsText("key"))
                .containsExactly("latencyP95.client", "latencyP95.CloudWatch", "InvocationsPerInstanceSum.CloudWatch");
        assertThat(predictions.get(2).toString())
                .isEqualTo(
                        "{\"key\":\"InvocationsPerInstanceSum.CloudWatch\",\"name\":\"Sum of InvocationsPerInstance in"
                                + " CloudWatch\",\"unit\":\"\",\"error\":{\"minutes\":47,\"median\":0,\"p90\":0},"
                                + "\"errorBelowSaturation\":{\"minutes\":29,\"median\":0,\"p90\":0},"
                                + "\"leftOut\":{\"partial\":2,\"unobserved\":1,\"notSimulated\":0}}");
        assertThat(read(LoadCases.ramp()).path("simulated").has("predictions")).isFalse();
    }

    @Test
    void partialMinutesAreMarked() throws Exception {
        assertThat(read(LoadCases.ramp()).path("partialMinutes").toString())
                .isEqualTo("[{\"start\":\"2026-03-02T08:00:00Z\",\"seconds\":57.655},"
                        + "{\"start\":\"2026-03-02T08:49:00Z\",\"seconds\":58.7}]");
        assertThat(read(LoadCases.nothing()).path("partialMinutes")).isEmpty();
    }

    @Test
    void theVerdictOfEachThresholdIsThere() throws Exception {
        JsonNode json = read(LoadCases.with(LoadCases.ramp(), LoadCases.BROKEN, LoadCases.MET));

        assertThat(json.path("passed").asBoolean()).isFalse();
        assertThat(json.path("thresholds").toString())
                .isEqualTo("[{\"metric\":\"p95 latency\",\"unit\":\"ms\",\"limit\":800,\"actual\":912.3,\"met\":false,"
                        + "\"detail\":\"too few\"},{\"metric\":\"error rate\",\"unit\":\"%\",\"limit\":10,"
                        + "\"actual\":6.2,\"met\":true,\"detail\":\"\"}]");
        assertThat(read(LoadCases.with(LoadCases.ramp(), LoadCases.MET))
                        .path("passed")
                        .asBoolean())
                .isTrue();
        assertThat(read(LoadCases.cutShort()).path("passed").asBoolean()).isFalse();
    }

    @Test
    void unknownValuesAreNull() throws Exception {
        JsonNode json = read(LoadCases.nothing());

        for (String key : List.of("cutShort", "successRate", "latency", "serviceTime", "simulated")) {
            assertThat(json.has(key)).as(key).isTrue();
            assertThat(json.path(key).isNull()).as(key).isTrue();
        }
        assertThat(json.path("capacity").path("most").isNull()).isTrue();
        assertThat(json.path("failures")).isEmpty();
    }

    @Test
    void numbersAreNeverInENotation() {
        assertThat(LoadJson.of(
                        LoadCases.latency(new LatencyPercentiles(0.0000012, 123456789012345680000.0, Double.NaN, 7))))
                .contains(
                        "\"p50\" : 0.0000012,", "\"p95\" : 123456789012345680000,", "\"p99\" : null,", "\"max\" : 7\n");
    }

    @Test
    void hostileTextComesBack() throws Exception {
        String hostile = PageRules.HOSTILE + "\u0000\n";
        JsonNode json = read(LoadCases.named(hostile));

        assertThat(json.path("stack").asText()).isEqualTo(hostile);
        assertThat(json.path("cutShort").asText()).isEqualTo(hostile);
        assertThat(json.path("settings").path(hostile).asText()).isEqualTo(hostile);
        assertThat(json.path("failures").get(0).path("first").asText()).isEqualTo(hostile);
    }

    private static JsonNode read(LoadRun run) throws Exception {
        String text = LoadJson.of(run);
        assertThat(text).endsWith("}\n").doesNotContain("\r");
        return new ObjectMapper().readTree(text);
    }
}
