package io.github.stepscale.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * The arrays that a run needs beside the columns of its timeline. A search runs thousands of policies into one timeline, most of
 * them not to the end: allocating arrays for all minutes took a sixth of its time, so that those of the run before are used again.
 * What they hold is of no meaning until a run has written it.
 */
final class RunRoom {
    private final List<double[]> doubles = new ArrayList<>();
    private final List<byte[]> bytes = new ArrayList<>();
    private int usedDoubles;
    private int usedBytes;

    /** Makes all arrays free for another run. */
    void reset() {
        usedDoubles = 0;
        usedBytes = 0;
    }

    /** Forgets all arrays. */
    void clear() {
        doubles.clear();
        bytes.clear();
        reset();
    }

    /** An array with at least so many elements. */
    double[] doubles(int length) {
        if (usedDoubles == doubles.size()) {
            doubles.add(new double[length]);
        } else if (doubles.get(usedDoubles).length < length) {
            doubles.set(usedDoubles, new double[length]);
        }
        return doubles.get(usedDoubles++);
    }

    /** An array with at least so many elements. */
    byte[] bytes(int length) {
        if (usedBytes == bytes.size()) {
            bytes.add(new byte[length]);
        } else if (bytes.get(usedBytes).length < length) {
            bytes.set(usedBytes, new byte[length]);
        }
        return bytes.get(usedBytes++);
    }
}
