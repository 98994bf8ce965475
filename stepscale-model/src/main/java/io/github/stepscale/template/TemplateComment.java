package io.github.stepscale.template;

import io.github.stepscale.plan.NumberLine;
import io.github.stepscale.plan.PromQlScalingRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.text.PlainNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the leading comment of the template: its origin, and the number lines of its rules. */
final class TemplateComment {
    private static final int WIDTH = 110;
    private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]");

    private TemplateComment() {}

    static String of(ScalingPlan plan, List<NumberLine> numberLines) {
        List<String> lines = new ArrayList<>();
        lines.add("Made by stepscale. Change the descriptor, not this file.");
        for (NumberLine line : numberLines) {
            lines.add("");
            lines.add(line.title());
            line.lines().forEach(text -> lines.add("  " + text));
        }
        lines.add("");
        plan.tracking()
                .ifPresent(tracking -> lines.add(TrackingScaling.ID + ": " + tracking.describe() + " ("
                        + tracking.metric().awsName() + "), " + tracking.describeCooldowns()));
        plan.allRules().forEach(rule -> lines.add(rule(rule)));
        plan.promQlRules().forEach(rule -> lines.add(rule(rule)));
        return lines.stream().map(TemplateComment::comment).collect(Collectors.joining());
    }

    private static String rule(ScalingRule rule) {
        Alarm alarm = rule.alarm();
        String fill = alarm.fill()
                .value()
                .map(value -> "FILL " + PlainNumbers.text(value) + ", ")
                .orElse("");
        return rule.id() + ": " + alarm.datapointsToAlarm() + " of " + alarm.evaluationPeriods() + " datapoints "
                + alarm.comparison().symbol() + " " + PlainNumbers.text(alarm.threshold()) + " (" + fill
                + "missing data: " + alarm.treatMissingData().awsName() + "), step of their "
                + rule.policy().metricAggregationType().awsName() + ", cooldown "
                + rule.policy().cooldown() + " s";
    }

    private static String rule(PromQlScalingRule rule) {
        return rule.id() + ": " + rule.describe() + ", cooldown "
                + rule.policy().cooldown() + " s";
    }

    /**
     * Turns a line of text into exactly one comment line: characters other than printable ASCII become question marks.
     */
    private static String comment(String text) {
        String printable = UNPRINTABLE.matcher(text).replaceAll("?");
        String cut = printable.length() <= WIDTH ? printable : printable.substring(0, WIDTH - 3) + "...";
        return cut.isEmpty() ? "#\n" : "# " + cut + "\n";
    }
}
