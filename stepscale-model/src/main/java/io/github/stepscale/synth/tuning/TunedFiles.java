package io.github.stepscale.synth.tuning;

import io.github.stepscale.tuning.TuningResult;
import io.github.stepscale.tuning.TuningVerdict;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a tuning writes and says.
 *
 * @param result the outcome of the search
 * @param texts the content of each file by its name, in the order in which they are written: those of
 *     {@link #NAMES}; if nothing qualifies, {@link #REPORT} and {@link #FRONT} alone
 */
public record TunedFiles(TuningResult result, Map<String, String> texts) {
    /** The descriptor with the tuned keys. */
    public static final String DESCRIPTOR = "stepscale.yaml";
    /** The page for people. */
    public static final String REPORT = "report.html";
    /** The policies of which no other is better, as CSV. */
    public static final String FRONT = "front.csv";
    /** The outcome, as JSON. */
    public static final String SUMMARY = "summary.json";

    /** What was promised, which can be checked later. */
    public static final String CERTIFICATE = "certificate.json";
    /** The names of all files that a tuning may write. */
    public static final List<String> NAMES = List.of(DESCRIPTOR, REPORT, FRONT, SUMMARY, CERTIFICATE);

    public TunedFiles {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    /** What to do. */
    public TuningVerdict verdict() {
        return result.verdict();
    }

    /** What a person has to know, the most important first. */
    public List<String> sentences() {
        return result.sentences();
    }
}
