package io.github.stepscale.operation.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.curve.ServiceModel;
import io.github.stepscale.operation.record.ConcurrencyPeak.Minute;
import io.github.stepscale.service.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConcurrencyPeakTest {
    private static final String METRIC = "ConcurrentRequestsPerModel";

    private static List<Minute> minutes(int count, double mean, double max) {
        return new ArrayList<>(Collections.nCopies(count, new Minute(mean, max)));
    }

    /** At night one request at a time makes a peak of 20, which says nothing of the minutes in which alarms fire. */
    @Test
    void quietMinutesCountLittle() {
        List<Minute> minutes = minutes(90, 0.05, 1);
        minutes.addAll(minutes(10, 6, 9));
        minutes.addAll(minutes(5, 5, 10));

        ConcurrencyPeak peak = ConcurrencyPeak.of(METRIC, minutes);

        assertThat(peak.value()).hasValue(1.5);
        assertThat(peak.line())
                .contains("  concurrencyPeak: 1.5  # measured: Maximum / Average of a minute, median of 105 minutes"
                        + " weighted by their Average");
    }

    /** A request that hangs in one minute does not move the median, as it would move a mean. */
    @Test
    void anOutlierDoesNotCount() {
        List<Minute> minutes = minutes(30, 4, 8);
        minutes.add(new Minute(5, 900));

        assertThat(ConcurrencyPeak.of(METRIC, minutes).value()).hasValue(2);
    }

    @Test
    void aMaximumIsNeverBelowTheMean() {
        assertThat(ConcurrencyPeak.of(METRIC, minutes(10, 3, 2.9)).value()).hasValue(1);
    }

    @Test
    void fewMinutesAreNoMeasurement() {
        ConcurrencyPeak few = ConcurrencyPeak.of(METRIC, minutes(9, 3, 6));

        assertThat(few.line()).isEmpty();
        assertThat(few.notes())
                .containsExactly(
                        "concurrencyPeak was not measured: ConcurrentRequestsPerModel has 9 minutes with requests,"
                                + " and at least 10 are needed.");
        assertThat(ConcurrencyPeak.of(METRIC, List.of()).notes()).isEmpty();
    }

    @Test
    void aDifferenceMattersOnlyWhereTheConcurrencyIsSimulated() {
        ConcurrencyPeak peak = ConcurrencyPeak.of(METRIC, minutes(10, 4, 7));
        Service response = Service.builder()
                .model(new ServiceModel(4, Duration.ofMillis(100), 1))
                .build();

        assertThat(peak.difference(Service.standard())).isEmpty();
        assertThat(peak.difference(response))
                .contains("service.concurrencyPeak is 1, but 1.75 was measured. Write concurrencyPeak: 1.75.");
        assertThat(peak.difference(response.toBuilder().concurrencyPeak(1.75).build()))
                .isEmpty();
    }
}
