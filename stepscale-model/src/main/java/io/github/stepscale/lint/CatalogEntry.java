package io.github.stepscale.lint;

import io.github.stepscale.finding.Severity;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The documentation of one mistake.
 *
 * @param id a letter for the subject and two digits; never changes
 * @param severities the possible severities, the worst first
 * @param detected when it is detected
 * @param title the mistake in a few words
 * @param explanation the symptom and its cause
 * @param fix what to do about it
 * @param mechanical whether a finding can carry its fix as edits
 * @param source the address of the page that it rests on; empty if it follows from the explanation
 */
public record CatalogEntry(
        String id,
        Set<Severity> severities,
        Set<DetectedWhen> detected,
        String title,
        String explanation,
        String fix,
        boolean mechanical,
        Optional<String> source) {
    public CatalogEntry {
        severities = Collections.unmodifiableSet(EnumSet.copyOf(severities));
        detected = Collections.unmodifiableSet(EnumSet.copyOf(detected));
    }

    /** The codes that findings of it can have, such as {@code E-S07}, or {@code W-A15} and {@code I-A15}. */
    public List<String> codes() {
        return severities.stream().map(severity -> severity.letter() + "-" + id).toList();
    }

    /** Whether anything detects it, in a descriptor or in a description made in Java. */
    public boolean isChecked() {
        return detected.stream().anyMatch(DetectedWhen::isChecked);
    }
}
