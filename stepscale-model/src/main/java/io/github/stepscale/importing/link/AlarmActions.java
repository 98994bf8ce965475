package io.github.stepscale.importing.link;

import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.importing.source.Values;
import io.github.stepscale.yaml.YamlNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which policies the actions of an alarm run. */
final class AlarmActions {
    /** The actions in the state ALARM. */
    static final String ALARM = "AlarmActions";
    /** The actions in other states. */
    static final List<String> OTHERS = List.of("OKActions", "InsufficientDataActions");

    private final Map<String, SourceResource> policies = new HashMap<>();

    /** @param resources those of the source, of any type */
    AlarmActions(List<SourceResource> resources) {
        resources.stream()
                .filter(each -> each.type().equals(ResourceTypes.POLICY))
                .forEach(policy -> policy.references().forEach(reference -> policies.put(reference, policy)));
    }

    /** The policy that an action refers to; empty if it is something else, or a policy that is not in the source. */
    Optional<SourceResource> policy(YamlNode action) {
        return Values.written(action).map(policies::get);
    }

    /** The policies that a list of actions refers to, each once. */
    List<SourceResource> policies(SourceResource alarm, String list) {
        // By identity: live policies of two targets may have the same name.
        Set<SourceResource> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return Values.itemsOrSingle(alarm.properties(), list).stream()
                .flatMap(action -> policy(action).stream())
                .filter(seen::add)
                .toList();
    }

    /** Whether an action is a policy that the source does not have. */
    boolean isForeignPolicy(YamlNode action) {
        return policy(action).isEmpty()
                && Values.written(action).filter(PolicyArn::isOne).isPresent();
    }

    /** Whether an alarm runs a policy, or may run one as far as anybody can tell. */
    boolean mayScale(SourceResource alarm) {
        return all(alarm)
                .anyMatch(action -> policy(action).isPresent() || isForeignPolicy(action) || Values.isUnknown(action));
    }

    /** Whether an alarm does nothing in any state. */
    static boolean isIdle(SourceResource alarm) {
        return all(alarm).findAny().isEmpty();
    }

    /** Whether an alarm has an unknown action. */
    static boolean hasUnknown(SourceResource alarm) {
        return all(alarm).anyMatch(Values::isUnknown);
    }

    private static Stream<YamlNode> all(SourceResource alarm) {
        return Stream.concat(Stream.of(ALARM), OTHERS.stream())
                .flatMap(list -> Values.itemsOrSingle(alarm.properties(), list).stream());
    }
}
