package io.github.stepscale.operation.load.report;

import io.github.stepscale.load.LatencyPercentiles;
import io.github.stepscale.operation.load.report.LoadRun.Minute;
import io.github.stepscale.simulation.AlarmState;
import io.github.stepscale.text.PlainNumbers;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes a load run as CSV, one row per minute. {@code seconds} is how much of the minute the traffic covers: less than 60 marks a
 * partial minute. {@code due} requests were due, {@code sent} were sent, {@code late} had to wait to be
 * sent, {@code done} succeeded, {@code errors} failed; {@code errors.KIND} counts one kind of error, for each that occurred, in
 * alphabetical order. {@code p50} to {@code max} are milliseconds from when a request was due. {@code inService} and
 * {@code desired} are the capacity at the start of the minute, {@code alarms} the states at its end in the order of the rules,
 * {@code simulated} the simulated capacity. Where latency is simulated, columns such as {@code latencyP95.simulated},
 * {@code latencyP95.client} and {@code latencyP95.CloudWatch} follow. A value that is not known is empty.
 *
 * <p>{@link #traffic} has the whole minutes alone, to simulate them: a partial minute would be replayed as a quiet one.
 */
public final class LoadCsv {
    private static final int DECIMALS = 3;

    private final LoadTotals totals;
    private final List<String> kinds;

    private LoadCsv(LoadTotals totals) {
        this.totals = totals;
        this.kinds = totals.kinds();
    }

    /** Returns the text of the file; lines end in {@code \n}. */
    public static String of(LoadRun run) {
        LoadCsv csv = new LoadCsv(new LoadTotals(run));
        StringBuilder text = new StringBuilder(csv.heading());
        for (int minute = 0; minute < run.minutes().size(); minute++) {
            text.append(csv.row(minute));
        }
        return text.toString();
    }

    /** Returns a traffic file with the requests that were due in each whole minute; lines end in {@code \n}. */
    public static String traffic(LoadRun run) {
        LoadTotals totals = new LoadTotals(run);
        return IntStream.range(0, run.minutes().size())
                .filter(minute -> !totals.isPartial(minute))
                .mapToObj(minute -> line(Stream.of(
                        totals.time(minute).toString(),
                        String.valueOf(run.minutes().get(minute).counts().due()))))
                .collect(Collectors.joining("", "timestamp,requests\n", ""));
    }

    private String heading() {
        return line(Stream.of(
                        Stream.of("timestamp", "seconds", "due", "sent", "late", "done", "errors"),
                        kinds.stream().map(kind -> "errors." + kind),
                        Stream.of("p50", "p95", "p99", "max"),
                        Stream.of("inService", "desired", "alarms", "simulated"),
                        totals.run().predictions().stream().flatMap(prediction -> prediction.headings().stream()))
                .flatMap(part -> part));
    }

    private String row(int at) {
        Minute minute = totals.run().minutes().get(at);
        return line(Stream.of(
                        Stream.of(totals.time(at).toString(), number(totals.seconds(at))),
                        Stream.of(
                                        minute.counts().due(),
                                        minute.counts().sent(),
                                        minute.counts().late(),
                                        minute.counts().done())
                                .map(String::valueOf),
                        Stream.of(String.valueOf(LoadTotals.errors(minute.counts()))),
                        kinds.stream()
                                .map(kind ->
                                        String.valueOf(minute.counts().errors().getOrDefault(kind, 0L))),
                        latency(minute.counts().latency()),
                        Stream.of(count(minute.inService()), count(minute.desired())),
                        Stream.of(alarms(at), simulated(at)),
                        totals.run().predictions().stream()
                                .flatMap(prediction -> prediction.values(at).stream())
                                .map(LoadCsv::rounded))
                .flatMap(part -> part));
    }

    private static Stream<String> latency(Optional<LatencyPercentiles> latency) {
        Stream<ToDoubleFunction<LatencyPercentiles>> columns = Stream.of(
                LatencyPercentiles::p50, LatencyPercentiles::p95, LatencyPercentiles::p99, LatencyPercentiles::max);
        return columns.map(column ->
                latency.map(known -> number(column.applyAsDouble(known))).orElse(""));
    }

    private static String number(double number) {
        return Double.isFinite(number) ? PlainNumbers.text(number) : "";
    }

    private static String rounded(double number) {
        return Double.isNaN(number) ? "" : PlainNumbers.rounded(number, DECIMALS);
    }

    private static String count(OptionalInt count) {
        return count.isPresent() ? String.valueOf(count.getAsInt()) : "";
    }

    private String alarms(int minute) {
        return totals.run().alarms().stream()
                .map(alarm -> LoadTotals.at(alarm.states(), minute)
                        .flatMap(state -> state)
                        .map(AlarmState::name)
                        .orElse(""))
                .collect(Collectors.joining(";"));
    }

    private String simulated(int minute) {
        return totals.run()
                .simulated()
                .flatMap(simulated -> LoadTotals.at(simulated.running(), minute))
                .map(String::valueOf)
                .orElse("");
    }

    private static String line(Stream<String> fields) {
        return fields.map(LoadCsv::field).collect(Collectors.joining(",", "", "\n"));
    }

    /** Quotes a field and keeps it on one line: the name of a kind may contain anything. */
    private static String field(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ");
        return line.matches("[^\", ]*") ? line : '"' + line.replace("\"", "\"\"") + '"';
    }
}
