package io.github.stepscale.policy.stack;

import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Names;
import io.github.stepscale.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The properties of the CloudFormation stack.
 *
 * @param name 1 to 128 letters, digits and hyphens, starting with a letter; if absent, made of the names of the target
 * @param description of the stack and of its alarms; 1 to 1,024 characters and bytes in UTF-8
 * @param tags at most 50, with unique keys; in the order of the file
 * @param dashboard the dashboard
 * @param names of policies and alarms, by the id of their rule, such as {@code ScaleOut}; in the order of the file
 * @param deletionPolicy what becomes of the target, the policies and the alarms without the stack
 * @param outputs whether the template has outputs; CloudFormation imports no resources with a template that adds some
 */
public record StackSettings(
        Optional<String> name,
        Optional<String> description,
        List<Tag> tags,
        Dashboard dashboard,
        Map<String, PhysicalNames> names,
        DeletionPolicy deletionPolicy,
        boolean outputs) {
    /** A stack with defaults only. */
    public static final StackSettings DEFAULT =
            new StackSettings(Optional.empty(), Optional.empty(), List.of(), Dashboard.ENABLED);

    private static final int MAX_DESCRIPTION = 1024;

    /** A stack with generated names and outputs, which takes its resources along when it is deleted. */
    public StackSettings(Optional<String> name, Optional<String> description, List<Tag> tags, Dashboard dashboard) {
        this(name, description, tags, dashboard, Map.of(), DeletionPolicy.DELETE, true);
    }

    /** @throws InvalidValueException if a text is too long or has invalid characters */
    public StackSettings {
        tags = List.copyOf(tags);
        names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
        Validator checks = new Validator();
        name.ifPresent(text -> Names.requireStack(checks, text, "stackName"));
        description.ifPresent(text -> checks.requireText(text, "description", 1, MAX_DESCRIPTION)
                .require(
                        text.getBytes(StandardCharsets.UTF_8).length <= MAX_DESCRIPTION,
                        "description",
                        "is longer than 1,024 bytes in UTF-8, the maximum of CloudFormation",
                        "Shorten it"));
        checks.require(tags.size() <= 50, "tags", "has " + tags.size() + " tags: at most 50 are allowed", "Remove some")
                .require(
                        tags.stream().map(Tag::key).distinct().count() == tags.size(),
                        "tags",
                        "uses a key twice: each is allowed once",
                        "Remove one of them")
                .throwIfAny();
    }

    /** The names of the policy and of the alarm of a rule, by its id. */
    public PhysicalNames namesOf(String ruleId) {
        return names.getOrDefault(ruleId, PhysicalNames.NONE);
    }

    /** The same with other names. */
    public StackSettings withNames(Map<String, PhysicalNames> others) {
        return new StackSettings(name, description, tags, dashboard, others, deletionPolicy, outputs);
    }
}
