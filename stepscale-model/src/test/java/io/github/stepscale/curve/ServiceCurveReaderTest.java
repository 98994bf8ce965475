package io.github.stepscale.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.stepscale.curve.ServiceCurve.Row;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ServiceCurveReaderTest {

    /** Other programs may write anything else there. */
    @Test
    void theRequestsThatARowRestsOnAreReadWhereTheyAreANumber() throws Exception {
        ServiceCurve curve = ServiceCurveReader.read(
                "calibration.csv",
                "requestsPerMinute,meanMs,requests\n60,50,240\n120,60,many\n180,70,\n240,80,0\n300,90,99999999999999999999\n");

        assertThat(curve.rows())
                .extracting(Row::requests)
                .containsExactly(
                        OptionalLong.of(240),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty());
    }

    @Test
    void columnsAreFoundByNameAndOthersAreNotRead() throws InvalidCurveException {
        ServiceCurve curve = ServiceCurveReader.read("calibration.csv", """
                p95Ms,meanMs,requests,requestsPerMinute,concurrency
                90,50,1000,60,0.06

                110,60.5,1000,1.2e2,0.125
                300,150,1000,180,0.5
                """);

        assertThat(curve.rows())
                .containsExactly(
                        new Row(60, 50, 0.06, Map.of(LatencyQuantile.P95, 90.0)),
                        new Row(120, 60.5, 0.125, Map.of(LatencyQuantile.P95, 110.0)),
                        new Row(180, 150, 0.5, Map.of(LatencyQuantile.P95, 300.0)));
    }

    @Test
    void withoutAConcurrencyLittlesLawCounts() throws InvalidCurveException {
        assertThat(ServiceCurveReader.read("c.csv", "requestsPerMinute,meanMs\n60,50\n120,60\n180,90\n")
                        .rows())
                .extracting(Row::concurrency)
                .containsExactly(60.0 / 60_000 * 50, 120.0 / 60_000 * 60, 180.0 / 60_000 * 90);
        assertThat(ServiceCurveReader.read(
                                "c.csv", "requestsPerMinute,meanMs,concurrency\n60,50,\n120,60,3\n180,90,4\n")
                        .rows())
                .extracting(Row::concurrency)
                .containsExactly(0.05, 3.0, 4.0);
    }

    @Test
    void aSpreadsheetsSemicolonsAndDecimalCommasAreUnderstood() throws InvalidCurveException {
        assertThat(ServiceCurveReader.read("c.csv", "requestsPerMinute;meanMs\r\n60;50,5\r\n120;60\r\n180;90\r\n")
                        .rows()
                        .get(0)
                        .meanMs())
                .isEqualTo(50.5);
    }

    @Test
    void allMistakesAreReportedTogetherWithTheirPosition() {
        assertThat(mistakes("""
                        requestsPerMinute,meanMs,concurrency,p95Ms
                        60,NaN,0.06,90
                        60, 60,0.05,x
                        180,-5,0.5,
                        240,5,0.6
                        """))
                .containsExactly(
                        "c.csv:2:4: meanMs 'NaN' is not a number: one such as 120 or 0.5 is required. Correct it, or leave"
                                + " out the row.",
                        "c.csv:3:1: requestsPerMinute 60 is not above the 60 of the row before: each row needs a higher"
                                + " one. Sort the rows, and leave out a rate that is there twice.",
                        "c.csv:3:8: concurrency 0.05 is not above the 0.06 of the row before: each row needs a higher one."
                                + " Leave out one of the two rows.",
                        "c.csv:3:13: p95Ms 'x' is not a number: one such as 120 or 0.5 is required. Correct it, or leave out"
                                + " the row.",
                        "c.csv:4:5: meanMs -5 is not allowed: a number above 0 is. Correct it, or leave out the row.",
                        "c.csv:4:12: p95Ms '' is not a number: one such as 120 or 0.5 is required. Correct it, or leave out"
                                + " the row.",
                        "c.csv:5:1: the number of fields is 3: 4, as in the heading, is required. Correct or remove the"
                                + " row.");
    }

    @Test
    void twoRowsAreTooFew() {
        assertThat(mistakes("requestsPerMinute,meanMs\n60,50\n120,60\n"))
                .containsExactly("c.csv: has 2 rows: at least 3 are required. Measure at more rates.");
    }

    @Test
    void aHeadingThatIsNotUnderstoodIsRefused() {
        assertThat(mistakes("requestsPerMinute,MeanMs,p75Ms,concurrency,concurrency\n1,2,3,4,5\n"))
                .containsExactly(
                        "c.csv:1:19: 'MeanMs' is not a column: requestsPerMinute, meanMs, concurrency, p50Ms, p90Ms, p95Ms,"
                                + " p99Ms are. Rename or remove it.",
                        "c.csv:1:26: 'p75Ms' is not a column: requestsPerMinute, meanMs, concurrency, p50Ms, p90Ms, p95Ms,"
                                + " p99Ms are. Rename or remove it.",
                        "c.csv:1:44: the column concurrency is there twice. Remove one of them.");
        assertThat(mistakes("60,50\n120,60\n"))
                .containsExactly("c.csv:1:1: has no column requestsPerMinute: it is required. Add it to the heading.");
        assertThat(mistakes(""))
                .containsExactly(
                        "c.csv: is empty: requestsPerMinute, meanMs and at least 3 rows are required. Measure the"
                                + " curve.");
    }

    private static List<String> mistakes(String text) {
        return catchThrowableOfType(InvalidCurveException.class, () -> ServiceCurveReader.read("c.csv", text))
                .mistakes()
                .stream()
                .map(InvalidCurveException.Mistake::toString)
                .toList();
    }
}
