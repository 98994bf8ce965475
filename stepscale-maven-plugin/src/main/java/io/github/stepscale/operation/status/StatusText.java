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

/** Formats a status report for people and for tools. */
public final class StatusText {
    private record Row(String label, String text) {}

    private StatusText() {}

    /** Returns a table of two columns, label and text. */
    public static List<String> lines(StatusReport report, Hints hints) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("Stack", stack(report)));
        for (Part part : report.parts()) {
            rows.add(new Row(part.name(), differences(part)));
        }
        report.foreignPolicies().forEach(policy -> rows.add(new Row("Other policy", policy + ", not in the stack")));
        report.foreignSchedules().forEach(name -> rows.add(new Row("Other schedule", name + ", not in the stack")));
        report.alarms().forEach(alarm -> rows.add(new Row("State", alarm(alarm))));
        report.capacity().ifPresent(capacity -> rows.add(new Row("Capacity", capacity(capacity))));
        report.activities().forEach(activity -> rows.add(new Row("Activity", activity(activity))));
        report.unreadParts().forEach(part -> rows.add(new Row("Not read", part.sentence())));
        report.advice(hints).ifPresent(advice -> rows.add(new Row("Next", advice)));
        int width = AlignedColumns.width(rows, Row::label);
        return rows.stream()
                .map(row -> AlignedColumns.padded(row.label(), width) + "  " + row.text())
                .toList();
    }

    /** Returns the report as JSON. */
    public static String json(StatusReport report) {
        ObjectNode root = CanonicalJson.object().put("stack", report.name());
        root.set("drifted", orNull(report.isDrifted() || report.isComplete(), BooleanNode.valueOf(report.isDrifted())));
        put(
                root,
                "stackStatus",
                report.isRead(ResourceKind.STACK),
                report.stack().map(StatusText::status));
        root.set(
                "templateAsRendered",
                orNull(
                        report.isRead(ResourceKind.STACK) && report.isRead(ResourceKind.TEMPLATE),
                        BooleanNode.valueOf(report.templateAsRendered())));
        put(
                root,
                "scalableTarget",
                report.isRead(ResourceKind.TARGET),
                report.target().map(StatusText::tree));
        root.set("parts", list(report.parts(), StatusText::tree));
        root.set("alarms", orNull(report.isRead(ResourceKind.ALARMS), list(report.alarms(), StatusText::tree)));
        put(
                root,
                "capacity",
                report.isRead(ResourceKind.CAPACITY),
                report.capacity().map(StatusText::tree));
        root.set(
                "activities",
                orNull(report.isRead(ResourceKind.ACTIVITIES), list(report.activities(), StatusText::tree)));
        root.set(
                "foreignPolicies",
                orNull(report.isRead(ResourceKind.POLICIES), list(report.foreignPolicies(), TextNode::valueOf)));
        root.set(
                "foreignSchedules",
                orNull(
                        report.isRead(ResourceKind.SCHEDULES) && report.isRead(ResourceKind.OTHER_SCHEDULES),
                        list(report.foreignSchedules(), TextNode::valueOf)));
        root.set("unseen", list(report.unreadParts(), part -> TextNode.valueOf(part.sentence())));
        return CanonicalJson.text(root);
    }

    /** Writes null for what was not read, and no key for what does not exist. */
    private static void put(ObjectNode root, String key, boolean read, Optional<? extends JsonNode> value) {
        if (!read) {
            root.putNull(key);
        }
        value.ifPresent(node -> root.set(key, node));
    }

    private static JsonNode orNull(boolean read, JsonNode value) {
        return read ? value : NullNode.getInstance();
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
                .put("suspended", target.isSuspended());
    }

    private static JsonNode tree(Part part) {
        ObjectNode node = CanonicalJson.object().put("name", part.name());
        return node.set("differences", orNull(part.read(), list(part.differences(), TextNode::valueOf)));
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
                .put("present", capacity.current());
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
                .orElse(report.isRead(ResourceKind.STACK) ? "not deployed" : "not read");
    }

    private static String template(StatusReport report) {
        if (report.isOutdated()) {
            return "template or parameters NOT as rendered";
        }
        return report.templateAsRendered() ? "template as rendered" : "template not read";
    }

    private static String differences(Part part) {
        if (!part.read()) {
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
        return "desired " + capacity.desired() + ", present " + capacity.current() + " (" + capacity.status() + ")";
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
