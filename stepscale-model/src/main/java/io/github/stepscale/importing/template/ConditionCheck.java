package io.github.stepscale.importing.template;

import io.github.stepscale.yaml.YamlNode;

/** Evaluates every condition, for mistakes in those that nothing reaches: CloudFormation refuses them too. */
final class ConditionCheck {
    private final Template template;
    private final Evaluator evaluator;

    ConditionCheck(Template template, Evaluator evaluator) {
        this.template = template;
        this.evaluator = evaluator;
    }

    void check(UnknownReport unknowns) {
        template.conditions().forEach((name, expression) -> check(name, expression, unknowns));
    }

    private void check(String name, YamlNode expression, UnknownReport unknowns) {
        ListFunctions.unknowns(evaluator.conditions().named(name)).stream()
                .filter(Unknown::isMistake)
                .forEach(unknown -> unknowns.add(unknown, expression.position(), expression.path(), true));
    }
}
