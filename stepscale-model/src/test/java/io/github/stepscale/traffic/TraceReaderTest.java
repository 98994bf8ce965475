package io.github.stepscale.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
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
    void eachKindOfMistakeIsReportedOnceWithItsCount() {
        assertThat(mistakes("timestamp,requests\n"
                        + "2026-01-01T00:07:00Z,-5\n"
                        + "2026-01-01T00:08:00Z,6.5\n"
                        + "2026-01-01T00:09:00Z,1000000000001\n"
                        + "2026-01-01T00:11:00Z\n"
                        + "2026-13-01T00:00:00Z,8\n"
                        + "yesterday,\n"))
                .isEqualTo("""
                        t.csv:2: '-5' is not a number of requests: a whole number from 0 is required. Correct it. 1 more like it.
                        t.csv:3: '6.5' is not a whole number of requests: it may be an average. Use the statistic Sum, or round it.
                        t.csv:4: '1000000000001' requests are too many: at most 1000000000000 are allowed. Correct it.
                        t.csv:5: the number of fields is 1: 2, as in the heading, is required. Correct or remove the row.
                        t.csv:6: '2026-13-01T00:00:00Z' is not a time: a time such as 2026-01-31T08:00:00Z is required. Write it in that form, in UTC. 1 more like it.""");
    }

    @Test
    void aFileThatIsWrongEverywhereHasOneMistake() {
        String rows = "2026-01-01T00:00:00Z,x\n".repeat(4_301);

        assertThat(mistakes("timestamp,requests\n" + rows))
                .isEqualTo("t.csv:2: 'x' is not a number of requests: a whole number from 0 is required. Correct it."
                        + " 4,300 more like it.");
    }

    @Test
    void packedTrafficHasALimit() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[TraceReader.MAX_BYTES + 1]);
        }

        assertThat(refusal(packed.toByteArray()))
                .isEqualTo("t.csv: unpacks to more than 50 MB: that is years of minutes. Use a shorter range.");
        assertThat(refusal(Arrays.copyOf(packed.toByteArray(), 1000)))
                .isEqualTo("t.csv: is not a whole gzip file: it breaks off or is damaged. Pack it again.");
    }

    @Test
    void aFileWithoutTrafficIsRefused() {
        assertThat(mistakes("timestamp,requests,requests\n"))
                .isEqualTo(
                        "t.csv:1: has several columns that could be the requests: 'timestamp', 'requests' and 'requests'"
                                + " are there. Name one requests.");
        assertThat(mistakes("a\0b"))
                .isEqualTo("t.csv: is not text in UTF-8: a CSV or JSON file is required. Save it as CSV in UTF-8.");
        assertThat(catchThrowableOfType(
                                InvalidTraceException.class,
                                () -> TraceReader.read("t.csv", new byte[] {(byte) 0xC3, 0x28}))
                        .mistakes())
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.row()).isZero());
    }

    @Test
    void theEstimatesOfARecordedComponentAreCounted() throws InvalidTraceException {
        String rows = "2026-01-31T11:54:00Z,10,5,,10\n2026-01-31T11:55:00Z,60,20,,\n2026-01-31T11:56:00Z,7,,7,\n";
        byte[] recording = ("timestamp,requests,perCopy,withoutCapacity,published\n" + rows).getBytes(UTF_8);
        byte[] foreign = ("timestamp,requests,a,b,published\n" + rows).getBytes(UTF_8);

        assertThat(TraceReader.read("traffic.csv", recording).notes())
                .contains("The requests of 2 of 3 rows are estimates: their published total is empty.");
        assertThat(TraceReader.read("traffic.csv", foreign).notes()).noneMatch(note -> note.contains("estimates"));
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
        return TraceReader.read("t.csv", text.getBytes(UTF_8)).trace();
    }

    private static String refusal(byte[] content) {
        return catchThrowableOfType(InvalidTraceException.class, () -> TraceReader.read("t.csv", content))
                .getMessage();
    }

    private static String mistakes(String text) {
        return catchThrowableOfType(InvalidTraceException.class, () -> read(text))
                .getMessage();
    }
}
