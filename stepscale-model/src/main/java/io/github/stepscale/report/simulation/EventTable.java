package io.github.stepscale.report.simulation;

import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.text.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What happened in a timeline, one row each, for those who cannot see the chart. */
final class EventTable {
    /** As many as a person may want to hear. */
    static final int MOST = 200;

    /**
     * Something that happened.
     *
     * @param minute at which it began, counted from 0
     * @param what in words
     * @param detail in words
     */
    record Event(int minute, String what, String detail) {}

    private final Timeline timeline;
    /** Two lists, each in order and no longer than is shown: a shortage is complete only long after it began. */
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
            events.seeLoad(minute);
            events.seeChange(minute);
        }
        events.endShortage(timeline.minutes());
        return events;
    }

    /** The first of them in the order of time; a shortage before a change in the same minute. */
    List<Event> first() {
        return Stream.concat(shortages.stream(), changes.stream())
                .sorted(Comparator.comparingInt(Event::minute))
                .limit(MOST)
                .toList();
    }

    /** How many there are. */
    int count() {
        return shortageCount + changeCount;
    }

    private void seeLoad(int minute) {
        double excess = timeline.excess(minute);
        if (excess > 0) {
            shortSince = shortSince < 0 ? minute : shortSince;
            above += excess;
        } else {
            endShortage(minute);
        }
    }

    private void seeChange(int minute) {
        int change = timeline.action(minute);
        if (change != 0 && changeCount++ < MOST) {
            String what = change > 0 ? "scale-out decided" : "scale-in decided";
            String signed = (change > 0 ? "+" : "") + change;
            changes.add(new Event(minute, what, signed + ", with " + timeline.running(minute) + " in service"));
        }
    }

    private void endShortage(int end) {
        if (shortSince >= 0 && shortageCount++ < MOST) {
            String length = Numbers.of(end - shortSince, "minute");
            String requests = Numbers.count(above, "request");
            shortages.add(new Event(shortSince, "shortage", length + ", " + requests + " above capacity"));
        }
        shortSince = -1;
        above = 0;
    }
}
