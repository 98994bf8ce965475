package io.github.stepscale.report.tuning;

import io.github.stepscale.report.advice.Advice;
import java.util.List;

/**
 * What the page of a search says beside the search itself.
 *
 * @param traffic what the reader of the traffic assumed; each a sentence
 * @param advice how the present policy could be better without a search
 */
public record TuningNotes(List<String> traffic, Advice advice) {
    /** Nothing. */
    public static final TuningNotes NONE = new TuningNotes(List.of());

    public TuningNotes {
        traffic = List.copyOf(traffic);
    }

    /** Returns notes without advice. */
    public TuningNotes(List<String> traffic) {
        this(traffic, Advice.NONE);
    }
}
