package io.github.stepscale.report.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.traffic.Trace;
import org.junit.jupiter.api.Test;

class ComparisonTableTest {
    @Test
    void putsEveryNumberIntoItsColumn() {
        Service priced = Cases.sampleService().toBuilder().instancePrice(1.25).build();
        ComparisonTable table = Cases.of(Cases.samplePlan(), priced, Cases.maxExcess(0.01), Cases.burst())
                .table();

        assertThat(String.join("\n", table.lines())).isEqualTo("""
                                                     this policy  target tracking (our model)  fixed count (4)        hindsight
                requests above capacity          1,260 (10.67 %)                 620 (5.25 %)          0 (0 %)      88 (0.75 %)
                minutes short                                 24                           16                0                7
                worst wait, minutes                         10.2                         8.32                0             0.64
                instance-hours                              4.93                         9.92                6             4.92
                cost                                        6.17                        12.40             7.50             6.15
                changes of capacity              6 (3 out, 3 in)              4 (3 out, 1 in)                0  5 (2 out, 3 in)
                instance-hours, times hindsight                1                         2.02             1.22                1
                hindsight: no schedule in the range, one change at a time, serves as much for less than 4.9 instance-hours; the one found costs 0.34 % more""");
    }

    @Test
    void givesTheReasonForAMissingReference() {
        ComparisonTable unknown = Cases.of(Cases.samplePlan(), Service.standard(), Objective.NONE, Cases.burst())
                .table();
        ComparisonTable tooMuch = Cases.of(
                        Cases.samplePlan(),
                        Cases.sampleService(),
                        Cases.maxExcess(0.01),
                        Trace.of(Cases.START, 5_000, 5_000))
                .table();

        assertThat(unknown.notes())
                .containsExactly(
                        "target tracking (our model): needs service.trackingTarget or service.requestsPerInstance",
                        "fixed count: needs service.requestsPerInstance",
                        "hindsight: needs service.requestsPerInstance");
        assertThat(tooMuch.notes())
                .containsExactly(
                        "fixed count: none from 1 to 10 meets the objective",
                        "hindsight: even 10 in service all the time serve too few requests");
        assertThat(unknown.rows().get(0).cells()).containsOnly("-");
    }
}
