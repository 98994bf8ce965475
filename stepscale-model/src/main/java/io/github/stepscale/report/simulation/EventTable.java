package io.github.stepscale.report.simulation;

import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.text.Durations;
import io.github.stepscale.text.ReadableNumbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;

/**
 * The shortages, timeouts, minutes above a limit of the latency, and changes of a timeline, one row each: the charts as
 * text.
 */
final class EventTable {
    /** The maximum number of rows, so that a screen reader can read them all. */
    static final int MAX_ROWS = 200;

    /**
     * One row.
     *
     * @param minute the minute in which it began, from 0
     * @param what the kind of event, as text
     * @param detail its numbers, as text
     */
    record Event(int minute, String what, String detail) {}

    private final Timeline timeline;
    /** One list per kind, each in order and limited to the rows shown: a run of minutes is complete only long after it began. */
    private final List<Minutes> kinds = new ArrayList<>();

    private final List<Event> changes = new ArrayList<>();
    private int changeCount;

    private EventTable(Timeline timeline) {
        this.timeline = timeline;
    }

    static EventTable of(Timeline timeline, DrawnLatency latency) {
        EventTable events = new EventTable(timeline);
        events.addKinds(latency);
        for (int minute = 0; minute < timeline.minutes(); minute++) {
            for (Minutes kind : events.kinds) {
                kind.add(minute);
            }
            events.addChange(minute);
        }
        events.kinds.forEach(kind -> kind.end(timeline.minutes()));
        return events;
    }

    private void addKinds(DrawnLatency latency) {
        kinds.add(new Minutes("shortage", timeline::excess, EventTable::aboveCapacity));
        timeline.response().ifPresent(response -> {
            kinds.add(new Minutes("timeouts", response::timedOut, EventTable::timedOut));
            latency.limit()
                    .ifPresent(limit -> kinds.add(new Minutes(
                            limit.statistic() + " above " + Durations.exact(limit.atMost()),
                            minute -> response.latencyMs(limit.statistic(), minute) - limit.atMostMs(),
                            (sum, most) -> "up to " + Durations.millis(limit.atMostMs() + most))));
        });
    }

    private static String aboveCapacity(double sum, double most) {
        return ReadableNumbers.count(sum, "request") + " above capacity";
    }

    private static String timedOut(double sum, double most) {
        return ReadableNumbers.count(sum, "request") + " timed out";
    }

    /** Returns the first events in order of time; runs of minutes before a change in the same minute. */
    List<Event> first() {
        return Stream.concat(kinds.stream().flatMap(kind -> kind.events.stream()), changes.stream())
                .sorted(Comparator.comparingInt(Event::minute))
                .limit(MAX_ROWS)
                .toList();
    }

    /** Returns the number of all events. */
    int count() {
        return changeCount + kinds.stream().mapToInt(kind -> kind.count).sum();
    }

    private void addChange(int minute) {
        int change = timeline.action(minute);
        if (change != 0 && changeCount++ < MAX_ROWS) {
            String what = change > 0 ? "scale-out decided" : "scale-in decided";
            String signed = (change > 0 ? "+" : "") + change;
            changes.add(new Event(minute, what, signed + ", with " + timeline.running(minute) + " in service"));
        }
    }

    /** Describes the amounts of a run of minutes. */
    private interface Amounts {
        String describe(double sum, double most);
    }

    /** Runs of minutes in which there is an amount of something. */
    private static final class Minutes {
        private final String what;
        private final IntToDoubleFunction amount;
        private final Amounts amounts;
        private final List<Event> events = new ArrayList<>();
        private int count;
        private int since = -1;
        private double sum;
        private double most;

        Minutes(String what, IntToDoubleFunction amount, Amounts amounts) {
            this.what = what;
            this.amount = amount;
            this.amounts = amounts;
        }

        void add(int minute) {
            double present = amount.applyAsDouble(minute);
            if (present > 0) { // never so for NaN
                since = since < 0 ? minute : since;
                sum += present;
                most = Math.max(most, present);
            } else {
                end(minute);
            }
        }

        void end(int end) {
            if (since >= 0 && count++ < MAX_ROWS) {
                String length = ReadableNumbers.of(end - since, "minute");
                events.add(new Event(since, what, length + ", " + amounts.describe(sum, most)));
            }
            since = -1;
            sum = 0;
            most = 0;
        }
    }
}
