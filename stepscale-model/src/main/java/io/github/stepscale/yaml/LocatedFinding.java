package io.github.stepscale.yaml;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.text.OneLine;

/**
 * A finding and its position.
 *
 * @param file the name of the file, or the option that replaces a value of it, such as {@code -Dstepscale.minCapacity}
 * @param line from 1; 0 where there are no lines: an option, or a file that could not be read
 * @param column from 1, in characters; 0 where there are no lines
 * @param finding the finding
 */
public record LocatedFinding(String file, int line, int column, Finding finding) {

    /** The finding at a position. */
    public static LocatedFinding at(SourcePosition position, Finding finding) {
        return new LocatedFinding(position.file(), position.line(), position.column(), finding);
    }

    /** The severity and the id, such as {@code W-S13}: what a user writes to allow the finding. */
    public String code() {
        return finding.code();
    }

    /** Whether the finding is an error, which nothing can be deployed with. */
    public boolean isError() {
        return finding.severity() == Severity.ERROR;
    }

    /** One line: {@code stepscale.yaml:12:5 steps[1].upper: the problem. The fix.} */
    @Override
    public String toString() {
        String separator = finding.path().isEmpty() ? ": " : " ";
        return OneLine.masked(new SourcePosition(file, line, column) + separator + finding.text());
    }
}
