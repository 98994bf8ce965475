package io.github.stepscale.template;

import java.util.List;
import java.util.Map;

/** CloudFormation intrinsic functions in their long form. */
final class Intrinsics {
    private Intrinsics() {}

    static Map<String, Object> ref(String logicalId) {
        return Map.of("Ref", logicalId);
    }

    /** @param text trusted text, in which each <code>${...}</code> is a reference */
    static Map<String, Object> sub(String text) {
        return Map.of("Fn::Sub", text);
    }

    /** @param text trusted text, in which each <code>${...}</code> is a reference or a variable */
    static Map<String, Object> sub(String text, Map<String, Object> variables) {
        return Map.of("Fn::Sub", List.of(text, variables));
    }

    static Map<String, Object> findInMap(String map, Object key, String entry) {
        return Map.of("Fn::FindInMap", List.of(map, key, entry));
    }
}
