package io.github.stepscale.importing.template;

import io.github.stepscale.yaml.YamlNode.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Joins values into a text. */
final class TextBuilder {
    private final Budget budget;
    private final Unknown misuse;
    private final StringBuilder text = new StringBuilder();
    private final Set<Unknown> unknowns = new LinkedHashSet<>();
    private boolean hole;

    /** @param misuse what is wrong if a value is no text */
    TextBuilder(Budget budget, Unknown misuse) {
        this.budget = budget;
        this.misuse = misuse;
    }

    void add(String part) {
        if (budget.take(part.length())) {
            text.append(part);
        } else {
            addHole(List.of(Unknowns.tooLarge()));
        }
    }

    void add(Value part) {
        if (part instanceof Value.Text known) {
            add(known.text());
            unknowns.addAll(known.unknowns());
        } else if (part instanceof Value.Hole unknown) {
            addHole(unknown.unknowns());
        } else {
            addHole(List.of(misuse));
        }
    }

    private void addHole(List<Unknown> reasons) {
        unknowns.addAll(reasons);
        hole = true;
    }

    /** The text; a hole if one of its parts is. */
    Value build() {
        List<Unknown> reasons = List.copyOf(unknowns);
        return hole ? new Value.Hole(reasons) : new Value.Text(text.toString(), Kind.TEXT, reasons);
    }
}
