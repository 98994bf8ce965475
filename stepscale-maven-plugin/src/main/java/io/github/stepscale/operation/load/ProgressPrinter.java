package io.github.stepscale.operation.load;

import io.github.stepscale.load.LoadGenerator;
import io.github.stepscale.load.LoadProgress;
import io.github.stepscale.operation.Output;
import io.github.stepscale.text.Timestamps;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Polls the endpoint and prints the progress of a run, each on a thread of its own. */
public final class ProgressPrinter implements AutoCloseable {
    private static final int MINUTE = 60;

    private final ScheduledExecutorService polls = Executors.newSingleThreadScheduledExecutor(ProgressPrinter::thread);
    private final ScheduledExecutorService lines = Executors.newSingleThreadScheduledExecutor(ProgressPrinter::thread);

    private final Output output;

    /** @param output receives the progress, line by line */
    public ProgressPrinter(Output output) {
        this.output = output;
    }

    /** Prints the progress of a run whose endpoint is not watched. */
    public void start(LoadGenerator generator) {
        start(generator, Optional.empty(), "");
    }

    /** @param units plural of the unit of capacity, such as {@code instances} */
    void start(LoadGenerator generator, Optional<EndpointMonitor> monitor, String units) {
        long interval = EndpointMonitor.POLL_INTERVAL.toSeconds();
        monitor.ifPresent(
                active -> polls.scheduleWithFixedDelay(() -> poll(active), interval, interval, TimeUnit.SECONDS));
        int every = output.isLive() ? 1 : MINUTE;
        lines.scheduleAtFixedRate(() -> print(generator, monitor, units), every, every, TimeUnit.SECONDS);
    }

    /** Prints what fails, since the executor ends the task silently. */
    private void poll(EndpointMonitor monitor) {
        try {
            monitor.poll();
        } catch (RuntimeException broken) {
            output.line("Watching the endpoint stopped: " + broken);
            throw broken;
        }
    }

    private void print(LoadGenerator generator, Optional<EndpointMonitor> monitor, String units) {
        LoadProgress progress = generator.progress();
        Optional<EndpointSnapshot> latest = monitor.map(EndpointMonitor::latest);
        if (output.isLive()) {
            output.live(ProgressLine.of(progress, latest, units, output.columns()));
        } else {
            output.line(Timestamps.clock(Instant.now()) + "  " + ProgressLine.of(progress, latest, units));
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "stepscale-load-monitor");
        thread.setDaemon(true);
        return thread;
    }

    /** Ends the live line, once nothing can draw it any more. */
    @Override
    public void close() {
        polls.shutdown();
        lines.shutdownNow();
        endLive();
    }

    private void endLive() {
        try {
            if (lines.awaitTermination(1, TimeUnit.SECONDS)) {
                output.endLive();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            output.endLive();
        }
    }
}
