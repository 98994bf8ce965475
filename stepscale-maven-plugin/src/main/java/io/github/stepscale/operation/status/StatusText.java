package io.github.stepscale.operation.status;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.aws.Alarm;
import io.github.stepscale.aws.Capacity;
import io.github.stepscale.aws.ScalingActivity;
import io.github.stepscale.aws.ScalingActivity.NotScaled;
import io.github.stepscale.operation.history.Datapoints;
import io.github.stepscale.operation.shared.Columns;
import io.github.stepscale.operation.shared.Json;
import io.github.stepscale.operation.shared.Words;
import io.github.stepscale.operation.status.StatusReport.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A report of what runs, for people and for tools. */
public final class StatusText {
    private record Row(String what, String how) {}

    private StatusText() {}

    /** A table of two columns: what, and how it is. */
    public static List<String> lines(StatusReport report) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("Stack", stack(report)));
        for (Part part : report.parts()) {
            rows.add(new Row(part.name(), differences(part)));
        }
        report.foreign()
                .forEach(policy -> rows.add(new Row("Beside it", policy + ", a policy that is not of the stack")));
        report.alarms().forEach(alarm -> rows.add(new Row("State", alarm(alarm))));
        report.capacity().ifPresent(capacity -> rows.add(new Row("Capacity", capacity(capacity))));
        report.activities().forEach(activity -> rows.add(new Row("Activity", activity(activity))));
        report.unseen().forEach(problem -> rows.add(new Row("Not seen", problem)));
        int width = Columns.width(rows, Row::what);
        return rows.stream()
                .map(row -> Columns.padded(row.what(), width) + "  " + row.how())
                .toList();
    }

    /** The same as JSON. */
    public static String json(StatusReport report) {
        ObjectNode root = Json.object().put("stack", report.name()).put("drifted", report.isDrifted());
        report.stack().ifPresent(stack -> root.put("stackStatus", stack.status().name()));
        root.put("templateAsRendered", report.template());
        report.target()
                .ifPresent(target -> root.putObject("scalableTarget")
                        .put("minCapacity", target.minCapacity())
                        .put("maxCapacity", target.maxCapacity())
                        .put("suspended", target.suspended()));
        ArrayNode parts = root.putArray("parts");
        report.parts().forEach(part -> {
            ArrayNode differences = parts.addObject().put("name", part.name()).putArray("differences");
            part.differences().forEach(differences::add);
        });
        ArrayNode alarms = root.putArray("alarms");
        report.alarms()
                .forEach(alarm -> alarms.addObject()
                        .put("name", alarm.name())
                        .put("state", alarm.state())
                        .put("since", alarm.since().map(Instant::toString).orElse(""))
                        .put("reason", alarm.reason()));
        report.capacity()
                .ifPresent(capacity -> root.putObject("capacity")
                        .put("status", capacity.status())
                        .put("desired", capacity.desired())
                        .put("present", capacity.present()));
        ArrayNode activities = root.putArray("activities");
        report.activities()
                .forEach(activity -> activities
                        .addObject()
                        .put("start", activity.start().toString())
                        .put("status", activity.status())
                        .put("description", activity.description())
                        .put("cause", activity.cause())
                        .put("notScaled", notScaled(activity)));
        ArrayNode foreign = root.putArray("foreignPolicies");
        report.foreign().forEach(foreign::add);
        ArrayNode unseen = root.putArray("unseen");
        report.unseen().forEach(unseen::add);
        return Json.text(root);
    }

    private static String stack(StatusReport report) {
        return report.stack()
                .map(stack -> stack.status()
                        + (report.template()
                                ? ", the template is the rendered one"
                                : ", the template is NOT the rendered one: deploy to bring it up to date"))
                .orElse("not deployed");
    }

    private static String differences(Part part) {
        return part.differences().isEmpty()
                ? "as the descriptor says"
                : "NOT as the descriptor says: " + String.join("; ", part.differences());
    }

    private static String alarm(Alarm alarm) {
        List<String> values = Datapoints.recent(alarm.reasonData());
        String last = values.isEmpty() ? "" : ", last datapoints " + String.join(", ", values);
        return alarm.name() + " " + alarm.state()
                + alarm.since().map(since -> " since " + Words.minute(since)).orElse("") + last;
    }

    private static String capacity(Capacity capacity) {
        return "desired " + capacity.desired() + ", present " + capacity.present() + " (" + capacity.status() + ")";
    }

    private static String activity(ScalingActivity activity) {
        String why = activity.notScaled().isEmpty() ? "" : " Not scaled: " + notScaled(activity) + ".";
        return Words.minute(activity.start()) + " " + activity.status() + ": " + activity.description() + why
                + (activity.cause().isEmpty() ? "" : " (" + activity.cause() + ")");
    }

    private static String notScaled(ScalingActivity activity) {
        return activity.notScaled().stream().map(NotScaled::code).collect(Collectors.joining(", "));
    }
}
