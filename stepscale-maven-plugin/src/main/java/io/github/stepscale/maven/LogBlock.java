package io.github.stepscale.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** The log lines of one of several stacks, which are kept until its turn, so that lines do not mix. */
final class LogBlock {
    private final Log log;
    private final boolean direct;
    private final List<Runnable> lines = new ArrayList<>();

    private LogBlock(Log log, boolean direct) {
        this.log = log;
        this.direct = direct;
    }

    /** Logs at once, for a stack that runs alone. */
    static LogBlock direct(Log log) {
        return new LogBlock(log, true);
    }

    /** Logs what it was given when it is flushed. */
    static LogBlock buffered(Log log) {
        return new LogBlock(log, false);
    }

    void info(String line) {
        add(() -> log.info(line));
    }

    void warn(String line) {
        add(() -> log.warn(line));
    }

    private void add(Runnable line) {
        if (direct) {
            line.run();
        } else {
            lines.add(line);
        }
    }

    /** Logs the lines that were kept. */
    void flush() {
        lines.forEach(Runnable::run);
        lines.clear();
    }
}
