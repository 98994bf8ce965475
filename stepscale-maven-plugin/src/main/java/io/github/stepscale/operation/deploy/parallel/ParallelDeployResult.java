package io.github.stepscale.operation.deploy.parallel;

import io.github.stepscale.operation.ErrorAdvice;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.deploy.DeployResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The results of several deployments, in the order in which they were requested. */
public record ParallelDeployResult(List<Member> members) {
    /** What the next run does. */
    private static final String RETRY_HINT = "it continues from the current state of the stack";

    public ParallelDeployResult {
        members = List.copyOf(members);
    }

    /**
     * The result of one deployment.
     *
     * @param result absent if it failed or was not started
     * @param failure the reason, in one sentence; absent on success
     * @param cause what was thrown, if it failed
     */
    public record Member(
            String region,
            String stack,
            Optional<DeployResult> result,
            Optional<String> failure,
            Optional<Throwable> cause) {

        static Member deployed(DeployResult result) {
            return new Member(result.region(), result.stack(), Optional.of(result), Optional.empty(), Optional.empty());
        }

        static Member failed(String region, String stack, Throwable cause, Hints hints) {
            return new Member(
                    region,
                    stack,
                    Optional.empty(),
                    Optional.of(ErrorAdvice.sentence(cause, RETRY_HINT, hints)),
                    Optional.of(cause));
        }

        static Member notStarted(String region, String stack) {
            return new Member(
                    region,
                    stack,
                    Optional.empty(),
                    Optional.of("Not started, since another failed."),
                    Optional.empty());
        }

        private String ending() {
            return result.map(done -> done.ending().name().toLowerCase(Locale.ROOT))
                    .orElse(cause.isPresent() ? "failed" : "not started");
        }
    }

    /** Returns the deployments that failed or were not started. */
    public List<Member> failures() {
        return members.stream().filter(member -> member.failure().isPresent()).toList();
    }

    /** Returns a line for each, and one with the counts. */
    public List<String> summary() {
        List<String> lines = new ArrayList<>();
        for (Member member : members) {
            String why = member.cause().isPresent() ? ": " + member.failure().orElseThrow() : "";
            lines.add(member.region() + "  " + member.stack() + "  " + member.ending() + why);
        }
        lines.add(members.stream()
                .collect(Collectors.groupingBy(Member::ending, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", ", members.size() + " stacks: ", "")));
        return lines;
    }
}
