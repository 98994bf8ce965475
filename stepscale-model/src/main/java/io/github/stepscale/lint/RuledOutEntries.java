package io.github.stepscale.lint;

import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.DetectedWhen;
import java.util.List;

/** What the template rules out, however it is described; known here because hand-written templates have it. */
final class RuledOutEntries {
    private RuledOutEntries() {}

    static List<CatalogEntry> all() {
        return List.of(
                entry(
                        "A01",
                        Severity.ERROR,
                        "An alarm that runs no policy",
                        "The list of actions is empty, actions are switched off, or the name of the policy stands"
                                + " there instead of its ARN.",
                        "Refer to the policy; the template does.",
                        AwsPages.POLICY_RESOURCE),
                entry(
                        "A05",
                        Severity.ERROR,
                        "An anomaly alarm",
                        "Alarms on anomaly bands are refused with a scaling action. Only the four comparisons"
                                + " with a number exist here.",
                        "Use a threshold.",
                        AwsPages.PUT_ALARM),
                entry(
                        "A17",
                        Severity.WARNING,
                        "A wrong unit",
                        "An alarm that names a unit sees only datapoints of that unit. The template names none.",
                        "Leave Unit out.",
                        AwsPages.PUT_ALARM),
                entry(
                        "A18",
                        Severity.WARNING,
                        "Two alarms on one policy",
                        "A policy takes its threshold from the alarm that calls it, so its steps mean different"
                                + " values under each. Every policy has an alarm of its own here.",
                        "One policy for each alarm.",
                        AwsPages.STEP_ADJUSTMENT),
                entry(
                        "M00",
                        Severity.ERROR,
                        "An ARN for an endpoint name",
                        "Ref of an endpoint is its ARN, and a resource id with an ARN in it is refused. The"
                                + " template takes the name.",
                        "Use the attribute EndpointName.",
                        AwsPages.REGISTER_TARGET),
                entry(
                        "M01",
                        Severity.ERROR,
                        "A wrong resource id or dimension",
                        "The two must fit each other: endpoint/x/variant/y, or inference-component/x. The"
                                + " template makes both of the target.",
                        "Take both from the same table.",
                        AwsPages.REGISTER_TARGET),
                entry(
                        "M02",
                        Severity.ERROR,
                        "A policy without its target",
                        "The policy is made before its target is registered, or names another. The template"
                                + " refers to the target.",
                        "Refer to the target.",
                        AwsPages.PUT_POLICY),
                entry(
                        "C01",
                        Severity.ERROR,
                        "A name that exists",
                        "A fixed name of an alarm or a policy collides with that of another stack. The template"
                                + " holds the name of the stack in every name, or none at all.",
                        "Leave names out.",
                        AwsPages.NAMES),
                entry(
                        "C04",
                        Severity.WARNING,
                        "Another Region on the dashboard",
                        "A Region written into the body of a dashboard stays when the template is used elsewhere."
                                + " The template takes that of the stack.",
                        "Use the pseudo parameter AWS::Region.",
                        AwsPages.PUT_DASHBOARD),
                entry(
                        "C05",
                        Severity.ERROR,
                        "A dashboard body that is no JSON",
                        "Quotes or a comma get lost between YAML and JSON. The body is written from objects.",
                        "Write it from objects.",
                        AwsPages.PUT_DASHBOARD),
                entry(
                        "C07",
                        Severity.ERROR,
                        "Both or neither of a policy's targets",
                        "Exactly one of ScalingTargetId and ResourceId is allowed.",
                        "Give ScalingTargetId alone; the template does.",
                        AwsPages.POLICY_RESOURCE),
                entry(
                        "C16",
                        Severity.INFO,
                        "A role that drift cannot see",
                        "RoleARN is write-only, and the role may not exist in a new account. The template leaves"
                                + " it out; the service-linked role is used.",
                        "Leave it out.",
                        AwsPages.REGISTER_TARGET));
    }

    private static CatalogEntry entry(
            String id, Severity severity, String title, String explanation, String fix, String source) {
        return CatalogEntry.of(DetectedWhen.RULED_OUT, id, severity, title, explanation, fix, source);
    }
}
