package io.github.stepscale.maven;

import io.github.stepscale.operation.Output;
import java.io.PrintStream;
import org.apache.maven.plugin.logging.Log;

/** Prints log lines and, below them, one line of progress that is redrawn in place. */
final class TerminalOutput implements Output {
    private final Log log;
    private final PrintStream terminal;
    private String drawn = "";

    TerminalOutput(Log log, PrintStream terminal) {
        this.log = log;
        this.terminal = terminal;
    }

    @Override
    public synchronized void line(String text) {
        draw("");
        log.info(text);
    }

    @Override
    public synchronized void progress(int done, int total) {
        if (total > 0) {
            draw(done < total ? done + " of " + total + " resources done" : "");
        }
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public synchronized void live(String text) {
        draw(text);
    }

    private void draw(String text) {
        String rest = " ".repeat(Math.max(0, drawn.length() - text.length()));
        if (!drawn.isEmpty() || !text.isEmpty()) {
            terminal.print("\r" + text + rest + (text.isEmpty() ? "\r" : ""));
            terminal.flush();
        }
        drawn = text;
    }
}
