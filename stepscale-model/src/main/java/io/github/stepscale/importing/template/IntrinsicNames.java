package io.github.stepscale.importing.template;

import io.github.stepscale.yaml.YamlNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of CloudFormation's intrinsic functions. */
final class IntrinsicNames {
    static final String REF = "Ref";
    static final String CONDITION = "Condition";
    static final String PREFIX = "Fn::";
    static final String FOR_EACH = "Fn::ForEach";
    static final String TRANSFORM = "Fn::Transform";

    /** Those that need an account, another stack or a service, with the reason in words. */
    static final Map<String, String> UNRESOLVED = Map.of(
            "Fn::ImportValue",
            "its value is exported by another stack",
            TRANSFORM,
            "a macro makes its value",
            FOR_EACH,
            "loops are not unrolled here",
            "Fn::Base64",
            "encoded text is not read here",
            "Fn::Cidr",
            "address ranges are not computed here",
            "Fn::GetAZs",
            "the account decides which zones there are",
            "Fn::GetStackOutput",
            "its value is an output of another stack");

    /** Those of the section Rules. */
    private static final Set<String> OF_RULES = Set.of(
            "Fn::Contains", "Fn::EachMemberEquals", "Fn::EachMemberIn", "Fn::RefAll", "Fn::ValueOf", "Fn::ValueOfAll");

    private IntrinsicNames() {}

    /** The key of the long form for a tag of the short one: {@code Ref} stays, {@code Sub} becomes {@code Fn::Sub}. */
    static String ofTag(String tag) {
        return tag.equals(REF) || tag.equals(CONDITION) || tag.startsWith(PREFIX) ? tag : PREFIX + tag;
    }

    /** The function of a mapping with one key; {@code Condition} is one in conditions only, and not named here. */
    static Optional<String> of(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping && mapping.entries().size() == 1) {
            return mapping.entries().keySet().stream()
                    .filter(IntrinsicNames::isFunction)
                    .findFirst();
        }
        return Optional.empty();
    }

    static boolean isFunction(String key) {
        return key.equals(REF) || key.startsWith(PREFIX);
    }

    /** Whether the function may stand in a section of its own only. */
    static boolean isOfRules(String name) {
        return OF_RULES.contains(name);
    }
}
