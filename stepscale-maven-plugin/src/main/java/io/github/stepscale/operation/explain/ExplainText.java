package io.github.stepscale.operation.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.accuracy.PredictionJson;
import io.github.stepscale.operation.explain.Explanation.Moment;
import io.github.stepscale.operation.shared.CanonicalJson;
import io.github.stepscale.text.Timestamps;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Prints an explanation for people and as JSON. */
public final class ExplainText {
    private ExplainText() {}

    /** Returns a line for each moment, in UTC, below its day; then how good a simulation of the span is, and the notes. */
    public static List<String> lines(Explanation report) {
        List<String> lines = new ArrayList<>();
        lines.add("From " + Timestamps.minute(report.from()) + " to " + Timestamps.minute(report.to())
                + ", times in UTC");
        LocalDate day = day(report.from());
        for (Moment moment : report.moments()) {
            LocalDate momentDay = day(moment.from());
            if (!momentDay.equals(day)) {
                lines.add(momentDay.toString());
                day = momentDay;
            }
            lines.add(time(moment) + " " + moment.sentence());
        }
        if (report.moments().isEmpty()) {
            lines.add("Nothing happened: no alarm was in ALARM or changed, and nothing was scaled.");
        }
        report.simulated().ifPresent(simulated -> lines.addAll(simulated.lines()));
        report.notes().forEach(note -> lines.add("Note: " + note));
        return lines;
    }

    /** Returns the explanation as JSON. */
    public static String json(Explanation report) {
        ObjectNode root = CanonicalJson.object()
                .put("stack", report.stack())
                .put("from", report.from().toString())
                .put("to", report.to().toString());
        ArrayNode moments = root.putArray("moments");
        report.moments()
                .forEach(moment -> moments.addObject()
                        .put("from", moment.from().toString())
                        .put("to", moment.to().toString())
                        .put("alarm", moment.alarm())
                        .put("sentence", moment.sentence())
                        .put("probable", moment.probable()));
        report.simulated().ifPresent(simulated -> {
            ObjectNode node = root.putObject("simulated")
                    .put("from", simulated.from().toString())
                    .put("minutes", simulated.requests().size())
                    .put("initialCapacity", simulated.initialCapacity());
            PredictionJson.add(node.putArray("predictions"), simulated.predictions());
        });
        ArrayNode notes = root.putArray("notes");
        report.notes().forEach(notes::add);
        return CanonicalJson.text(root);
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static String time(Moment moment) {
        String first = Timestamps.hourMinute(moment.from());
        return moment.from().equals(moment.to()) ? first : first + " to " + Timestamps.hourMinute(moment.to());
    }
}
