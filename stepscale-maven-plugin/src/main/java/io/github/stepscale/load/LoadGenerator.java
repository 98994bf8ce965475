package io.github.stepscale.load;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Sends requests when they are due: an open loop, in which a slow response delays no later request. One thread keeps the time
 * and hands each request to the sender, which does not wait for the response; a sender that does gets a thread for each. See
 * docs/decisions/0028-load-without-threads.md.
 */
public final class LoadGenerator {
    /** Longest pause between checks of the limits and the stop switch. */
    private static final long CHECK_NANOS = 50_000_000;

    /**
     * Shortest pause. What is due meanwhile is sent at once after it: to wake two threads costs more than to send a request.
     */
    private static final long MIN_PAUSE_NANOS = 500_000;

    private static final long DRAIN_CHECK_NANOS = 2_000_000;
    /** The last request ends in its own timeout, which may be as long as that of the run, rather than in this. */
    private static final Duration DRAIN_MARGIN = Duration.ofSeconds(1);

    private static final long NOT_YET = -1;
    /** How late the last requests may be that were due within the maximum duration. */
    private static final long GRACE_NANOS = 1_000_000_000;

    private final LoadLimits limits;
    private final RequestSender sender;
    private final StopSwitch stop;
    private final Arrivals arrivals;
    private final Semaphore slots;
    private final long startNanos = System.nanoTime();
    private final LoadMeasurements measurements;
    private volatile boolean over;
    private boolean interrupted;

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
        try (ThreadedSender threads = new ThreadedSender(sender)) {
            sendAll(sender.isAsync() ? sender : threads);
            drain();
            over = true; // what is broken off from here on is not a result
            return measurements.result(now(), stop.reason());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void sendAll(RequestSender async) {
        long number = 0;
        while (arrivals.hasNext() && !stop.isOn()) {
            long due = arrivals.next();
            if (due >= limits.maxDuration().toNanos()) {
                return; // the planned end
            }
            if (waitUntil(due, number)) {
                dispatch(async, number++, due);
            } else {
                skip(due);
            }
        }
        skipRest();
    }

    /** Waits for a due time; returns false if the run ends before it. */
    private boolean waitUntil(long due, long number) {
        if (number >= limits.maxRequests()) {
            stop.stop("the run sent the maximum of " + number + " requests");
        }
        for (long wait = due - now(); wait > 0 && !stop.isOn(); wait = due - now()) {
            pause(Math.max(MIN_PAUSE_NANOS, Math.min(wait, CHECK_NANOS)));
            checkLimits();
        }
        checkLimits();
        return !stop.isOn();
    }

    private void checkLimits() {
        long now = now();
        measurements.close(now);
        if (now > limits.maxDuration().toNanos() + GRACE_NANOS) {
            stop.stop("the maximum duration was over before all requests that were due could be sent");
        }
        if (measurements.errors() >= limits.maxErrors()) {
            stop.stop("the run had " + measurements.errors() + " errors, the maximum that is allowed");
        }
    }

    /** Ends early at an interrupt, which ends the run. The flag is set again at its end: with it, no pause would pause. */
    private void pause(long nanos) {
        LockSupport.parkNanos(nanos);
        if (Thread.interrupted()) {
            interrupt();
        }
    }

    private void interrupt() {
        interrupted = true;
        stop.stop("it was interrupted");
    }

    /** Counts the requests that were due when the run ended; those due later do not count. */
    private void skipRest() {
        boolean wasDue = true;
        while (arrivals.hasNext() && wasDue) {
            wasDue = skip(arrivals.next());
        }
    }

    private boolean skip(long due) {
        boolean wasDue = due <= now() && due < limits.maxDuration().toNanos();
        if (wasDue) {
            measurements.recordDue(due);
        }
        return wasDue;
    }

    private void dispatch(RequestSender async, long number, long due) {
        measurements.recordDue(due);
        if (!slots.tryAcquire() && !waitForSlot()) {
            return;
        }
        InFlight request = new InFlight(due);
        try {
            async.send(number, request);
        } catch (RuntimeException | Error unforeseen) {
            // Such as a thread that cannot be made: the request has failed, not the run.
            request.answered(Optional.of(RequestError.unforeseen(unforeseen)));
        }
    }

    private boolean waitForSlot() {
        measurements.recordWaited();
        while (!stop.isOn()) {
            try {
                if (slots.tryAcquire(CHECK_NANOS, TimeUnit.NANOSECONDS)) {
                    return true;
                }
            } catch (InterruptedException interrupt) {
                interrupt();
            }
            checkLimits();
        }
        return false;
    }

    /** Waits for the responses. */
    private void drain() {
        long start = now();
        while (slots.availablePermits() < limits.maxInFlight()
                && now() - start < drainTimeout().toNanos()) {
            pause(DRAIN_CHECK_NANOS);
            measurements.close(now());
        }
    }

    private Duration drainTimeout() {
        return stop.isOn() ? shortDrainTimeout() : limits.drainTimeout().plus(DRAIN_MARGIN);
    }

    /** A user who ends a run does not want to wait. */
    private Duration shortDrainTimeout() {
        Duration max = Duration.ofSeconds(3);
        return limits.drainTimeout().compareTo(max) < 0 ? limits.drainTimeout() : max;
    }

    private long now() {
        return System.nanoTime() - startNanos;
    }

    /** A request that takes a slot until its response has come. */
    private final class InFlight implements RequestListener {
        private final long due;
        private final AtomicLong sent = new AtomicLong(NOT_YET);
        private final AtomicBoolean answered = new AtomicBoolean();

        InFlight(long due) {
            this.due = due;
        }

        @Override
        public void sent() {
            long now = now();
            if (!over && sent.compareAndSet(NOT_YET, now)) {
                measurements.recordSent(due, now);
            }
        }

        @Override
        public void answered(Optional<RequestError> error) {
            if (answered.compareAndSet(false, true)) {
                sent();
                record(error, now());
                slots.release();
            }
        }

        private void record(Optional<RequestError> error, long done) {
            if (!over) {
                error.ifPresentOrElse(
                        failed -> measurements.recordFailure(failed, done),
                        () -> measurements.recordSuccess(due, sent.get(), done));
            }
        }
    }
}
