package io.github.stepscale.report.simulation;

import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.text.ReadableNumbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The shortages and changes of a timeline, one row each: the chart as text. */
final class EventTable {
    /** The maximum number of rows, so that a screen reader can read them all. */
    static final int MAX_ROWS = 200;

    /**
     * One shortage or change.
     *
     * @param minute the minute in which it began, from 0
     * @param what the kind of event, as text
     * @param detail its numbers, as text
     */
    record Event(int minute, String what, String detail) {}

    private final Timeline timeline;
    /** Two lists, each in order and limited to the rows shown: a shortage is complete only long after it began. */
    private final List<Event> shortages = new ArrayList<>();

    private final List<Event> changes = new ArrayList<>();
    private int shortageCount;
    private int changeCount;
    private int shortSince = -1;
    private double above;

    private EventTable(Timeline timeline) {
        this.timeline = timeline;
    }

    static EventTable of(Timeline timeline) {
        EventTable events = new EventTable(timeline);
        for (int minute = 0; minute < timeline.minutes(); minute++) {
            events.addShortage(minute);
            events.addChange(minute);
        }
        events.endShortage(timeline.minutes());
        return events;
    }

    /** Returns the first events in order of time; a shortage before a change in the same minute. */
    List<Event> first() {
        return Stream.concat(shortages.stream(), changes.stream())
                .sorted(Comparator.comparingInt(Event::minute))
                .limit(MAX_ROWS)
                .toList();
    }

    /** Returns the number of all events. */
    int count() {
        return shortageCount + changeCount;
    }

    private void addShortage(int minute) {
        double excess = timeline.excess(minute);
        if (excess > 0) {
            shortSince = shortSince < 0 ? minute : shortSince;
            above += excess;
        } else {
            endShortage(minute);
        }
    }

    private void addChange(int minute) {
        int change = timeline.action(minute);
        if (change != 0 && changeCount++ < MAX_ROWS) {
            String what = change > 0 ? "scale-out decided" : "scale-in decided";
            String signed = (change > 0 ? "+" : "") + change;
            changes.add(new Event(minute, what, signed + ", with " + timeline.running(minute) + " in service"));
        }
    }

    private void endShortage(int end) {
        if (shortSince >= 0 && shortageCount++ < MAX_ROWS) {
            String length = ReadableNumbers.of(end - shortSince, "minute");
            String requests = ReadableNumbers.count(above, "request");
            shortages.add(new Event(shortSince, "shortage", length + ", " + requests + " above capacity"));
        }
        shortSince = -1;
        above = 0;
    }
}
