package io.github.stepscale.finding;

import io.github.stepscale.text.Sentences;
import java.util.List;

/**
 * A mistake or a risk in a {@code stepscale.yaml}.
 *
 * @param id the id of the rule, such as {@code S13}; never changes
 * @param severity whether it prevents a deployment
 * @param path its location in the keys of {@code stepscale.yaml}, such as {@code steps[1].upper}; empty for the whole
 * @param sentence the value, and what is allowed or what follows, without a full stop
 * @param fix how to correct it, without a full stop
 * @param changes the fix as data, to be applied together; empty if a person has to decide
 */
public record Finding(String id, Severity severity, String path, String sentence, String fix, List<Edit> changes) {

    public Finding {
        changes = List.copyOf(changes);
    }

    /** A finding without a fix as data: a person has to decide. */
    public Finding(String id, Severity severity, String path, String sentence, String fix) {
        this(id, severity, path, sentence, fix, List.of());
    }

    /** The severity and the id, such as {@code W-S13}: what a user writes to allow the finding. */
    public String code() {
        return severity.letter() + "-" + id;
    }

    /** {@code W-S13 steps[1].upper: sentence. fix.} */
    @Override
    public String toString() {
        return code() + " " + text();
    }

    /** Path, sentence and fix, without the code. */
    public String text() {
        return (path.isEmpty() ? "" : path + ": ") + sentence + ". " + Sentences.end(fix);
    }
}
