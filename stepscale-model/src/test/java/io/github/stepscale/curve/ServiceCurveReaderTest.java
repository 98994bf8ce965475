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
                p95Ms,meanMs,due,requestsPerMinute,concurrency
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
                .containsExactly(
                        "c.csv:1:1: the heading has no requestsPerMinute and no meanMs: both columns are required. Name the"
                                + " columns in the first line.");
        assertThat(mistakes(""))
                .containsExactly(
                        "c.csv: is empty: requestsPerMinute, meanMs and at least 3 rows are required. Measure the"
                                + " curve.");
    }

    /** What follows from a field that is no number is not said of the next one. */
    @Test
    void aConcurrencyThatFollowsFromAMistakeIsNoMistakeOfItsOwn() {
        assertThat(mistakes("requestsPerMinute,meanMs,concurrency,p95Ms\n60,,,90\n120,50,2,\n180,50,Infinity,1e400\n"))
                .extracting(mistake -> mistake.substring(0, mistake.indexOf(" is not")))
                .containsExactly(
                        "c.csv:2:4: meanMs ''",
                        "c.csv:3:10: p95Ms ''",
                        "c.csv:4:8: concurrency 'Infinity'",
                        "c.csv:4:17: p95Ms '1e400'");
    }

    /** By Little's law a mean that halves while the rate doubles leaves as much inside. */
    @Test
    void aConcurrencyThatDoesNotRiseIsRefusedAlsoWhereItFollowsFromTheMean() {
        assertThat(mistakes("requestsPerMinute,meanMs\n60,500\n120,50\n180,50\n"))
                .containsExactly(
                        "c.csv:3:5: concurrency 0.1 is not above the 0.5 of the row before: each row needs a higher one. Leave"
                                + " out one of the two rows.");
    }

    @Test
    void whatIsNoCurveIsRefusedInOneLineHoweverLargeItIs() {
        assertThat(mistakes("requestsPerMinute,meanMs\n" + "a,b\n".repeat(100_000)))
                .containsExactly("c.csv: has 100000 rows: at most 1000 are allowed. Measure at fewer rates.");
        assertThat(mistakes("requestsPerMinute,".repeat(40_000)))
                .containsExactly(
                        "c.csv:1:1: is no table of numbers: its fields or lines are too long. Measure the curve.");
        assertThat(mistakes("{\"rows\": []}")).hasSize(1);
        assertThat(mistakes("a,\"b\nc")).hasSize(1);
    }

    @Test
    void numbersThatLookEqualAreShownWithAllTheirDigits() {
        assertThat(mistakes("requestsPerMinute,meanMs\n60.00000001,50\n60,60\n180,90\n"))
                .containsExactly(
                        "c.csv:3:1: requestsPerMinute 60 is not above the 60.00000001 of the row before: each row needs a"
                                + " higher one. Sort the rows, and leave out a rate that is there twice.");
    }

    private static List<String> mistakes(String text) {
        return catchThrowableOfType(InvalidCurveException.class, () -> ServiceCurveReader.read("c.csv", text))
                .mistakes()
                .stream()
                .map(InvalidCurveException.Mistake::toString)
                .toList();
    }
}
