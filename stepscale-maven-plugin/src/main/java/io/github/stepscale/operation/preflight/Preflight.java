package io.github.stepscale.operation.preflight;

import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.aws.Aws;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.Linter;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.text.Plurals;
import io.github.stepscale.yaml.SourceMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks the target of a deployment in the account before anything is changed. Errors stop the deployment; where nothing is
 * executed, they are warnings, since the endpoint may not be ready yet. Each part runs at most once.
 */
public final class Preflight {
    private final Aws aws;
    private final Output output;
    private final Hints hints;
    private final Request request;
    private final UnreadParts unread;
    private boolean done;
    private Optional<String> instanceType = Optional.empty();

    /**
     * What to check.
     *
     * @param plan the plan to deploy
     * @param sources the positions in the descriptor; absent for a plan made in Java
     * @param enabled whether to check at all
     * @param executes whether the deployment executes its changes, so that errors stop it
     */
    public record Request(ScalingPlan plan, Optional<SourceMap> sources, boolean enabled, boolean executes) {}

    public Preflight(Aws aws, Output output, Hints hints, Request request) {
        this.aws = aws;
        this.output = output;
        this.hints = hints;
        this.request = request;
        this.unread = new UnreadParts(output, hints);
        this.done = !request.enabled();
    }

    /**
     * Checks the endpoint, and prints what it finds.
     *
     * @param account the account to deploy to
     * @param registers whether the deployment registers the target, or changes its range
     * @throws OperationException if the endpoint cannot be scaled as described, and the deployment executes
     */
    public void requireFit(String account, boolean registers) {
        if (done) {
            return;
        }
        done = true;
        new LiveTargetReader(
                        aws.endpointDescriptions(), request.plan().scaling().target(), unread)
                .read()
                .ifPresent(live -> judge(live, account, registers));
    }

    private void judge(LiveTarget live, String account, boolean registers) {
        String place = "account " + account + ", Region " + aws.region();
        instanceType = QuotaCheck.instanceType(live).filter(type -> registers);
        report(PreflightChecks.findings(request.plan(), live, place, registers));
    }

    /** Reads the quota that {@link #requireFit} found to limit the maximum, and prints whether the maximum is above it. */
    public void printQuota() {
        Optional<String> type = instanceType;
        instanceType = Optional.empty();
        type.flatMap(name -> unread.read(
                        "the quota of " + name,
                        "servicequotas:GetServiceQuota, GetAWSDefaultServiceQuota, ListServiceQuotas and"
                                + " ListAWSDefaultServiceQuotas",
                        () -> aws.serviceQuotas().ofEndpointInstances(name)))
                .flatMap(found -> found)
                .flatMap(quota -> QuotaCheck.finding(request.plan(), quota))
                .ifPresent(finding -> report(List.of(finding)));
    }

    /** Prints whether policies that exist on the target already work against those of the stack. */
    public void printTargetTracking(List<AutoScaling.Policy> existing) {
        if (request.enabled()) {
            TargetTrackingCheck.finding(request.plan(), existing).ifPresent(finding -> report(List.of(finding)));
        }
    }

    private void report(List<Finding> found) {
        List<Finding> findings = found.stream()
                .map(this::lenient)
                .filter(finding -> !Linter.isAllowed(finding, request.plan().scaling()))
                .toList();
        findings.stream().filter(finding -> !isError(finding)).map(this::line).forEach(output::line);
        List<Finding> errors = findings.stream().filter(Preflight::isError).toList();
        if (!errors.isEmpty()) {
            throw refusal(errors);
        }
    }

    /** A plan may be made before its endpoint, and an emulator need not have one. */
    private Finding lenient(Finding finding) {
        boolean stops = request.executes() && !(aws.isEmulated() && finding.id().equals(MissingTarget.ID));
        return stops || !isError(finding)
                ? finding
                : new Finding(finding.id(), Severity.WARNING, finding.path(), finding.sentence(), finding.fix());
    }

    private static boolean isError(Finding finding) {
        return finding.severity() == Severity.ERROR;
    }

    private OperationException refusal(List<Finding> errors) {
        String lines = errors.stream().map(this::line).collect(Collectors.joining(" "));
        return new OperationException("Not deployed, for " + Plurals.of(errors.size(), "error")
                + " found before anything was changed. " + lines + " To deploy without this check: "
                + hints.set("preflight", "false") + ".");
    }

    /** As the findings in a descriptor are printed, with the code at the end. */
    private String line(Finding finding) {
        String text = request.sources()
                .map(sources -> sources.locate(finding).toString())
                .orElseGet(finding::text);
        return text + " [" + finding.code() + "]";
    }
}
