package io.github.stepscale.operation.deploy;

import io.github.stepscale.operation.Output;
import java.util.ArrayList;
import java.util.List;

/** Holds back what one of several deployments says until it is done, so that their lines do not mix. */
final class BufferedOutput implements Output {
    private final Output output;
    private final boolean direct;
    private final List<String> held = new ArrayList<>();

    /** @param direct whether nothing is held back, since there is no other */
    BufferedOutput(Output output, boolean direct) {
        this.output = output;
        this.direct = direct;
    }

    @Override
    public synchronized void line(String text) {
        if (direct) {
            output.line(text);
        } else {
            held.add(text);
        }
    }

    @Override
    public void lastWord(String text) {
        output.lastWord(text);
    }

    @Override
    public void progress(int done, int total) {
        if (direct) {
            output.progress(done, total);
        }
    }

    /** Says what was held back, in one go. */
    void end() {
        synchronized (output) {
            held.forEach(output::line);
        }
        held.clear();
    }
}
