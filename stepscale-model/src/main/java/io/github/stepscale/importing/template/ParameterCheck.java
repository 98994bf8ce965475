package io.github.stepscale.importing.template;

import io.github.stepscale.finding.Severity;
import io.github.stepscale.text.Lists;
import io.github.stepscale.text.NearestWord;
import io.github.stepscale.text.Quotes;
import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.SourcePosition;
import io.github.stepscale.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Checks the values of parameters, given ones and defaults, against what their declarations allow. */
final class ParameterCheck {
    private static final int MAX_NAMED = 10;

    private final Template template;
    private final Map<String, String> given;
    private final TemplateFindings findings;

    ParameterCheck(Template template, Map<String, String> given, TemplateFindings findings) {
        this.template = template;
        this.given = given;
        this.findings = findings;
    }

    void check() {
        new TreeSet<>(given.keySet()).stream().filter(name -> !exists(name)).forEach(this::reportUnknown);
        template.parameters().forEach(this::check);
    }

    /** A parameter, a pseudo parameter, or a resource that a reference may name. */
    private boolean exists(String name) {
        String id = AttributeName.of(name).map(AttributeName::id).orElse(name);
        boolean resource = template.resources().containsKey(id)
                && template.type(id).filter(ScalingTypes::contains).isEmpty();
        return template.parameters().containsKey(name)
                || ParameterValues.PSEUDO.contains(name)
                || resource
                || template.mayHaveMore();
    }

    private void reportUnknown(String name) {
        List<String> known = List.copyOf(template.parameters().keySet());
        String has = known.isEmpty()
                ? "it has none"
                : "it has "
                        + Lists.and(known.stream()
                                .limit(MAX_NAMED)
                                .map(Quotes::shortened)
                                .toList()) + (known.size() > MAX_NAMED ? " and others" : "");
        findings.add(
                ImportParameters.position(),
                Quotes.shortened(name),
                TemplateFindings.UNKNOWN_PARAMETER,
                Severity.ERROR,
                "the template has no parameter of this name: " + has,
                NearestWord.fix(name, known, "Leave it out, or give one that the template has"));
    }

    private void check(String name, YamlNode.Mapping declaration) {
        ParameterConstraints constraints = ParameterConstraints.of(declaration);
        boolean secret = Template.text(declaration, "NoEcho")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
        if (given.containsKey(name)) {
            report(
                    ImportParameters.position(),
                    Quotes.shortened(name),
                    constraints.violations(given.get(name)),
                    secret);
        } else {
            declaration.get("Default").ifPresent(value -> checkDefault(value, constraints, secret));
        }
    }

    private void checkDefault(YamlNode value, ParameterConstraints constraints, boolean secret) {
        if (value instanceof YamlNode.Scalar scalar && scalar.kind() != YamlNode.Kind.REFUSED) {
            report(value.position(), value.path(), constraints.violations(scalar.text()), secret);
        } else if (!(value instanceof YamlNode.Scalar)) {
            String sentence = "is " + SourceForm.kindOf(value) + ": a default is a text or a number";
            String fix = "Write the items of a list in one text, separated by commas";
            findings.add(value, MistakeIds.TYPE, Severity.ERROR, sentence, fix);
        }
    }

    private void report(
            SourcePosition position, String path, List<ParameterConstraints.Violation> violations, boolean secret) {
        for (ParameterConstraints.Violation violation : violations) {
            String sentence = (secret ? "this value" : Quotes.of(violation.value())) + " " + violation.problem();
            findings.add(position, path, MistakeIds.VALUE, Severity.ERROR, sentence, violation.fix());
        }
    }
}
