package io.github.stepscale.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampledColumnTest {
    private static final int TWO_WEEKS = 20_160;
    private static final int YEAR = 525_600;

    @Test
    void twoWeeksKeepEveryMinute() {
        assertThat(SampledColumn.of(0, TWO_WEEKS, 14).size()).isEqualTo(1);
    }

    @Test
    void aYearIsWrittenWithinTheBudget() {
        assertThat(SampledColumn.of(0, YEAR, 1).size()).isEqualTo(10);
        assertThat(SampledColumn.of(0, YEAR, 10).size()).isEqualTo(60);
        assertThat(SampledColumn.of(0, YEAR, 1_000).size()).isEqualTo(10_080);
    }

    @Test
    void noPeakIsLostAndSamplesBeginAtARoundTime() throws Exception {
        double[] column = IntStream.range(0, 12).mapToDouble(minute -> minute).toArray();
        column[4] = 1_000;
        column[5] = Double.NaN;
        JsonNode written = written(new SampledColumn(7, 5), column, 1);

        assertThat(written.toString()).isEqualTo("{\"mean\":[1,254,9.5],\"low\":[0,3,8],\"high\":[2,1000,11]}");
    }

    @Test
    void aMinuteWithoutAnyNumberIsNull() throws Exception {
        assertThat(written(new SampledColumn(0, 1), new double[] {Double.NaN, 1.23456789, 0}, 1)
                        .toString())
                .isEqualTo("{\"mean\":[null,1.23457,0]}");
    }

    @Test
    void theNumbersOfAMinuteShareASample() throws Exception {
        assertThat(written(new SampledColumn(0, 1), new double[] {1, 2, 3, 4, 5, 6, 7, 7, 7, 7, 7, 7}, 6)
                        .toString())
                .isEqualTo("{\"mean\":[3.5,7],\"low\":[1,7],\"high\":[6,7]}");
    }

    private static JsonNode written(SampledColumn sampled, double[] column, int perMinute) throws Exception {
        return new ObjectMapper().readTree(SafeJson.text(json -> sampled.write(json, column, perMinute)));
    }
}
