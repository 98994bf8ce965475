package io.github.stepscale.operation.load;

import io.github.stepscale.load.LoadGenerator;
import io.github.stepscale.operation.Output;
import io.github.stepscale.text.Timestamps;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What goes on beside the sending: looks at the endpoint, and a line that tells how it is going. */
public final class ProgressPrinter implements AutoCloseable {
    private static final int MINUTE = 60;

    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(ProgressPrinter::thread);
    private final ScheduledExecutorService lines = Executors.newSingleThreadScheduledExecutor(ProgressPrinter::thread);

    private final Output output;

    /** @param output receives the progress, line by line */
    public ProgressPrinter(Output output) {
        this.output = output;
    }

    /** Tells how a run is going whose endpoint nobody watches. */
    public void start(LoadGenerator generator) {
        start(generator, Optional.empty(), "");
    }

    /** @param units what the target has more or fewer of, such as {@code instances} */
    void start(LoadGenerator generator, Optional<EndpointMonitor> watch, String units) {
        long pace = EndpointMonitor.PACE.toSeconds();
        watch.ifPresent(watching -> looks.scheduleWithFixedDelay(() -> look(watching), pace, pace, TimeUnit.SECONDS));
        int every = output.isLive() ? 1 : MINUTE;
        lines.scheduleAtFixedRate(() -> tell(generator, watch, units), every, every, TimeUnit.SECONDS);
    }

    /** An executor drops what fails, without a word. */
    private void look(EndpointMonitor watch) {
        try {
            watch.look();
        } catch (RuntimeException broken) {
            output.line("Watching the endpoint stopped: " + broken);
            throw broken;
        }
    }

    private void tell(LoadGenerator generator, Optional<EndpointMonitor> watch, String units) {
        String line = ProgressLine.line(generator.progress(), watch.map(EndpointMonitor::last), units);
        if (output.isLive()) {
            output.live(line);
        } else {
            output.line(Timestamps.clock(Instant.now()) + "  " + line);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "stepscale-load-watch");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        looks.shutdown();
        lines.shutdownNow();
    }
}
