package io.github.stepscale.operation.deploy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.aws.ChangeSets;
import io.github.stepscale.operation.shared.CanonicalJson;
import java.util.Locale;

/** Writes the result of a deployment as JSON for other tools. */
public final class DeploymentJson {
    private DeploymentJson() {}

    /** Returns the JSON, indented, in a fixed order, with a line feed at the end. */
    public static String of(DeployResult result) {
        ObjectNode root = CanonicalJson.object()
                .put("stack", result.stack())
                .put("ending", result.ending().name().toLowerCase(Locale.ROOT))
                .put("account", result.account())
                .put("region", result.region());
        result.stackId().ifPresent(id -> root.put("stackId", id));
        ObjectNode outputs = root.putObject("outputs");
        result.outputs().forEach(outputs::put);
        ArrayNode changes = root.putArray("changes");
        result.changes().forEach(change -> add(changes.addObject(), change));
        return CanonicalJson.text(root);
    }

    private static void add(ObjectNode node, ChangeSets.Change change) {
        node.put("action", change.action()).put("resource", change.resource()).put("type", change.type());
        change.replacement()
                .ifPresent(value -> node.put("replacement", value.name().toLowerCase(Locale.ROOT)));
        ArrayNode properties = node.putArray("properties");
        for (ChangeSets.Change.Property property : change.properties()) {
            ObjectNode one = properties.addObject().put("path", property.path());
            property.before().ifPresent(before -> one.put("before", before));
            property.after().ifPresent(after -> one.put("after", after));
        }
    }
}
