package io.github.stepscale.load;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests when they are due: an open loop, in which a slow answer delays no later request. One thread keeps the time;
 * each request in flight has a thread of its own, since the sender waits for its answer. See docs/decisions/0015-load.md.
 */
public final class LoadGenerator {
    /** How long nobody looks whether the run is to end. */
    private static final long SLICE_NANOS = 50_000_000;

    private static final long DRAIN_SLICE_NANOS = 2_000_000;

    private final LoadLimits limits;
    private final RequestSender sender;
    private final StopSwitch stop;
    private final Arrivals arrivals;
    private final Semaphore slots;
    private final ExecutorService threads = Executors.newCachedThreadPool(LoadGenerator::thread);
    private final long startNanos = System.nanoTime();
    private final LoadMeasurements measurements = new LoadMeasurements(Instant.now());
    private long unsent;

    /**
     * Prepares a run. It starts at this moment, so {@link #run} is to follow at once.
     *
     * @param stop ends it before its time
     */
    public LoadGenerator(LoadProfile profile, LoadLimits limits, RequestSender sender, StopSwitch stop) {
        this.limits = limits;
        this.sender = sender;
        this.stop = stop;
        this.arrivals = new Arrivals(profile);
        this.slots = new Semaphore(limits.maxInFlight());
    }

    /** How it is going. By one thread, which may be another than that of {@link #run}. */
    public LoadProgress progress() {
        return measurements.progress(now());
    }

    /** Sends everything and waits for the answers; once only. */
    public LoadResult run() {
        long number = 0;
        while (arrivals.hasNext() && !stop.isOn()) {
            long due = arrivals.next();
            if (awaited(due, number)) {
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

    /** Whether the moment came before the run was ended. */
    private boolean awaited(long due, long number) {
        if (number >= limits.maxRequests()) {
            stop.stop("the most requests that were allowed, " + number + ", are sent");
        }
        for (long wait = due - now(); wait > 0 && !stop.isOn(); wait = due - now()) {
            LockSupport.parkNanos(Math.min(wait, SLICE_NANOS));
            look();
        }
        look();
        return !stop.isOn();
    }

    private void look() {
        long now = now();
        measurements.close(now);
        if (now > limits.maxDuration().toNanos()) {
            stop.stop("the longest time that was allowed is over");
        }
        if (measurements.errors() >= limits.maxErrors()) {
            stop.stop("there were " + measurements.errors() + " errors, the most that are allowed");
        }
        if (Thread.currentThread().isInterrupted()) {
            stop.stop("it was interrupted");
        }
    }

    /** What was due when the run was ended is told, what was not is forgotten. */
    private void skipRest() {
        boolean wasDue = true;
        while (arrivals.hasNext() && wasDue) {
            wasDue = skip(arrivals.next());
        }
    }

    private boolean skip(long due) {
        boolean wasDue = due <= now();
        if (wasDue) {
            measurements.asked(due);
            unsent++;
        }
        return wasDue;
    }

    private void dispatch(long number, long due) {
        measurements.asked(due);
        if (!slots.tryAcquire()) {
            measurements.late(due);
            if (!slotFreed()) {
                unsent++;
                return;
            }
        }
        threads.execute(() -> send(number, due));
    }

    private boolean slotFreed() {
        while (!stop.isOn()) {
            try {
                if (slots.tryAcquire(SLICE_NANOS, TimeUnit.NANOSECONDS)) {
                    return true;
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            look();
        }
        return false;
    }

    private void send(long number, long due) {
        long sent = now();
        measurements.sent(due, sent);
        Optional<RequestError> error = outcome(number);
        long done = now();
        error.ifPresentOrElse(failed -> measurements.failed(failed, done), () -> measurements.done(due, sent, done));
        slots.release();
    }

    /** Also what the sender did not foresee is a request without a good answer. */
    private Optional<RequestError> outcome(long number) {
        try {
            return sender.send(number);
        } catch (RuntimeException unforeseen) {
            return Optional.of(new RequestError("OTHER", String.valueOf(unforeseen.getMessage())));
        }
    }

    private void drain() {
        threads.shutdown();
        long until = now() + (stop.isOn() ? shortPatience() : limits.patience()).toNanos();
        while (!threads.isTerminated() && now() < until) {
            LockSupport.parkNanos(DRAIN_SLICE_NANOS);
            measurements.close(now());
        }
    }

    /** Who ends a run does not want to wait. */
    private Duration shortPatience() {
        Duration most = Duration.ofSeconds(3);
        return limits.patience().compareTo(most) < 0 ? limits.patience() : most;
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
