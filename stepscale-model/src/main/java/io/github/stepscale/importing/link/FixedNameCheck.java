package io.github.stepscale.importing.link;

import io.github.stepscale.finding.Severity;
import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.importing.source.Values;
import io.github.stepscale.text.Quotes;
import io.github.stepscale.yaml.YamlNode;

/** Checks the names of what a template makes, where they would be the same in a second stack. */
final class FixedNameCheck {
    // A name with a reference in it differs from stack to stack.
    private static final String REFERENCE = "${";
    private static final String REGION = "${AWS::Region}";
    private static final String STACK_ID = "${AWS::StackId}";

    private final Findings findings;

    FixedNameCheck(Findings findings) {
        this.findings = findings;
    }

    void check(SourceResource resource) {
        switch (resource.type()) {
            case ResourceTypes.ALARM ->
                check(
                        resource,
                        "AlarmName",
                        Severity.WARNING,
                        "an account and Region has one alarm of each name, so a second stack of this template fails",
                        "Leave AlarmName out, or make it of ${AWS::StackName}");
            case ResourceTypes.POLICY ->
                check(
                        resource,
                        "PolicyName",
                        Severity.INFO,
                        "a target has one policy of each name, so a second stack on the same target fails",
                        "Make it of ${AWS::StackName}");
            case ResourceTypes.DASHBOARD -> checkDashboard(resource);
            default -> {
                // Targets have no name.
            }
        }
    }

    private void check(SourceResource resource, String property, Severity severity, String why, String fix) {
        resource.properties()
                .get(property)
                .filter(FixedNameCheck::isFixed)
                .ifPresent(node -> findings.add(node, severity, "C01", fixed(node) + why, fix));
    }

    private void checkDashboard(SourceResource dashboard) {
        String fix = "Leave DashboardName out, or make it of ${AWS::StackName} and ${AWS::Region}";
        check(
                dashboard,
                "DashboardName",
                Severity.WARNING,
                "an account has one dashboard of each name in all Regions, so a second stack of this template replaces it",
                fix);
        dashboard
                .properties()
                .get("DashboardName")
                .filter(node -> !isFixed(node) && !Values.isUnknown(node))
                .filter(node -> Values.written(node)
                        .filter(text -> !text.contains(REGION) && !text.contains(STACK_ID))
                        .isPresent())
                .ifPresent(node -> findings.warning(
                        node,
                        "C03",
                        Quotes.of(Values.written(node).orElse(""))
                                + " does not contain the Region: a stack of the same name in another Region replaces the"
                                + " dashboard",
                        fix));
    }

    private static String fixed(YamlNode node) {
        return Quotes.of(Values.written(node).orElse("")) + " is a fixed name, unless a parameter changes it: ";
    }

    private static boolean isFixed(YamlNode node) {
        return !Values.isUnknown(node)
                && Values.written(node)
                        .filter(text -> !text.contains(REFERENCE))
                        .isPresent();
    }
}
