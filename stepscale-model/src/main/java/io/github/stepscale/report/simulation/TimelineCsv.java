package io.github.stepscale.report.simulation;

import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.text.PlainNumbers;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes a timeline as CSV, one row per minute: {@code running} instances serve, {@code pending} will be added or, below 0, removed by
 * the activities in progress, {@code metric} is the published value of the metric of the first rule, {@code alarms} are the states at the
 * end of the minute in the order of the rules, {@code action} is the decided change. Where the response of an
 * instance is known, its columns follow. Missing values are empty.
 */
public final class TimelineCsv {
    private static final String HEADING = "timestamp,requests,running,pending,metric,alarms,action,excess,waitMinutes";
    private static final int ROW = 64;

    private TimelineCsv() {}

    /** Returns the text of the file; lines end in {@code \n}. */
    public static String of(Timeline timeline) {
        StringBuilder text = new StringBuilder(HEADING.length() + ROW * timeline.minutes()).append(HEADING);
        Optional<ResponseColumns> response = timeline.response().map(ResponseColumns::new);
        response.ifPresent(columns -> columns.heading(text));
        text.append('\n');
        for (int minute = 0; minute < timeline.minutes(); minute++) {
            row(text, timeline, minute);
            if (response.isPresent()) {
                response.get().row(text, minute);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static void row(StringBuilder text, Timeline timeline, int minute) {
        text.append(timeline.trace().time(minute)).append(',');
        number(text, timeline.trace().requests(minute));
        text.append(timeline.running(minute)).append(',');
        text.append(timeline.pending(minute)).append(',');
        number(text, timeline.metric(minute));
        text.append(alarms(timeline, minute)).append(',');
        text.append(timeline.action(minute) == 0 ? "" : timeline.action(minute)).append(',');
        number(text, timeline.excess(minute));
        double wait = timeline.waitMinutes(minute);
        text.append(Double.isNaN(wait) ? "" : PlainNumbers.text(wait));
    }

    private static void number(StringBuilder text, double number) {
        text.append(Double.isNaN(number) ? "" : PlainNumbers.text(number)).append(',');
    }

    private static String alarms(Timeline timeline, int minute) {
        return IntStream.range(0, timeline.rules().size())
                .mapToObj(rule -> timeline.alarm(rule, minute).name())
                .collect(Collectors.joining(";"));
    }
}
