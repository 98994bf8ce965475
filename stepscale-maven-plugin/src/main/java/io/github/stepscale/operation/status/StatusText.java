package io.github.stepscale.operation.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.stepscale.aws.Alarms;
import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.aws.AutoScaling.Activity.NotScaled;
import io.github.stepscale.aws.Endpoints;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.history.StateReasonData;
import io.github.stepscale.operation.shared.AlignedColumns;
import io.github.stepscale.operation.shared.CanonicalJson;
import io.github.stepscale.operation.status.StatusReport.Part;
import io.github.stepscale.text.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A report of what runs, for people and for tools. */
public final class StatusText {
    private record Row(String what, String how) {}

    private StatusText() {}

    /** A table of two columns: what, and how it is. */
    public static List<String> lines(StatusReport report, Hints hints) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("Stack", stack(report)));
        for (Part part : report.parts()) {
            rows.add(new Row(part.name(), differences(part)));
        }
        report.foreign()
                .forEach(policy -> rows.add(new Row("Other policy", policy + ", not in the stack")));
        report.alarms().forEach(alarm -> rows.add(new Row("State", alarm(alarm))));
        report.capacity().ifPresent(capacity -> rows.add(new Row("Capacity", capacity(capacity))));
        report.activities().forEach(activity -> rows.add(new Row("Activity", activity(activity))));
        report.unseen().forEach(blind -> rows.add(new Row("Not read", blind.sentence())));
        report.advice(hints).ifPresent(advice -> rows.add(new Row("Next", advice)));
        int width = AlignedColumns.width(rows, Row::what);
        return rows.stream()
                .map(row -> AlignedColumns.padded(row.what(), width) + "  " + row.how())
                .toList();
    }

    /** The same as JSON. */
    public static String json(StatusReport report) {
        ObjectNode root = CanonicalJson.object().put("stack", report.name());
        root.set("drifted", told(report.isDrifted() || report.isWhole(), BooleanNode.valueOf(report.isDrifted())));
        put(root, "stackStatus", report.sees(ResourceKind.STACK), report.stack().map(StatusText::status));
        root.set(
                "templateAsRendered",
                told(
                        report.sees(ResourceKind.STACK) && report.sees(ResourceKind.TEMPLATE),
                        BooleanNode.valueOf(report.template())));
        put(
                root,
                "scalableTarget",
                report.sees(ResourceKind.TARGET),
                report.target().map(StatusText::tree));
        root.set("parts", list(report.parts(), StatusText::tree));
        root.set("alarms", told(report.sees(ResourceKind.ALARMS), list(report.alarms(), StatusText::tree)));
        put(
                root,
                "capacity",
                report.sees(ResourceKind.CAPACITY),
                report.capacity().map(StatusText::tree));
        root.set("activities", told(report.sees(ResourceKind.ACTIVITIES), list(report.activities(), StatusText::tree)));
        root.set(
                "foreignPolicies", told(report.sees(ResourceKind.POLICIES), list(report.foreign(), TextNode::valueOf)));
        root.set("unseen", list(report.unseen(), blind -> TextNode.valueOf(blind.sentence())));
        return CanonicalJson.text(root);
    }

    /** Null in place of what was not seen; nothing at all for what is not there. */
    private static void put(ObjectNode root, String key, boolean seen, Optional<? extends JsonNode> value) {
        if (!seen) {
            root.putNull(key);
        }
        value.ifPresent(node -> root.set(key, node));
    }

    private static JsonNode told(boolean seen, JsonNode value) {
        return seen ? value : NullNode.getInstance();
    }

    private static <T> ArrayNode list(List<T> things, Function<T, JsonNode> tree) {
        ArrayNode list = CanonicalJson.object().putArray("list");
        things.forEach(thing -> list.add(tree.apply(thing)));
        return list;
    }

    private static JsonNode status(Stacks.Stack stack) {
        return TextNode.valueOf(stack.status().name());
    }

    private static JsonNode tree(AutoScaling.Target target) {
        return CanonicalJson.object()
                .put("minCapacity", target.minCapacity())
                .put("maxCapacity", target.maxCapacity())
                .put("suspended", target.suspended());
    }

    private static JsonNode tree(Part part) {
        ObjectNode node = CanonicalJson.object().put("name", part.name());
        return node.set("differences", told(part.seen(), list(part.differences(), TextNode::valueOf)));
    }

    private static JsonNode tree(Alarms.Alarm alarm) {
        return CanonicalJson.object()
                .put("name", alarm.name())
                .put("state", alarm.state())
                .put("since", alarm.since().map(Instant::toString).orElse(""))
                .put("reason", alarm.reason());
    }

    private static JsonNode tree(Endpoints.Capacity capacity) {
        return CanonicalJson.object()
                .put("status", capacity.status())
                .put("desired", capacity.desired())
                .put("present", capacity.present());
    }

    private static JsonNode tree(AutoScaling.Activity activity) {
        return CanonicalJson.object()
                .put("start", activity.start().toString())
                .put("status", activity.status())
                .put("description", activity.description())
                .put("cause", activity.cause())
                .put("notScaled", notScaled(activity));
    }

    private static String stack(StatusReport report) {
        return report.stack()
                .map(stack -> stack.status() + ", " + template(report))
                .orElse(report.sees(ResourceKind.STACK) ? "not deployed" : "not read");
    }

    private static String template(StatusReport report) {
        if (report.isOutdated()) {
            return "template or parameters NOT as rendered";
        }
        return report.template() ? "template as rendered" : "template not read";
    }

    private static String differences(Part part) {
        if (!part.seen()) {
            return "not read";
        }
        return part.differences().isEmpty()
                ? "matches the descriptor"
                : "DIFFERS from the descriptor: " + String.join("; ", part.differences());
    }

    private static String alarm(Alarms.Alarm alarm) {
        List<String> values = StateReasonData.recent(alarm.reasonData());
        String last = values.isEmpty() ? "" : ", last datapoints " + String.join(", ", values);
        return alarm.name() + " " + alarm.state()
                + alarm.since()
                        .map(since -> " since " + Timestamps.minute(since))
                        .orElse("") + last;
    }

    private static String capacity(Endpoints.Capacity capacity) {
        return "desired " + capacity.desired() + ", present " + capacity.present() + " (" + capacity.status() + ")";
    }

    private static String activity(AutoScaling.Activity activity) {
        String why = activity.notScaled().isEmpty() ? "" : " Not scaled: " + notScaled(activity) + ".";
        return Timestamps.minute(activity.start()) + " " + activity.status() + ": " + activity.description() + why
                + (activity.cause().isEmpty() ? "" : " (" + activity.cause() + ")");
    }

    private static String notScaled(AutoScaling.Activity activity) {
        return activity.notScaled().stream().map(NotScaled::code).collect(Collectors.joining(", "));
    }
}
