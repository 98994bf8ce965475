package io.github.stepscale.lint;

import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.DetectedWhen;
import java.util.List;

/** What nobody can know before something runs. */
final class LaterEntries {
    private LaterEntries() {}

    static List<CatalogEntry> all() {
        return List.of(
                entry(
                        "A13",
                        Severity.WARNING,
                        "Bounds in requests a second",
                        "InvocationsPerInstance under Sum is requests a minute and instance. A bound that was"
                                + " meant a second is 60 times too low; the number alone does not show it.",
                        "Multiply by 60.",
                        AwsPages.METRICS),
                entry(
                        "A21",
                        Severity.INFO,
                        "Setting an alarm state does nothing",
                        "Setting the state of an alarm by hand runs a scaling action only if the data of the"
                                + " state reason are given with it.",
                        "Give StateReasonData.",
                        AwsPages.SET_ALARM_STATE),
                entry(
                        "M03",
                        Severity.ERROR,
                        "An instance type that cannot scale",
                        "Burstable types (ml.t2) are refused for automatic scaling.",
                        "Choose another type.",
                        AwsPages.PREREQUISITES),
                entry(
                        "M08",
                        Severity.ERROR,
                        "An endpoint that cannot be changed",
                        "Another instance type, or the removal of a variant, is refused while the variant is"
                                + " registered for scaling.",
                        "Delete the stack first, or deregister the target.",
                        "https://github.com/hashicorp/terraform-provider-aws/issues/14337"),
                entry(
                        "M09",
                        Severity.WARNING,
                        "A deployment that shrinks the fleet",
                        "Updating an endpoint resets the number of instances to that of its configuration.",
                        "Set RetainAllVariantProperties on the update.",
                        AwsPages.UPDATE_ENDPOINT),
                entry(
                        "M11",
                        Severity.WARNING,
                        "An account quota below the maximum",
                        "The activity fails with ResourceLimitExceeded once the quota of the instance type is"
                                + " reached.",
                        "Raise the quota, or lower maxCapacity.",
                        AwsPages.PREREQUISITES),
                entry(
                        "M12",
                        Severity.WARNING,
                        "Target tracking on the same target",
                        "A step scale-in is not held back by a target tracking policy, so the two can work"
                                + " against each other.",
                        "Use one kind, or steps for scale-out alone.",
                        AwsPages.PUT_POLICY),
                entry(
                        "M14",
                        Severity.WARNING,
                        "A deletion that leaves something behind",
                        "Deleting an endpoint deregisters its targets only if the caller may do that; deleting a"
                                + " policy leaves its alarm.",
                        "Delete the stack before the endpoint.",
                        AwsPages.REGISTER_TARGET),
                entry(
                        "M16",
                        Severity.WARNING,
                        "A scale-in that cuts requests",
                        "No page promises that an instance finishes its requests before it goes.",
                        "Leave a margin, and let clients retry.",
                        AwsPages.OWN),
                entry(
                        "C06",
                        Severity.WARNING,
                        "A target before its endpoint",
                        "The endpoint must exist when the stack is made.",
                        "Create the endpoint first.",
                        AwsPages.REGISTER_TARGET),
                entry(
                        "C08",
                        Severity.WARNING,
                        "A custom name that must change",
                        "An update that would replace a resource with a name of its own is refused.",
                        "Change the name as well, or leave names out.",
                        AwsPages.NAMES),
                entry(
                        "C09",
                        Severity.WARNING,
                        "A stack that failed at first",
                        "A stack in ROLLBACK_COMPLETE takes no update.",
                        "Delete it, then create it again.",
                        AwsPages.CHANGE_SETS),
                entry(
                        "C10",
                        Severity.WARNING,
                        "A stack that is only under review",
                        "A change set that was never executed leaves a stack in REVIEW_IN_PROGRESS, which has no"
                                + " resources yet.",
                        "Create it again; it counts as absent.",
                        AwsPages.CHANGE_SETS),
                entry(
                        "C11",
                        Severity.WARNING,
                        "No changes, reported as a failure",
                        "A change set without changes fails with one of two known reasons.",
                        "Treat it as a success.",
                        AwsPages.CHANGE_SETS),
                entry(
                        "C12",
                        Severity.INFO,
                        "Drift that does not show",
                        "Scaling policies have no drift detection, so steps that were edited by hand go"
                                + " unnoticed.",
                        "Compare the policies as Application Auto Scaling describes them.",
                        AwsPages.POLICY_RESOURCE),
                entry(
                        "C15",
                        Severity.WARNING,
                        "A target that goes on scaling",
                        "A target that was removed from a template scales on if it was retained, or if its"
                                + " deregistration failed.",
                        "Look afterwards whether it is gone.",
                        AwsPages.REGISTER_TARGET),
                entry(
                        "C17",
                        Severity.WARNING,
                        "A policy too soon after its target",
                        "For a moment after the registration of a target a policy for it may be refused.",
                        "Let CloudFormation order them, or try again.",
                        AwsPages.PUT_POLICY));
    }

    private static CatalogEntry entry(
            String id, Severity severity, String title, String explanation, String fix, String source) {
        return CatalogEntry.of(DetectedWhen.NOT_OFFLINE, id, severity, title, explanation, fix, source);
    }
}
