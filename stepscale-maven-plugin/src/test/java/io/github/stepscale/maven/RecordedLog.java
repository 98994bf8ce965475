package io.github.stepscale.maven;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** Keeps what a goal logs, each line with its level; but for what Maven shows under {@code -X} alone. */
final class RecordedLog extends SystemStreamLog {
    private final List<String> lines = new ArrayList<>();
    private final List<String> debug = new ArrayList<>();

    List<String> lines() {
        return lines;
    }

    /** With what only {@code -X} shows. */
    List<String> everything() {
        return Stream.concat(lines.stream(), debug.stream()).toList();
    }

    @Override
    public boolean isDebugEnabled() {
        return true;
    }

    @Override
    public void debug(CharSequence line) {
        debug.add("DEBUG " + line);
    }

    @Override
    public void debug(Throwable failed) {
        StringWriter trace = new StringWriter();
        failed.printStackTrace(new PrintWriter(trace));
        debug.add("DEBUG " + trace);
    }

    @Override
    public void debug(CharSequence line, Throwable failed) {
        debug(line);
        debug(failed);
    }

    @Override
    public void info(CharSequence line) {
        lines.add("INFO " + line);
    }

    @Override
    public void warn(CharSequence line) {
        lines.add("WARN " + line);
    }

    @Override
    public void error(CharSequence line) {
        lines.add("ERROR " + line);
    }
}
