package io.github.stepscale.importing.link;

import io.github.stepscale.importing.source.SourceResource;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which policies the actions of an alarm run. */
final class AlarmActions {
    /** The state ALARM. */
    static final String ALARM = "AlarmActions";
    /** The other states. */
    static final List<String> OTHERS = List.of("OKActions", "InsufficientDataActions");

    private final Map<String, SourceResource> policies = new HashMap<>();

    /** @param resources those of the source, of any type */
    AlarmActions(List<SourceResource> resources) {
        resources.stream()
                .filter(each -> each.type().equals(ResourceTypes.POLICY))
                .forEach(policy -> policy.references().forEach(reference -> policies.put(reference, policy)));
    }

    /** The policy that an action refers to; empty if it is something else, or a policy that is not in the source. */
    Optional<SourceResource> policy(String action) {
        return Optional.ofNullable(policies.get(action));
    }

    /** The policies that a list of actions refers to, each once. */
    List<SourceResource> policies(SourceResource alarm, String list) {
        // By identity: live policies of two targets may have the same name.
        Set<SourceResource> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return Values.items(alarm.properties(), list).stream()
                .flatMap(action -> Values.text(action).flatMap(this::policy).stream())
                .filter(seen::add)
                .toList();
    }
}
