package io.github.stepscale.operation.preflight;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.text.Sentences;
import java.util.Optional;
import java.util.stream.Stream;

/** An endpoint or an inference component that is not in service (SageMaker API Reference, DescribeEndpoint). */
final class TargetStatusCheck implements PreflightCheck {
    /** An endpoint or a component, its status, and the key of the descriptor that names it. */
    private record State(String thing, String status, Optional<String> reason, String key) {}

    @Override
    public Stream<Finding> check(ScalingPlan plan, LiveTarget live) {
        return states(live).flatMap(state -> notReady(state).stream());
    }

    /** Finds what is being deleted or has failed: nothing about it needs to be judged. */
    static Stream<Finding> ended(LiveTarget live) {
        return states(live).flatMap(state -> ended(state).stream());
    }

    /** The component first, since it is the target. */
    private static Stream<State> states(LiveTarget live) {
        Stream<State> component = live.component().stream()
                .flatMap(found -> found.status().stream()
                        .map(status -> new State(
                                "inference component " + found.name(), status, found.failureReason(), live.nameKey())));
        Stream<State> endpoint = live.endpoint().stream()
                .map(found ->
                        new State("endpoint " + found.name(), found.status(), found.failureReason(), live.nameKey()));
        return Stream.concat(component, endpoint);
    }

    private static Optional<Finding> ended(State state) {
        return switch (state.status()) {
            case "Deleting" ->
                Optional.of(ended(
                        state,
                        "the " + state.thing() + " is being deleted, and its scaling with it",
                        "Deploy when it exists again, or correct the name"));
            case "Failed" ->
                Optional.of(ended(
                        state,
                        "the " + state.thing() + " has failed" + because(state),
                        "Repair it or create it again, then deploy"));
            default -> Optional.empty();
        };
    }

    private static Finding ended(State state, String sentence, String fix) {
        return new Finding("L03", Severity.ERROR, state.key(), sentence, fix);
    }

    private static Optional<Finding> notReady(State state) {
        return switch (state.status()) {
            case "InService", "Deleting", "Failed" -> Optional.empty();
            case "Creating" ->
                Optional.of(notReady(
                        state, Severity.ERROR, "is still being created", "Deploy when its status is InService"));
            case "Updating", "SystemUpdating", "RollingBack" ->
                Optional.of(notReady(
                        state,
                        Severity.INFO,
                        "is in the status " + state.status() + ": its capacity does not change until that ends",
                        "Nothing, if that is a change of capacity"));
            case "OutOfService" ->
                Optional.of(notReady(
                        state,
                        Severity.WARNING,
                        "is OutOfService: it takes no requests",
                        "Check the endpoint in SageMaker"));
            case "UpdateRollbackFailed" ->
                Optional.of(notReady(
                        state,
                        Severity.WARNING,
                        "could neither be updated nor rolled back" + because(state),
                        "Repair the endpoint in SageMaker"));
            default ->
                Optional.of(notReady(
                        state,
                        Severity.WARNING,
                        "is in the status " + state.status() + ", which this version of stepscale does not know",
                        "Check in SageMaker whether it can be scaled"));
        };
    }

    private static Finding notReady(State state, Severity severity, String how, String fix) {
        return new Finding("L04", severity, state.key(), "the " + state.thing() + " " + how, fix);
    }

    private static String because(State state) {
        return state.reason()
                .map(reason -> ": " + Sentences.withoutPeriod(reason))
                .orElse("");
    }
}
