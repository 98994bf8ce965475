package io.github.stepscale.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.Emulator;
import io.github.stepscale.expression.MathExpression;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

/**
 * Metric math beside moto, an emulator of AWS, if Python has it. Of expressions moto evaluates an id alone; for every other it
 * returns no datapoint.
 */
@Tag("slow")
class MetricMathEmulatorTest {
    private static final int PERIOD = 60;
    private static final int MINUTES = 6;

    @Test
    void anIdIsTheSeriesOfItsMetricWithItsGaps() throws Exception {
        Instant start = Instant.now().truncatedTo(ChronoUnit.MINUTES).minusSeconds(3_600);
        try (Emulator moto = Emulator.start();
                CloudWatchClient client = moto.cloudWatch()) {
            put(client, start, 4);
            put(client, start.plusSeconds(60), 2.5);
            put(client, start.plusSeconds(240), 9);

            Map<Integer, Double> expected = new TreeMap<>(Map.of(0, 4.0, 1, 2.5, 4, 9.0));
            assertThat(evaluatedByMoto(client, start, "m1")).isEqualTo(expected);
            assertThat(evaluated("m1", expected)).isEqualTo(expected);
        }
    }

    private static Map<Integer, Double> evaluated(String text, Map<Integer, Double> metric) {
        MathExpression expression = MathExpression.parse(text, List.of("m1"), PERIOD);
        double[] values =
                expression.evaluate((operand, position) -> metric.getOrDefault(position, Double.NaN), 0, MINUTES);
        Map<Integer, Double> points = new TreeMap<>();
        for (int i = 0; i < MINUTES; i++) {
            if (!Double.isNaN(values[i])) {
                points.put(i, values[i]);
            }
        }
        return points;
    }

    private static Map<Integer, Double> evaluatedByMoto(CloudWatchClient client, Instant start, String expression) {
        MetricDataQuery metric = MetricDataQuery.builder()
                .id("m1")
                .metricStat(stat -> stat.period(PERIOD)
                        .stat("Sum")
                        .metric(named -> named.namespace("Shop").metricName("Orders")))
                .returnData(false)
                .build();
        MetricDataQuery math =
                MetricDataQuery.builder().id("e1").expression(expression).build();
        MetricDataResult result = client
                .getMetricData(request -> request.startTime(start)
                        .endTime(start.plusSeconds(MINUTES * 60L))
                        .metricDataQueries(metric, math))
                .metricDataResults()
                .stream()
                .filter(found -> found.id().equals("e1"))
                .findFirst()
                .orElseThrow();
        Map<Integer, Double> points = new TreeMap<>();
        for (int i = 0; i < result.values().size(); i++) {
            long minute = start.until(result.timestamps().get(i), ChronoUnit.MINUTES);
            points.put((int) minute, result.values().get(i));
        }
        return points;
    }

    private static void put(CloudWatchClient client, Instant at, double value) {
        MetricDatum datum = MetricDatum.builder()
                .metricName("Orders")
                .timestamp(at)
                .value(value)
                .build();
        client.putMetricData(request -> request.namespace("Shop").metricData(datum));
    }
}
