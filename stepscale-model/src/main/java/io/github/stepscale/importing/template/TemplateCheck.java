package io.github.stepscale.importing.template;

import io.github.stepscale.finding.Severity;
import io.github.stepscale.text.Lists;
import io.github.stepscale.text.Quotes;
import io.github.stepscale.yaml.SourcePosition;
import java.util.List;
import java.util.Set;

/** Checks whether there is anything to import, and whether it is all that there will be. */
final class TemplateCheck {
    private static final Set<String> SCALING = Set.of(ScalingTypes.TARGET, ScalingTypes.POLICY);
    /** Its functions are resolved like the others, or reported one by one. */
    private static final String EXTENSIONS = "AWS::LanguageExtensions";

    private final Template template;
    private final TemplateFindings findings;

    TemplateCheck(Template template, TemplateFindings findings) {
        this.template = template;
        this.findings = findings;
    }

    void check() {
        if (template.resources().keySet().stream().noneMatch(this::scales)) {
            SourcePosition start = new SourcePosition(template.root().position().file(), 1, 1);
            String sentence =
                    "has no scaling: no resource is an " + ScalingTypes.TARGET + " or an " + ScalingTypes.POLICY;
            String fix = "Give the template that has them";
            findings.add(start, "", TemplateFindings.NO_SCALING, Severity.ERROR, sentence, fix);
        }
        List<String> macros = template.macros().stream()
                .filter(macro -> !macro.equals(EXTENSIONS))
                .map(Quotes::of)
                .toList();
        if (!macros.isEmpty()) {
            reportMacros(macros);
        }
    }

    private boolean scales(String id) {
        return template.type(id).filter(SCALING::contains).isPresent();
    }

    private void reportMacros(List<String> macros) {
        template.root().get("Transform").ifPresent(transform -> {
            String sentence = "the template is changed by " + Lists.and(macros)
                    + " when it is deployed: it is read here as it is written";
            String fix = "Import the processed template of the stack to see everything:"
                    + " aws cloudformation get-template --template-stage Processed";
            findings.add(transform, TemplateFindings.MACRO, Severity.INFO, sentence, fix);
        });
    }
}
