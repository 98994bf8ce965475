package io.github.stepscale.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceReaderTest {
    private static final String TWO = "timestamp,requests\n2026-01-01T00:00:00Z,7\n2026-01-01T00:02:00Z,9\n";

    @Test
    void aMinuteWithoutARowHasNoRequests() throws InvalidTraceException {
        Trace trace = read(TWO);

        assertThat(trace.start()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(trace.toArray()).containsExactly(7, 0, 9);
        assertThat(trace.total()).isEqualTo(16);
        assertThat(trace.peak()).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFtimestamp,requests\n2026-01-01T00:00:00Z,7\n2026-01-01T00:02:00Z,9",
                "timestamp,requests\r\n2026-01-01T00:00:00Z,7\r\n2026-01-01T00:02:00Z,9\r\n",
                "requests,timestamp\n7,2026-01-01T00:00:00Z\n9,2026-01-01T00:02:00Z\n",
                "a,timestamp,b,requests\n,2026-01-01T00:00:00Z,\"x, y\",7\n1,2026-01-01T00:02:00Z,,9\n",
                "timestamp , requests\n 2026-01-01T00:00:00Z , 7 \n\n\"2026-01-01T00:02:00Z\",\"9\"\n\n",
                "timestamp,requests\n2026-01-01T01:00:00+01:00,007\n2026-01-01T00:02Z,9\n"
            })
    void theSameTrafficIsReadInOtherFormats(String text) throws InvalidTraceException {
        assertThat(read(text).toArray()).containsExactly(7, 0, 9);
    }

    @Test
    void everyWrongRowIsReported() {
        assertThat(mistakes("timestamp,requests\n"
                        + "2026-01-01T00:05:00Z,1\n"
                        + "2026-01-01T00:05:00Z,2\n"
                        + "2026-01-01T00:04:00Z,3\n"
                        + "2026-01-01T00:06:30Z,4\n"
                        + "2026-01-01T00:07:00Z,-5\n"
                        + "2026-01-01T00:08:00Z,6.5\n"
                        + "2026-01-01T00:09:00Z,1000000000001\n"
                        + "2026-01-01T00:10:00Z,1e3\n"
                        + "2026-01-01T00:11:00Z\n"
                        + "2026-13-01T00:00:00Z,8\n"
                        + "yesterday,\n"
                        + "2036-12-01T00:00:00Z,8\n"))
                .isEqualTo("""
                        t.csv:3: 2026-01-01T00:05:00Z is the minute of row 2: rows must be in ascending order, one per minute. Correct or remove the row.
                        t.csv:4: 2026-01-01T00:04:00Z is earlier than row 2: rows must be in ascending order, one per minute. Correct or remove the row.
                        t.csv:5: 2026-01-01T00:06:30Z is not on the minute: one row per minute is allowed. Sum the requests of each minute.
                        t.csv:6: '-5' is not a number of requests: a whole number from 0 is required. Correct it.
                        t.csv:7: '6.5' is not a number of requests: a whole number from 0 is required. Round it.
                        t.csv:8: 1000000000001 requests are too many: at most 1000000000000 per minute are allowed. Correct it.
                        t.csv:9: '1e3' is not a number of requests: a whole number from 0 is required. Correct it.
                        t.csv:10: has 1 fields: 2, as the heading, are needed. Correct or remove the row.
                        t.csv:11: '2026-13-01T00:00:00Z' is not a time: a time such as 2026-01-31T08:00:00Z is required. Write it in that form, in UTC.
                        t.csv:12: 'yesterday' is not a time: a time such as 2026-01-31T08:00:00Z is required. Write it in that form, in UTC.
                        t.csv:12: '' is not a number of requests: a whole number from 0 is required. Correct it.
                        t.csv:13: 2036-12-01T00:00:00Z is more than 5300000 minutes after the first row. Split the file.""");
    }

    @Test
    void aFileThatIsWrongEverywhereReportsTwentyMistakes() {
        String rows = "2026-01-01T00:00:00Z,x\n".repeat(1000);

        assertThat(mistakes("timestamp,requests\n" + rows).lines()).hasSize(20);
    }

    @Test
    void aFileWithoutTrafficIsRefused() {
        assertThat(mistakes(""))
                .isEqualTo(
                        "t.csv:1: has no heading: timestamp,requests is needed. Write timestamp,requests as the first line.");
        assertThat(mistakes("timestamp,requests\n"))
                .isEqualTo("t.csv: has no rows: at least one minute is needed. Add the requests of each minute.");
        assertThat(mistakes("2026-01-01T00:00:00Z,7\n")).isEqualTo("""
                        t.csv:1: has no column timestamp in its heading: '2026-01-01T00:00:00Z', '7' is there. Name a column timestamp.
                        t.csv:1: has no column requests in its heading: '2026-01-01T00:00:00Z', '7' is there. Name a column requests.""");
        assertThat(mistakes("timestamp,requests,requests\n"))
                .isEqualTo("t.csv:1: has two columns requests. Rename one of them.");
        assertThat(mistakes("a\0b"))
                .isEqualTo("t.csv: is not text in UTF-8: a CSV file is needed. Save it as CSV in UTF-8.");
        assertThat(catchThrowableOfType(
                                InvalidTraceException.class,
                                () -> TraceReader.read("t.csv", new byte[] {(byte) 0xC3, 0x28}))
                        .mistakes())
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.row()).isZero());
    }

    @Test
    void aYearOfMinutesIsRead() throws InvalidTraceException {
        Trace year = new DailyProfile(10, 1000, 14, 365).withNoise(0.1, 7).from(Instant.parse("2026-01-01T00:00:00Z"));
        StringBuilder text = new StringBuilder("timestamp,requests\n");
        for (int minute = 0; minute < year.minutes(); minute++) {
            text.append(year.time(minute))
                    .append(',')
                    .append((long) year.requests(minute))
                    .append('\n');
        }

        assertThat(read(text.toString()).toArray()).isEqualTo(year.toArray()).hasSize(525_600);
    }

    private static Trace read(String text) throws InvalidTraceException {
        return TraceReader.read("t.csv", text.getBytes(UTF_8));
    }

    private static String mistakes(String text) {
        return catchThrowableOfType(InvalidTraceException.class, () -> read(text))
                .getMessage();
    }
}
