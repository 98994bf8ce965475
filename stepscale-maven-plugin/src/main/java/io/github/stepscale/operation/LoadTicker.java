package io.github.stepscale.operation;

import io.github.stepscale.load.LoadGenerator;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What goes on beside the sending: looks at the endpoint, and a line that tells how it is going. */
final class LoadTicker implements AutoCloseable {
    private static final int MINUTE = 60;

    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(LoadTicker::thread);
    private final ScheduledExecutorService lines = Executors.newSingleThreadScheduledExecutor(LoadTicker::thread);

    private LoadTicker() {}

    static LoadTicker start(LoadGenerator generator, Optional<LoadWatch> watch, String units, Output output) {
        LoadTicker ticker = new LoadTicker();
        long pace = LoadWatch.PACE.toSeconds();
        watch.ifPresent(watching -> ticker.looks.scheduleWithFixedDelay(watching::look, pace, pace, TimeUnit.SECONDS));
        int every = output.isLive() ? 1 : MINUTE;
        ticker.lines.scheduleAtFixedRate(
                () -> tell(generator, watch, units, output), every, every, TimeUnit.SECONDS);
        return ticker;
    }

    private static void tell(LoadGenerator generator, Optional<LoadWatch> watch, String units, Output output) {
        String line = LoadProgress.line(generator.progress(), watch.map(LoadWatch::last), units);
        if (output.isLive()) {
            output.live(line);
        } else {
            output.line(Words.clock(Instant.now()) + "  " + line);
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
