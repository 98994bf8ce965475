package io.github.stepscale.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.accuracy.UtilizationClass;
import io.github.stepscale.simulation.PredictionErrors.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How good predicted latency and concurrency are, measured by a discrete-event simulation: four loads, each with five seeds
 * whose mean is the measured value of a minute.
 */
@Tag("slow")
class PredictionErrorTest {
    private static final int LOADS = 4;
    private static final int SEEDS_OF_A_LOAD = 5;
    /** The services that the errors in the report were first measured with. */
    private static final List<QueueingService> FIRST = List.of(
            new QueueingService(1, 0.2, 0.3),
            new QueueingService(4, 0.5, 0.8),
            new QueueingService(8, 2, 1),
            new QueueingService(16, 6, 1.2));

    private static final List<QueueingService> OTHERS =
            List.of(new QueueingService(2, 0.05, 1.5), new QueueingService(32, 1, 0.5));

    /** What the report says may be a quarter better than what is measured. */
    private static final double ALLOWANCE = 1.25;

    private static final Pattern PERCENT = Pattern.compile("(\\d+) %");

    private static final PredictionErrors FIRST_ERRORS = new PredictionErrors();
    private static final PredictionErrors ALL_ERRORS = new PredictionErrors();

    @BeforeAll
    static void measure() {
        FIRST.forEach(service -> FIRST_ERRORS.addAll(errors(service)));
        ALL_ERRORS.addAll(FIRST_ERRORS);
        OTHERS.forEach(service -> ALL_ERRORS.addAll(errors(service)));
    }

    private static PredictionErrors errors(QueueingService service) {
        Prediction prediction = new Prediction(service);
        PredictionErrors errors = new PredictionErrors();
        for (int load = 0; load < LOADS; load++) {
            errors.addAll(prediction.errors(MovingLoad.of(service, load), 1_000L * load, SEEDS_OF_A_LOAD));
        }
        return errors;
    }

    @Test
    void errorsAreThoseThatTheReportNames() {
        requireErrors(FIRST_ERRORS);
        requireErrors(ALL_ERRORS);
    }

    private static void requireErrors(PredictionErrors errors) {
        SoftAssertions checks = new SoftAssertions();
        for (UtilizationClass utilization : UtilizationClass.values()) {
            checks.assertThat(errors.count(utilization)).as(utilization.range()).isGreaterThan(300);
            for (Value value : Value.values()) {
                UtilizationClass.Spread bounds = said(utilization, value);
                checks.assertThat(errors.percent(utilization, value, 0.5))
                        .as("median of %s %s%s", value, utilization.range(), errors)
                        .isLessThanOrEqualTo(ALLOWANCE * bounds.median());
                checks.assertThat(errors.percent(utilization, value, 0.9))
                        .as("90th percentile of %s %s%s", value, utilization.range(), errors)
                        .isLessThanOrEqualTo(ALLOWANCE * bounds.ninety());
            }
        }
        checks.assertAll();
    }

    private static UtilizationClass.Spread said(UtilizationClass utilization, Value value) {
        return switch (value) {
            case MEAN_LATENCY -> utilization.mean();
            case P95 -> utilization.p95();
            case CONCURRENCY -> utilization.concurrency();
        };
    }

    /** Whole percentages on the page; so each may be one off, and a tenth. */
    @Test
    void thePageSaysWhatIsMeasured() throws IOException {
        String page = Files.readString(Path.of("../docs/simulate.md"));
        for (UtilizationClass utilization : UtilizationClass.values()) {
            List<Integer> printed = page.lines()
                    .filter(line -> line.startsWith("| " + utilization.range() + " |"))
                    .flatMap(line -> PERCENT.matcher(line).results())
                    .map(MatchResult::group)
                    .map(text -> Integer.valueOf(text.substring(0, text.indexOf(' '))))
                    .toList();
            assertThat(printed).as(utilization.range()).hasSize(2 * Value.values().length);
            for (Value value : Value.values()) {
                same(printed.get(2 * value.ordinal()), ALL_ERRORS.percent(utilization, value, 0.5));
                same(printed.get(2 * value.ordinal() + 1), ALL_ERRORS.percent(utilization, value, 0.9));
            }
        }
    }

    private static void same(int printed, double measured) {
        assertThat(Math.abs(printed - measured))
                .as("%s on the page, %s measured: %s", printed, measured, ALL_ERRORS)
                .isLessThanOrEqualTo(1 + 0.1 * measured);
    }
}
