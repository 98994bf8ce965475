package io.github.stepscale.scripted;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When each task begins and ends, if all that can be done at the same time is. A failure stops what is under way, unless
 * it is a deletion: then only what waits for it is left undone.
 */
final class Schedule {
    private final Script script;
    private final Script.Phase phase;
    private final Instant start;
    private final List<Slot> slots = new ArrayList<>();

    record Slot(Task task, Instant start, Instant end, Optional<String> failure) {}

    Schedule(List<Task> tasks, Script script, Script.Phase phase, Instant start) {
        this.script = script;
        this.phase = phase;
        this.start = start;
        plan(tasks);
        stop().ifPresent(stop -> slots.removeIf(
                slot -> !slot.start().isBefore(stop) && slot.end().isAfter(stop)));
    }

    private void plan(List<Task> tasks) {
        Map<String, Instant> ends = new HashMap<>();
        Set<String> undone = new HashSet<>();
        for (Task task : tasks) {
            Instant begin = task.after().stream()
                    .filter(ends::containsKey)
                    .map(ends::get)
                    .max(Comparator.naturalOrder())
                    .orElse(start);
            Slot slot = new Slot(task, begin, begin.plus(script.duration(task.id())), script.failure(phase, task.id()));
            boolean waitsForEver = task.after().stream().anyMatch(undone::contains);
            if (!waitsForEver) {
                slots.add(slot);
                ends.put(task.id(), slot.end());
            }
            if (waitsForEver || slot.failure().isPresent()) {
                undone.add(task.id());
            }
        }
    }

    private Optional<Instant> stop() {
        return slots.stream()
                .filter(slot -> slot.failure().isPresent() && phase != Script.Phase.DELETE)
                .map(Slot::end)
                .min(Comparator.naturalOrder());
    }

    Instant end() {
        return stop().or(() -> slots.stream().map(Slot::end).max(Comparator.naturalOrder()))
                .orElse(start);
    }

    List<StackResource> started() {
        return slots.stream().map(slot -> slot.task().resource()).toList();
    }

    List<Task> failed() {
        return slots.stream()
                .filter(slot -> slot.failure().isPresent() && !slot.end().isAfter(end()))
                .map(Slot::task)
                .toList();
    }

    List<StackEvent> events(StackEvent.Origin origin) {
        List<StackEvent> events = new ArrayList<>();
        for (Slot slot : slots) {
            Task task = slot.task();
            events.add(event(slot.start(), task, "_IN_PROGRESS", task.announcement(), origin));
            if (task.creates()) {
                events.add(event(slot.start(), task, "_IN_PROGRESS", "Resource creation Initiated", origin));
            }
            events.add(ending(slot, origin));
        }
        events.sort(Comparator.comparing(StackEvent::at));
        return events;
    }

    private StackEvent ending(Slot slot, StackEvent.Origin origin) {
        if (slot.end().isAfter(end())) {
            return event(end(), slot.task(), "_FAILED", slot.task().cancelled(), origin);
        }
        return slot.failure()
                .map(reason -> event(slot.end(), slot.task(), "_FAILED", reason, origin))
                .orElseGet(() -> event(slot.end(), slot.task(), "_COMPLETE", "", origin));
    }

    private StackEvent event(Instant at, Task task, String suffix, String reason, StackEvent.Origin origin) {
        String status = task.verb() + suffix;
        boolean refused = suffix.equals("_FAILED") && !reason.equals(task.cancelled());
        return new StackEvent(
                task.id() + "-" + status + "-" + script.uuid(),
                at,
                task.resource(),
                status,
                reason,
                origin,
                script.hookOn(task.id()).filter(hook -> refused));
    }
}
