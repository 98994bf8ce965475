package io.github.stepscale.lint.rule;

import io.github.stepscale.finding.Severity;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is known of one mistake, for the documentation.
 *
 * @param id a letter for the subject and two digits; stable
 * @param severities how bad it can be, the worst first
 * @param title the mistake in a few words
 * @param explanation what is seen, and why
 * @param fix what to do about it
 * @param source the page it rests on, or {@link AwsPages#OWN}
 * @param checked where it is noticed
 * @param mechanical whether a finding of it can carry its fix as changes
 */
public record CatalogEntry(
        String id,
        SortedSet<Severity> severities,
        String title,
        String explanation,
        String fix,
        String source,
        Set<DetectedWhen> checked,
        boolean mechanical) {

    public CatalogEntry {
        severities = Collections.unmodifiableSortedSet(new TreeSet<>(severities));
        checked = Collections.unmodifiableSet(EnumSet.copyOf(checked));
    }

    /** A mistake that lint finds. */
    public static CatalogEntry lint(
            String id, Severity severity, String title, String explanation, String fix, String source) {
        return of(DetectedWhen.LINT, id, severity, title, explanation, fix, source);
    }

    /** A mistake that is noticed in one place. */
    public static CatalogEntry of(
            DetectedWhen where,
            String id,
            Severity severity,
            String title,
            String explanation,
            String fix,
            String source) {
        return new CatalogEntry(
                id, new TreeSet<>(List.of(severity)), title, explanation, fix, source, EnumSet.of(where), false);
    }

    /** The same mistake, which can be less bad, or worse. */
    public CatalogEntry or(Severity severity) {
        SortedSet<Severity> more = new TreeSet<>(severities);
        more.add(severity);
        return new CatalogEntry(id, more, title, explanation, fix, source, checked, mechanical);
    }

    /** The same mistake, which is noticed elsewhere too. */
    public CatalogEntry and(DetectedWhen where) {
        Set<DetectedWhen> more = EnumSet.copyOf(checked);
        more.add(where);
        return new CatalogEntry(id, severities, title, explanation, fix, source, more, mechanical);
    }

    /** The same mistake, whose fix a machine can make. */
    public CatalogEntry byMachine() {
        return new CatalogEntry(id, severities, title, explanation, fix, source, checked, true);
    }

    /** What a finding of it can be called: {@code E-S07}, or {@code W-A15, I-A15}. */
    public String codes() {
        return severities.stream().map(severity -> severity.letter() + "-" + id).collect(Collectors.joining(", "));
    }
}
