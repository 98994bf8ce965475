package io.github.stepscale.importing.template;

import io.github.stepscale.yaml.YamlNode;
import io.github.stepscale.yaml.YamlNode.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Resolves the functions of a template. Only the outermost one: what it is applied to where it needs it. */
final class Evaluator {
    private static final Pattern NAME_IN_BRACES = Pattern.compile("\\$\\{([A-Za-z0-9:.]+)}");
    private static final String DYNAMIC_REFERENCE = "{{resolve:";

    private final Template template;
    private final Budget budget = new Budget();
    private final Map<String, IntrinsicFunction> functions = new HashMap<>();
    private final ConditionFunctions conditions;
    private final ResourceReferences resources;
    private final ParameterValues parameters;

    Evaluator(Template template, Map<String, String> given) {
        this.template = template;
        this.parameters = new ParameterValues(template, given);
        this.conditions = new ConditionFunctions(template, this);
        this.resources = new ResourceReferences(template, parameters, this::evaluate, this::isDropped);
        functions.put(IntrinsicNames.REF, this::ref);
        functions.put("Fn::GetAtt", this::attribute);
        functions.putAll(conditions.functions());
        functions.putAll(new TextFunctions(this).functions());
        functions.putAll(new ListFunctions(this).functions());
        functions.putAll(new MappingFunctions(template, this).functions());
    }

    Budget budget() {
        return budget;
    }

    ConditionFunctions conditions() {
        return conditions;
    }

    ResourceReferences resources() {
        return resources;
    }

    /** The value of a node. */
    Value evaluate(YamlNode node) {
        Value value = budget.enter() ? resolve(node) : new Value.Hole(Unknowns.tooDeep());
        budget.leave();
        return value;
    }

    private Value resolve(YamlNode node) {
        if (!budget.take(1)) {
            return new Value.Hole(Unknowns.tooLarge());
        }
        if (node instanceof YamlNode.Scalar scalar) {
            return scalar(scalar);
        }
        return IntrinsicNames.of(node)
                .map(name -> apply(name, (YamlNode.Mapping) node))
                .orElseGet(() -> new Value.Tree(node));
    }

    private Value apply(String name, YamlNode.Mapping call) {
        YamlNode argument = call.entries().get(name);
        IntrinsicFunction function = functions.get(name);
        if (function != null && argument != null) {
            return function.apply(argument);
        }
        return new Value.Hole(unknownFunction(name));
    }

    /** Why a function is not resolved. */
    Unknown unknownFunction(String name) {
        if (name.startsWith(IntrinsicNames.FOR_EACH)) {
            return Unknowns.unresolved(IntrinsicNames.FOR_EACH);
        }
        if (IntrinsicNames.UNRESOLVED.containsKey(name) || IntrinsicNames.isOfRules(name)) {
            return Unknowns.unresolved(name);
        }
        Set<String> known = new TreeSet<>(functions.keySet());
        known.addAll(IntrinsicNames.UNRESOLVED.keySet());
        return Unknowns.function(name, known);
    }

    private Value scalar(YamlNode.Scalar scalar) {
        if (scalar.kind() == Kind.REFUSED) {
            return new Value.Hole(Unknowns.REPORTED);
        }
        if (scalar.text().contains(DYNAMIC_REFERENCE)) {
            return new Value.Hole(Unknowns.dynamicReference(scalar.text()));
        }
        if (scalar.text().contains("${") && namesSomething(scalar.text())) {
            return new Value.Hole(Unknowns.subForgotten(scalar.text()));
        }
        return new Value.Text(scalar.text(), scalar.kind(), List.of());
    }

    /** Whether a text that is not in Fn::Sub has a name that would be replaced there. */
    private boolean namesSomething(String text) {
        return NAME_IN_BRACES.matcher(text).results().anyMatch(name -> exists(name.group(1)));
    }

    private boolean exists(String name) {
        String id = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        return template.parameters().containsKey(name)
                || template.resources().containsKey(id)
                || ParameterValues.PSEUDO.contains(name);
    }

    private Value ref(YamlNode argument) {
        return Arguments.text(argument)
                .map(this::named)
                .orElseGet(() -> misused(
                        IntrinsicNames.REF, "the name of a parameter or a resource", "!Ref followed by a name"));
    }

    /** The value of a parameter or of Ref to a resource. The check of references reports a name of nothing. */
    Value named(String name) {
        return parameters.find(name).or(() -> resources.ref(name)).orElseGet(() -> missing(name));
    }

    /** The value of an attribute of a resource, such as {@code Endpoint.EndpointName}. */
    Value attribute(String id, String attribute) {
        return resources.attribute(id, attribute).orElseGet(() -> missing(id + "." + attribute));
    }

    /** What is not in the template: a macro may make it, else the check of references reports it. */
    private Value missing(String reference) {
        return template.mayHaveMore()
                ? parameters.given(reference).orElseGet(() -> Value.Text.named(reference, Unknowns.made(reference)))
                : new Value.Hole(Unknowns.REPORTED);
    }

    private Value attribute(YamlNode argument) {
        Optional<AttributeName> name = AttributeName.of(argument, this);
        return name.map(known -> attribute(known.id(), known.attribute()))
                .orElseGet(() -> misused(
                        "Fn::GetAtt", "a resource and an attribute", "!GetAtt followed by both, with a dot between"));
    }

    static Value misused(String function, String form, String example) {
        return new Value.Hole(Unknowns.misused(function, form, example));
    }

    private boolean isDropped(String id) {
        return Optional.ofNullable(template.resources().get(id))
                .flatMap(resource -> Template.text(resource, IntrinsicNames.CONDITION))
                .map(conditions::named)
                .filter(Value.Text.of(false)::equals)
                .isPresent();
    }
}
