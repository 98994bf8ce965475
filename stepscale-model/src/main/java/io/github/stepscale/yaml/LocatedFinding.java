package io.github.stepscale.yaml;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.text.OneLine;

/**
 * A finding and where it stands.
 *
 * @param file the name of the file, or the option that was given instead, such as {@code -Dstepscale.minCapacity}
 * @param line from 1; 0 where there are no lines: an option, or a file that could not be read
 * @param column from 1, in characters; 0 where there are no lines
 * @param finding what is found
 */
public record LocatedFinding(String file, int line, int column, Finding finding) {

    public static LocatedFinding at(SourcePosition place, Finding finding) {
        return new LocatedFinding(place.file(), place.line(), place.column(), finding);
    }

    /** Severity and id, such as {@code W-S13}: what a user writes to allow it. */
    public String code() {
        return finding.code();
    }

    /** Whether the description cannot be used. */
    public boolean isError() {
        return finding.severity() == Severity.ERROR;
    }

    /** One line: {@code stepscale.yaml:12:5 steps[1].upper: what is and what is allowed. The fix.} */
    @Override
    public String toString() {
        String separator = finding.path().isEmpty() ? ": " : " ";
        return OneLine.masked(new SourcePosition(file, line, column) + separator + finding.text());
    }
}
