package io.github.stepscale.report.advice;

import io.github.stepscale.report.page.Markup;
import io.github.stepscale.tuning.edit.PolicyEdit;
import java.util.List;

/** The section with the cheapest edits of the policy, each with the difference of the user's file. */
final class EditSection {
    private final EditText text;
    private final Markup out = new Markup();

    private EditSection(EditText text) {
        this.text = text;
    }

    static String of(EditText text) {
        return new EditSection(text).markup();
    }

    private String markup() {
        out.open("section", "aria-labelledby", "edits-title")
                .line()
                .element("h2", "The cheapest edits of this policy", "id", "edits-title")
                .line()
                .element("p", text.introduction(), "class", "prose")
                .line();
        List<PolicyEdit> shown = text.shown();
        for (int i = 0; i < shown.size(); i++) {
            edit(shown.get(i), i == 0);
        }
        return out.close("section").line().toString();
    }

    private void edit(PolicyEdit edit, boolean open) {
        if (open) {
            out.open("details", "class", "edit", "open", "open");
        } else {
            out.open("details", "class", "edit");
        }
        out.open("summary")
                .element("code", edit.describe())
                .text(": " + text.hours(edit.summary()) + " (" + text.difference(edit) + "), "
                        + text.shortage(edit.summary()) + " (now "
                        + text.shortage(text.edits().present()) + ")")
                .close("summary")
                .line();
        diff(edit.diff());
        out.close("details").line();
    }

    private void diff(List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        out.open("pre", "class", "diff", "tabindex", "0").open("code");
        for (String line : lines) {
            switch (line.charAt(0)) {
                case '+' -> out.element("ins", line);
                case '-' -> out.element("del", line);
                default -> out.text(line);
            }
            out.line();
        }
        out.close("code").close("pre").line();
    }
}
