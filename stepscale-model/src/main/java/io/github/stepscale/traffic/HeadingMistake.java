package io.github.stepscale.traffic;

import io.github.stepscale.text.Lists;
import io.github.stepscale.text.Quotes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Says why the columns of a traffic file cannot be found in its heading. */
final class HeadingMistake {
    private static final Pattern DIVIDED = Pattern.compile(".*per ?(instance|copy).*");
    private static final Pattern OTHER_STATISTIC = Pattern.compile(
            ".*\\b(average|avg|mean|minimum|maximum|min|max|median|stddev|p\\d{1,2}(\\.\\d+)?|tm\\d+|iqm)\\b.*");

    /** Columns of the minutes.csv of load. */
    private static final Set<String> LOAD_MINUTES = Set.of("timestamp", "seconds", "due", "sent", "late", "done");

    private HeadingMistake() {}

    /** Returns the exception to throw. */
    static InvalidTraceException of(List<String> names, int line, TraceMistakes mistakes) {
        if (TraceHeading.indices(names, LOAD_MINUTES).size() == LOAD_MINUTES.size()) {
            return mistakes.only(
                    line,
                    "has the minutes of a load run, of which the first and the last are not whole",
                    "Use the traffic.csv beside it");
        }
        int times = TraceHeading.timeCount(names);
        String present = ": " + Lists.and(names.stream().map(Quotes::of).toList())
                + (names.size() == 1 ? " is" : " are") + " there";
        if (times == 0) {
            mistakes.add("no time", line, "has no column of times" + present, "Name it timestamp");
        } else if (times > 1) {
            mistakes.add(
                    "times", line, "has several columns that could be the time" + present, "Name one timestamp alone");
        }
        if (TraceHeading.hasSeveralRequests(names)) {
            mistakes.add(
                    "several", line, "has several columns that could be the requests" + present, "Name one requests");
        } else if (TraceHeading.requests(names).isEmpty()) {
            addMissing(names, line, present, mistakes);
        }
        return mistakes.exception();
    }

    private static void addMissing(List<String> names, int line, String present, TraceMistakes mistakes) {
        Optional<String> divided = first(names, DIVIDED);
        Optional<String> statistic = first(names, OTHER_STATISTIC);
        if (divided.isPresent()) {
            mistakes.add(
                    "divided",
                    line,
                    Quotes.of(divided.get())
                            + " is divided by instances: the requests to the whole endpoint are required",
                    "Use the metric Invocations");
        } else if (statistic.isPresent()) {
            mistakes.add(
                    "statistic",
                    line,
                    Quotes.of(statistic.get()) + " is not a number of requests: the statistic Sum is required",
                    "Use the Sum of Invocations");
        } else {
            mistakes.add("no requests", line, "has no column of requests" + present, "Name it requests");
        }
    }

    private static Optional<String> first(List<String> names, Pattern pattern) {
        return names.stream()
                .filter(name -> pattern.matcher(TraceHeading.plain(name)).matches())
                .findFirst();
    }
}
