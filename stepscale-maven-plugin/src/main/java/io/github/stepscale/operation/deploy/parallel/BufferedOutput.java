package io.github.stepscale.operation.deploy.parallel;

import io.github.stepscale.operation.Output;
import java.util.ArrayList;
import java.util.List;

/** Buffers the lines of one of several parallel deployments until it is done, so that lines do not mix. */
final class BufferedOutput implements Output {
    private final Output output;
    private final boolean direct;
    private final List<String> buffer = new ArrayList<>();

    /** @param direct whether to print at once, since it is the only deployment */
    BufferedOutput(Output output, boolean direct) {
        this.output = output;
        this.direct = direct;
    }

    @Override
    public synchronized void line(String text) {
        if (direct) {
            output.line(text);
        } else {
            buffer.add(text);
        }
    }

    @Override
    public void lineAtShutdown(String text) {
        output.lineAtShutdown(text);
    }

    @Override
    public void progress(int done, int total) {
        if (direct) {
            output.progress(done, total);
        }
    }

    /** Writes the buffered lines in one block. */
    void flush() {
        synchronized (output) {
            buffer.forEach(output::line);
        }
        buffer.clear();
    }
}
