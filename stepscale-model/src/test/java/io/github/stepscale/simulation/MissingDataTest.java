package io.github.stepscale.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.lint.Explicit;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.rule.TreatMissingData;
import io.github.stepscale.service.Service;
import io.github.stepscale.traffic.Trace;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * CloudWatch's two tables of missing data and the three examples in its text, through the simulator
 * (docs/simulation-contract.md, the state of an alarm). Points are oldest first: {@code 0} fine, {@code X} breaching,
 * {@code -} missing. N is 3, so the last five minutes are the evaluation range.
 */
class MissingDataTest {
    private static final List<TreatMissingData> COLUMNS = List.of(
            TreatMissingData.MISSING,
            TreatMissingData.IGNORE,
            TreatMissingData.BREACHING,
            TreatMissingData.NOT_BREACHING);

    /** What came before the range, which must not matter unless the state is kept. */
    private static final List<String> BEFORE = List.of("", "-----", "00000", "XXXXX", "0X-X0", "-----X", "XX---");

    private static final String KEEP = "keep";

    @ParameterizedTest(name = "{0} of 3, {1}: {2}, {3}, {4}, {5}")
    @CsvSource({
        "3, 0-X-X, OK, OK, OK, OK",
        "3, 0----, OK, OK, OK, OK",
        "3, -----, INSUFFICIENT_DATA, keep, ALARM, OK",
        "3, 0XX-X, ALARM, ALARM, ALARM, ALARM",
        "3, --X--, ALARM, keep, ALARM, OK",
        "2, 0-X-X, ALARM, ALARM, ALARM, ALARM",
        "2, 00X0X, ALARM, ALARM, ALARM, ALARM",
        "2, 0-X--, OK, OK, ALARM, OK",
        "2, ----0, OK, OK, ALARM, OK",
        "2, ---X-, ALARM, keep, ALARM, OK"
    })
    void theTablesOfAwsAreReproduced(
            int datapoints, String points, String missing, String ignore, String breaching, String notBreaching) {
        List<String> expected = List.of(missing, ignore, breaching, notBreaching);
        for (int column = 0; column < COLUMNS.size(); column++) {
            for (String before : BEFORE) {
                List<AlarmState> states = states(datapoints, COLUMNS.get(column), before + points);
                AlarmState previous = previous(states);
                assertThat(last(states))
                        .as("%s after %s, which is %s", COLUMNS.get(column), before, previous)
                        .isEqualTo(
                                expected.get(column).equals(KEEP)
                                        ? previous
                                        : AlarmState.valueOf(expected.get(column)));
            }
        }
    }

    /** A breaching point keeps no INSUFFICIENT_DATA: the minute in which it is new and alone is OK. */
    @ParameterizedTest(name = "{0} of 3, {1} after {2}: {3} is kept")
    @CsvSource({
        "3, -----, '', INSUFFICIENT_DATA",
        "3, -----, 000, OK",
        "3, -----, XXX, ALARM",
        "3, --X--, '', OK",
        "3, --X--, XXX, ALARM",
        "2, ---X-, '', OK",
        "2, ---X-, X, ALARM"
    })
    void ignoreKeepsTheState(int datapoints, String points, String before, AlarmState kept) {
        List<AlarmState> states = states(datapoints, TreatMissingData.IGNORE, before + points);
        assertThat(previous(states)).as("the state before").isEqualTo(kept);
        assertThat(last(states)).isEqualTo(kept);
    }

    @ParameterizedTest(name = "3 of 3, {0}: goes to ALARM {1}")
    @CsvSource({"----X, false", "---X-, false", "--X--, true"})
    void theExamplesOfAwsAreReproduced(String points, boolean alarm) {
        assertThat(last(states(3, TreatMissingData.MISSING, points)) == AlarmState.ALARM)
                .isEqualTo(alarm);
    }

    private static AlarmState last(List<AlarmState> states) {
        return states.get(states.size() - 1);
    }

    private static AlarmState previous(List<AlarmState> states) {
        return states.get(states.size() - 2);
    }

    private static List<AlarmState> states(int datapoints, TreatMissingData treatment, String points) {
        ScalingDescription scaling = Explicit.out(50)
                .periods(datapoints, 3)
                .missing(treatment)
                .from(0, 1)
                .in(ScalingDescription.endpoint("e").minCapacity(1).maxCapacity(1))
                .build();
        double[] requests =
                points.chars().mapToDouble(MissingDataTest::requests).toArray();
        Timeline timeline = Simulator.of(
                        ScalingPlan.of(scaling),
                        Service.builder().metricDelay(0).build())
                .run(Trace.of(Instant.EPOCH, requests));
        return IntStream.range(0, timeline.minutes())
                .mapToObj(minute -> timeline.alarm(0, minute))
                .toList();
    }

    /** Without requests there is no datapoint. */
    private static double requests(int point) {
        return switch (point) {
            case 'X' -> 100;
            case '0' -> 10;
            default -> 0;
        };
    }
}
