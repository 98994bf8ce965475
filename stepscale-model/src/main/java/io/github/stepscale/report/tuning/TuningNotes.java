package io.github.stepscale.report.tuning;

import java.util.List;

/**
 * What the page of a search says beside the search itself.
 *
 * @param traffic what the reader of the traffic assumed; each a sentence
 */
public record TuningNotes(List<String> traffic) {
    /** Nothing. */
    public static final TuningNotes NONE = new TuningNotes(List.of());

    public TuningNotes {
        traffic = List.copyOf(traffic);
    }
}
