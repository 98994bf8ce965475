package io.github.stepscale.load;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Sends requests when they are due: an open loop, in which a slow response delays no later request. One thread keeps the time;
 * each request in flight has a thread of its own, since the sender waits for its response. See docs/decisions/0015-load.md.
 */
public final class LoadGenerator {
    /** Longest pause between checks of the limits and the stop switch. */
    private static final long CHECK_NANOS = 50_000_000;

    private static final long DRAIN_CHECK_NANOS = 2_000_000;

    private final LoadLimits limits;
    private final RequestSender sender;
    private final StopSwitch stop;
    private final Arrivals arrivals;
    private final Semaphore slots;
    private final ExecutorService threads = Executors.newCachedThreadPool(LoadGenerator::thread);
    private final long startNanos = System.nanoTime();
    private final LoadMeasurements measurements;
    private long unsent;

    /**
     * Starts the clock of a run; call {@link #run} at once.
     *
     * @param stop ends the run early
     */
    public LoadGenerator(LoadProfile profile, LoadLimits limits, RequestSender sender, StopSwitch stop) {
        this(profile, limits, sender, stop, latencyNanos -> {});
    }

    /**
     * Starts the clock of a run; call {@link #run} at once.
     *
     * @param stop ends the run early
     * @param latencies receives the latency in nanoseconds of each request that succeeds, from when it was due; called by many
     *     threads
     */
    public LoadGenerator(
            LoadProfile profile, LoadLimits limits, RequestSender sender, StopSwitch stop, LongConsumer latencies) {
        this.measurements = new LoadMeasurements(Instant.now(), latencies);
        this.limits = limits;
        this.sender = sender;
        this.stop = stop;
        this.arrivals = new Arrivals(profile);
        this.slots = new Semaphore(limits.maxInFlight());
    }

    /** Returns the progress since the last call. Must be called by one thread, not necessarily that of {@link #run}. */
    public LoadProgress progress() {
        return measurements.progress(now());
    }

    /** Sends all requests and waits for the responses. Can be called once. */
    public LoadResult run() {
        long number = 0;
        while (arrivals.hasNext() && !stop.isOn()) {
            long due = arrivals.next();
            if (waitUntil(due, number)) {
                dispatch(number++, due);
            } else {
                skip(due);
            }
        }
        skipRest();
        drain();
        LoadResult result = measurements.result(now(), stop.reason(), unsent);
        threads.shutdownNow(); // what it breaks off is not a result
        return result;
    }

    /** Waits for a due time; returns false if the run ends before it. */
    private boolean waitUntil(long due, long number) {
        if (number >= limits.maxRequests()) {
            stop.stop("the run sent the maximum of " + number + " requests");
        }
        for (long wait = due - now(); wait > 0 && !stop.isOn(); wait = due - now()) {
            LockSupport.parkNanos(Math.min(wait, CHECK_NANOS));
            checkLimits();
        }
        checkLimits();
        return !stop.isOn();
    }

    private void checkLimits() {
        long now = now();
        measurements.close(now);
        if (now > limits.maxDuration().toNanos()) {
            stop.stop("the maximum duration is over");
        }
        if (measurements.errors() >= limits.maxErrors()) {
            stop.stop("the run had " + measurements.errors() + " errors, the maximum that is allowed");
        }
        if (Thread.currentThread().isInterrupted()) {
            stop.stop("it was interrupted");
        }
    }

    /** Counts the requests that were due when the run ended; those due later do not count. */
    private void skipRest() {
        boolean wasDue = true;
        while (arrivals.hasNext() && wasDue) {
            wasDue = skip(arrivals.next());
        }
    }

    private boolean skip(long due) {
        boolean wasDue = due <= now();
        if (wasDue) {
            measurements.recordDue(due);
            unsent++;
        }
        return wasDue;
    }

    private void dispatch(long number, long due) {
        measurements.recordDue(due);
        if (!slots.tryAcquire()) {
            measurements.recordLate(due);
            if (!waitForSlot()) {
                unsent++;
                return;
            }
        }
        threads.execute(() -> send(number, due));
    }

    private boolean waitForSlot() {
        while (!stop.isOn()) {
            try {
                if (slots.tryAcquire(CHECK_NANOS, TimeUnit.NANOSECONDS)) {
                    return true;
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            checkLimits();
        }
        return false;
    }

    private void send(long number, long due) {
        long sent = now();
        measurements.recordSent(due, sent);
        Optional<RequestError> error = outcome(number);
        long done = now();
        error.ifPresentOrElse(
                failed -> measurements.recordFailure(failed, done), () -> measurements.recordSuccess(due, sent, done));
        slots.release();
    }

    /** An exception of the sender is a failed request too. */
    private Optional<RequestError> outcome(long number) {
        try {
            return sender.send(number);
        } catch (RuntimeException unforeseen) {
            return Optional.of(new RequestError("OTHER", String.valueOf(unforeseen.getMessage())));
        }
    }

    private void drain() {
        threads.shutdown();
        long until = now() + (stop.isOn() ? shortDrainTimeout() : limits.drainTimeout()).toNanos();
        while (!threads.isTerminated() && now() < until) {
            LockSupport.parkNanos(DRAIN_CHECK_NANOS);
            measurements.close(now());
        }
    }

    /** A user who ends a run does not want to wait. */
    private Duration shortDrainTimeout() {
        Duration max = Duration.ofSeconds(3);
        return limits.drainTimeout().compareTo(max) < 0 ? limits.drainTimeout() : max;
    }

    private long now() {
        return System.nanoTime() - startNanos;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "stepscale-load");
        thread.setDaemon(true);
        return thread;
    }
}
