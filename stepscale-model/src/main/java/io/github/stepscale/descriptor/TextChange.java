package io.github.stepscale.descriptor;

import java.util.Comparator;
import java.util.List;

/** A part of a text and what takes its place. */
record TextChange(int start, int end, String replacement) {

    /** The text with changes that do not overlap. */
    static String apply(String text, List<TextChange> changes) {
        StringBuilder changed = new StringBuilder();
        int kept = 0;
        for (TextChange change : changes.stream()
                .sorted(Comparator.comparingInt(TextChange::start))
                .toList()) {
            changed.append(text, kept, change.start).append(change.replacement);
            kept = change.end;
        }
        return changed.append(text, kept, text.length()).toString();
    }
}
