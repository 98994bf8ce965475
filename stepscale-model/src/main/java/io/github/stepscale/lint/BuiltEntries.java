package io.github.stepscale.lint;

import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.DetectedWhen;
import java.util.List;

/** What is refused as soon as a description is made, from a file or in Java. */
final class BuiltEntries {
    private BuiltEntries() {}

    static List<CatalogEntry> all() {
        return List.of(
                entry(
                        "S00",
                        Severity.ERROR,
                        "No steps",
                        "A step policy without steps is refused by Application Auto Scaling.",
                        "Add a step.",
                        AwsPages.STEP_ADJUSTMENT),
                entry(
                        "S02",
                        Severity.ERROR,
                        "A ladder that ends",
                        "Above the highest scale-out, or below the lowest scale-in, nothing would happen. Application"
                                + " Auto Scaling refuses a positive upper bound without an open step above it, and a"
                                + " negative lower bound without an open one below.",
                        "Leave out upper of the highest step and lower of the lowest, or add a step with change:"
                                + " 0 beyond it.",
                        AwsPages.STEP_ADJUSTMENT),
                entry(
                        "S03",
                        Severity.ERROR,
                        "A gap between steps",
                        "Application Auto Scaling refuses steps with a gap. Between steps of change or percent a"
                                + " hold is put in; capacities have nothing that could stand there.",
                        "Let one step end where the next begins.",
                        AwsPages.STEP_ADJUSTMENT),
                entry(
                        "S04",
                        Severity.ERROR,
                        "Steps that overlap",
                        "A value may belong to one step only.",
                        "Let one step end where the next begins.",
                        AwsPages.STEP_ADJUSTMENT),
                entry(
                        "S05",
                        Severity.ERROR,
                        "An empty step",
                        "The lower bound is not below the upper, so no value belongs to the step.",
                        "Swap the two, or correct one.",
                        AwsPages.STEP_ADJUSTMENT),
                entry(
                        "S06",
                        Severity.ERROR,
                        "Too many open ends",
                        "A step has neither bound, or two steps are open on the same side.",
                        "Leave at most one bound open on each side, and never both of one step.",
                        AwsPages.STEP_ADJUSTMENT),
                entry(
                        "S10",
                        Severity.ERROR,
                        "A negative capacity",
                        "An exact capacity is 0 or more.",
                        "Write 0 or more.",
                        AwsPages.STEP_ADJUSTMENT),
                entry(
                        "S11",
                        Severity.ERROR,
                        "minAdjustmentMagnitude without percent",
                        "The least change is allowed for percentages only.",
                        "Remove it, or write percent.",
                        AwsPages.STEP_POLICY),
                entry(
                        "S12",
                        Severity.ERROR,
                        "Too many steps",
                        "A policy may have 20 step adjustments, holds that were put in between them included; the"
                                + " quota cannot be raised.",
                        "Merge neighbouring steps, or use layout: split.",
                        AwsPages.QUOTAS),
                entry(
                        "S14",
                        Severity.ERROR,
                        "A boundary at the threshold",
                        "Two steps meet exactly at the threshold, and AWS's own words put a value there in both"
                                + " of them. Which one applies is not stated, so it is refused here.",
                        "Move the threshold or the boundary, or use two rules.",
                        AwsPages.STEP_ADJUSTMENT),
                entry(
                        "A06",
                        Severity.ERROR,
                        "An alarm that CloudWatch refuses",
                        "The period is not 10, 20, 30 or a multiple of 60; evaluationPeriods times the period is more"
                                + " than a day, or than a week for periods of an hour and more; datapointsToAlarm is above"
                                + " evaluationPeriods; or the metrics of an expression are too many or of different"
                                + " periods.",
                        "Correct the number that is named.",
                        AwsPages.PUT_ALARM),
                entry(
                        "A07",
                        Severity.ERROR,
                        "An alarm that cannot scale",
                        "Alarms on SEARCH or on several series, composite alarms and log alarms exist, but carry"
                                + " no scaling action.",
                        "Name the metrics one by one under metrics.",
                        AwsPages.ALARM_ACTIONS),
                entry(
                        "A23",
                        Severity.ERROR,
                        "An expression with an unknown id",
                        "The expression mentions an id that no metric under metrics has.",
                        "Correct the id, or add the metric.",
                        AwsPages.METRIC_MATH),
                entry(
                        "M04",
                        Severity.ERROR,
                        "Zero where at least one must run",
                        "The API accepts a minimum of 0 for a real-time variant; the guide asks for 1, and what"
                                + " happens then is not described. Async endpoints and inference components may scale to"
                                + " zero.",
                        "Write minCapacity: 1.",
                        AwsPages.PREREQUISITES),
                entry(
                        "C02",
                        Severity.ERROR,
                        "A dashboard name that is not one",
                        "Only letters, digits, _ and - are allowed. With another character the creation of the"
                                + " stack fails, and so does its rollback.",
                        "Correct dashboard.name.",
                        AwsPages.PUT_DASHBOARD));
    }

    private static CatalogEntry entry(
            String id, Severity severity, String title, String explanation, String fix, String source) {
        return CatalogEntry.of(DetectedWhen.WHEN_BUILT, id, severity, title, explanation, fix, source);
    }
}
