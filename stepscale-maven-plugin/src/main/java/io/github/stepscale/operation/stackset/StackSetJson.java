package io.github.stepscale.operation.stackset;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.aws.StackSets;
import io.github.stepscale.operation.shared.CanonicalJson;
import java.util.Locale;

/** Writes the result of the deployment of a stack set as JSON for other tools. */
public final class StackSetJson {
    private StackSetJson() {}

    /** Returns the JSON, indented, in a fixed order, with a line feed at the end. */
    public static String of(StackSetResult result) {
        ObjectNode root = CanonicalJson.object()
                .put("stackSet", result.stackSet())
                .put("ending", result.ending().name().toLowerCase(Locale.ROOT))
                .put("account", result.account())
                .put("region", result.region());
        ArrayNode steps = root.putArray("steps");
        result.steps().forEach(steps::add);
        ArrayNode instances = root.putArray("instances");
        result.instances().forEach(instance -> add(instances.addObject(), instance));
        return CanonicalJson.text(root);
    }

    private static void add(ObjectNode node, StackSets.Instance instance) {
        node.put("account", instance.account()).put("region", instance.region());
        instance.organizationalUnit().ifPresent(unit -> node.put("organizationalUnit", unit));
        node.put("status", instance.status()).put("detail", instance.detail()).put("reason", instance.reason());
    }
}
