package io.github.stepscale.importing.template;

import io.github.stepscale.finding.Severity;
import io.github.stepscale.text.NearestWord;
import io.github.stepscale.text.Quotes;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.YamlNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks every reference of a template, also where no scaling is: to parameters, resources and conditions. CloudFormation
 * refuses a template with a reference to nothing.
 */
final class ReferenceCheck {
    private static final String CONDITIONS = "Conditions";
    private static final String RULES = "Rules";
    private static final String DEPENDS_ON = "DependsOn";
    /** Those of AWS that can read no parameter that is not named. */
    private static final Set<String> PLAIN_MACROS =
            Set.of("AWS::LanguageExtensions", "AWS::Serverless-2016-10-31", "AWS::CodeDeployBlueGreen");

    private final Template template;
    private final TemplateFindings findings;
    private final Set<String> used = new HashSet<>();
    private final Set<String> all = new TreeSet<>(ParameterValues.PSEUDO);
    private boolean transforms;
    private int missing;

    ReferenceCheck(Template template, TemplateFindings findings) {
        this.template = template;
        this.findings = findings;
        all.addAll(template.parameters().keySet());
        all.addAll(template.resources().keySet());
        this.transforms = !PLAIN_MACROS.containsAll(template.macros());
    }

    void check() {
        template.root().entries().forEach((section, node) -> {
            checkDeclarations(node);
            walk(node, section);
        });
        reportUnused();
    }

    /** What a resource or an output depends on, beside its values. */
    private void checkDeclarations(YamlNode section) {
        if (section instanceof YamlNode.Mapping mapping) {
            mapping.entries().values().forEach(declaration -> {
                if (declaration instanceof YamlNode.Mapping keys && isDeclared(keys)) {
                    keys.get(IntrinsicNames.CONDITION).ifPresent(this::condition);
                    keys.get(DEPENDS_ON).ifPresent(this::dependencies);
                }
            });
        }
    }

    /** A resource has a type, an output has a value. */
    private static boolean isDeclared(YamlNode.Mapping keys) {
        return keys.get("Type").isPresent() || keys.get("Value").isPresent();
    }

    private void dependencies(YamlNode node) {
        List<YamlNode> names = node instanceof YamlNode.Sequence list ? list.items() : List.of(node);
        names.forEach(name -> Arguments.text(name)
                .filter(id -> !template.resources().containsKey(id))
                .ifPresent(id ->
                        missing(name, id, "a resource", template.resources().keySet())));
    }

    private void condition(YamlNode node) {
        Arguments.text(node)
                .filter(name -> !template.conditions().containsKey(name))
                .ifPresent(name ->
                        missing(node, name, "a condition", template.conditions().keySet()));
    }

    private void walk(YamlNode node, String section) {
        if (node instanceof YamlNode.Mapping mapping) {
            if (mapping.entries().size() == 1) {
                mapping.entries().forEach((key, argument) -> function(node, key, argument, section));
            }
            mapping.entries().forEach((key, value) -> {
                transforms |= key.equals(IntrinsicNames.TRANSFORM);
                walk(value, section);
            });
        } else if (node instanceof YamlNode.Sequence list) {
            list.items().forEach(item -> walk(item, section));
        }
    }

    private void function(YamlNode node, String key, YamlNode argument, String section) {
        switch (key) {
            case IntrinsicNames.REF -> Arguments.text(argument).ifPresent(name -> name(node, name, section));
            case "Fn::GetAtt" -> attribute(node, argument, section);
            case "Fn::Sub" -> sub(node, argument, section);
            case "Fn::If" -> Arguments.of(argument, 3, 3).ifPresent(parts -> condition(parts.get(0)));
            case "Fn::ValueOf", "Fn::ValueOfAll" ->
                Arguments.of(argument, 1, 2)
                        .ifPresent(parts -> Arguments.text(parts.get(0)).ifPresent(used::add));
            case IntrinsicNames.CONDITION -> {
                if (section.equals(CONDITIONS)) {
                    condition(argument);
                }
            }
            default -> {}
        }
    }

    private void attribute(YamlNode node, YamlNode argument, String section) {
        Arguments.text(argument)
                .flatMap(AttributeName::of)
                .map(AttributeName::id)
                .or(() -> Arguments.of(argument, 2, 2).flatMap(parts -> Arguments.text(parts.get(0))))
                .ifPresent(id -> resource(node, id, section));
    }

    private void sub(YamlNode node, YamlNode argument, String section) {
        Map<String, YamlNode> own = Arguments.of(argument, 2, 2)
                .map(parts -> parts.get(1))
                .filter(YamlNode.Mapping.class::isInstance)
                .map(names -> ((YamlNode.Mapping) names).entries())
                .orElse(Map.of());
        Arguments.text(argument)
                .or(() -> Arguments.of(argument, 2, 2).flatMap(parts -> Arguments.text(parts.get(0))))
                .map(SubText::parts)
                .orElse(List.of())
                .stream()
                .filter(SubText.Part::isName)
                .map(SubText.Part::text)
                .filter(name -> !own.containsKey(name))
                .distinct()
                .forEach(name -> AttributeName.of(name)
                        .ifPresentOrElse(
                                attribute -> resource(node, attribute.id(), section), () -> name(node, name, section)));
    }

    private void name(YamlNode node, String name, String section) {
        used.add(name);
        boolean known = template.parameters().containsKey(name)
                || ParameterValues.PSEUDO.contains(name)
                || name.equals(ParameterValues.NO_VALUE);
        if (known) {
            return;
        }
        if (isBeforeResources(section)) {
            missing(node, name, "a parameter", template.parameters().keySet());
        } else if (!template.resources().containsKey(name)) {
            missing(node, name, "a parameter or resource", all);
        }
    }

    private void resource(YamlNode node, String id, String section) {
        if (isBeforeResources(section)) {
            missing(node, id, "a parameter", template.parameters().keySet());
        } else if (!template.resources().containsKey(id)) {
            missing(node, id, "a resource", template.resources().keySet());
        }
    }

    /** These sections are read before there are any resources. */
    private static boolean isBeforeResources(String section) {
        return section.equals(CONDITIONS) || section.equals(RULES);
    }

    private void missing(YamlNode node, String name, String kind, Collection<String> known) {
        if (template.mayHaveMore()) {
            return;
        }
        missing++;
        // The others are not shown.
        Collection<String> candidates = missing > MistakeCollector.MAX_REPORTED ? List.of() : known;
        String sentence = Quotes.of(name) + " is not " + kind + " of this template";
        String fix = NearestWord.fix(name, candidates, "Add it, or correct the reference");
        findings.add(node, TemplateFindings.REFERENCE_TO_NOTHING, Severity.ERROR, sentence, fix);
    }

    private void reportUnused() {
        if (transforms) {
            return;
        }
        template.parameters().forEach((name, declaration) -> {
            if (!used.contains(name)) {
                String sentence = "the parameter is not used: nothing in the template refers to it";
                String fix = "Remove it, or refer to it with !Ref " + Quotes.shortened(name);
                findings.add(declaration, TemplateFindings.UNUSED_PARAMETER, Severity.WARNING, sentence, fix);
            }
        });
    }
}
