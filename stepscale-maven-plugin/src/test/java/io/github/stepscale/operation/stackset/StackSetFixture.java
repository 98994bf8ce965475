package io.github.stepscale.operation.stackset;

import io.github.stepscale.aws.StackSets;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.deploy.DeployRequest;
import io.github.stepscale.scripted.Request;
import io.github.stepscale.scripted.ScriptedAws;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A stack set for two accounts in one Region, and what happened to it. */
final class StackSetFixture implements AutoCloseable {
    static final String NAME = "scaling";
    static final String FIRST = "111111111111";
    static final String SECOND = "222222222222";
    static final String EUROPE = "eu-central-1";
    static final String FOREIGN = "{\"Resources\": {\"Queue\": {\"Type\": \"AWS::SQS::Queue\"}}}";

    private static final Set<String> READS = Set.of(
            "GetCallerIdentity",
            "DescribeStackSet",
            "DescribeStackSetOperation",
            "ListStackInstances",
            "ListStackSetOperations",
            "ListStackSetOperationResults");

    final DeployFixture stage;
    final ScriptedAws aws;
    final List<String> lines;

    StackSetFixture() {
        this(Duration.ofSeconds(20));
    }

    /** @param timeout how long the client waits for an answer, in real time */
    StackSetFixture(Duration timeout) {
        stage = new DeployFixture(timeout);
        aws = stage.server;
        lines = stage.lines;
        aws.script().resourcesTake(Duration.ofSeconds(3));
    }

    static StackSetOptions.Builder options() {
        return StackSetOptions.builder(new StackSets.Targets(List.of(FIRST, SECOND), List.of(EUROPE)));
    }

    StackSetResult deploy() {
        return deploy(DeployRequest.of(DeployFixture.stack()), options().build());
    }

    StackSetResult deploy(StackSetOptions options) {
        return deploy(DeployRequest.of(DeployFixture.stack()), options);
    }

    StackSetResult deploy(DeployRequest request, StackSetOptions options) {
        return deploy(request, options, lines);
    }

    /** @param output receives the progress of another run */
    StackSetResult deploy(DeployRequest request, StackSetOptions options, List<String> output) {
        return new StackSetDeploy(stage.aws(), output::add, stage.time(), DeployFixture.HINTS)
                .run(NAME, request, options);
    }

    void clearRecords() {
        aws.reset();
        lines.clear();
    }

    /** The requests so far that change something. */
    List<String> changes() {
        return aws.requests().stream()
                .map(Request::action)
                .filter(action -> !READS.contains(action))
                .toList();
    }

    String template() {
        return stage.aws()
                .stackSets()
                .find(NAME, options().build().permissionModel())
                .orElseThrow()
                .template();
    }

    @Override
    public void close() {
        stage.close();
    }
}
