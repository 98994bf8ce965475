package io.github.stepscale.maven;

import io.github.stepscale.operation.Output;
import java.io.PrintStream;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.maven.plugin.logging.Log;

/** Prints log lines and, below them, one line of progress that is redrawn in place. */
final class TerminalOutput implements Output {
    /** Narrower or wider is no terminal. */
    private static final Pattern WIDTH = Pattern.compile("[1-9]\\d{1,3}");

    private final Log log;
    private final PrintStream terminal;
    private final int columns;
    private String drawn = "";

    TerminalOutput(Log log, PrintStream terminal) {
        this(log, terminal, Optional.ofNullable(System.getenv("COLUMNS")));
    }

    /** @param width the columns of the terminal, as its shell tells; a full line would break */
    TerminalOutput(Log log, PrintStream terminal, Optional<String> width) {
        this.log = log;
        this.terminal = terminal;
        this.columns = width.filter(text -> WIDTH.matcher(text).matches())
                .map(text -> Integer.parseInt(text) - 1)
                .orElse(MAX_COLUMNS);
    }

    @Override
    public int columns() {
        return columns;
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

    @Override
    public synchronized void endLive() {
        if (!drawn.isEmpty()) {
            terminal.println();
            terminal.flush();
        }
        drawn = "";
    }

    /** Cuts what would go to the next line: that could not be drawn over. */
    private void draw(String whole) {
        String text = whole.length() <= columns ? whole : whole.substring(0, columns);
        String rest = " ".repeat(Math.max(0, drawn.length() - text.length()));
        if (!drawn.isEmpty() || !text.isEmpty()) {
            terminal.print("\r" + text + rest + (text.isEmpty() ? "\r" : ""));
            terminal.flush();
        }
        drawn = text;
    }
}
