package io.github.stepscale.yaml;

import io.github.stepscale.finding.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Leaves a list of allowed keys in the first finding of a run that has it: repeated, it hides what differs. */
public final class KeyLists {
    private final Set<String> seen = new HashSet<>();

    /** The findings of the next file, without the lists that earlier findings have. */
    public List<LocatedFinding> shorten(List<LocatedFinding> findings) {
        return findings.stream().map(this::shorten).toList();
    }

    private LocatedFinding shorten(LocatedFinding located) {
        Finding finding = located.finding();
        if (!UnknownKeys.listsKeys(finding.id(), finding.sentence()) || seen.add(finding.sentence())) {
            return located;
        }
        Finding shorter = new Finding(
                finding.id(),
                finding.severity(),
                finding.path(),
                UnknownKeys.PROBLEM,
                finding.fix(),
                finding.changes());
        return new LocatedFinding(located.file(), located.line(), located.column(), shorter);
    }
}
