package io.github.stepscale.traffic;

import java.util.List;

/**
 * The traffic that a file holds, and what its reader assumed.
 *
 * @param trace the traffic
 * @param notes what the file does not say itself, such as the interval of its rows; each a sentence
 */
public record TraceFile(Trace trace, List<String> notes) {
    public TraceFile {
        notes = List.copyOf(notes);
    }
}
