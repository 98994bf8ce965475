package io.github.stepscale.template;

import java.util.List;
import java.util.Map;

/** CloudFormation's functions in their long form. */
final class Intrinsics {
    private Intrinsics() {}

    static Map<String, Object> ref(String logicalId) {
        return Map.of("Ref", logicalId);
    }

    /** @param text of ours: each <code>${...}</code> in it is meant */
    static Map<String, Object> sub(String text) {
        return Map.of("Fn::Sub", text);
    }

    /** @param text of ours: each <code>${...}</code> in it is meant, and may name a variable */
    static Map<String, Object> sub(String text, Map<String, Object> variables) {
        return Map.of("Fn::Sub", List.of(text, variables));
    }

    static Map<String, Object> findInMap(String map, Object key, String entry) {
        return Map.of("Fn::FindInMap", List.of(map, key, entry));
    }
}
