package io.github.stepscale.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counters of one minute. Safe for use by many threads. */
final class RequestCounters {
    final LongAdder due = new LongAdder();
    final LongAdder sent = new LongAdder();
    final LongAdder late = new LongAdder();
    final LongAdder done = new LongAdder();
    private final Map<String, LongAdder> errors = new ConcurrentHashMap<>();

    void countError(String kind) {
        errors.computeIfAbsent(kind, any -> new LongAdder()).increment();
    }

    /** The number of errors of each kind, in alphabetical order. */
    Map<String, Long> errors() {
        Map<String, Long> counted = new TreeMap<>();
        errors.forEach((kind, count) -> counted.put(kind, count.sum()));
        return counted;
    }

    long errorCount() {
        return errors.values().stream().mapToLong(LongAdder::sum).sum();
    }
}
