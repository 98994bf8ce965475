package io.github.stepscale.finding;

import java.util.List;

/**
 * Something a user should know about a description.
 *
 * @param id the rule, such as {@code S13}; stable
 * @param severity how bad it is
 * @param path where it stands, in the words of {@code stepscale.yaml}, such as {@code steps[1].upper}; empty for the
 *     whole
 * @param sentence what is, and what is allowed or follows, without a full stop
 * @param fix what to do about it, without a full stop
 * @param changes the same as data, to be made together; empty where somebody has to decide
 */
public record Finding(String id, Severity severity, String path, String sentence, String fix, List<Edit> changes) {

    public Finding {
        changes = List.copyOf(changes);
    }

    /** A finding that somebody has to decide on. */
    public Finding(String id, Severity severity, String path, String sentence, String fix) {
        this(id, severity, path, sentence, fix, List.of());
    }

    /** Severity and id, such as {@code W-S13}: what a user writes to allow it. */
    public String code() {
        return severity.letter() + "-" + id;
    }

    /** {@code W-S13 steps[1].upper: sentence. fix.} */
    @Override
    public String toString() {
        return code() + " " + text();
    }

    /** The finding without its code. */
    public String text() {
        return (path.isEmpty() ? "" : path + ": ") + sentence + ". " + fix + ".";
    }
}
