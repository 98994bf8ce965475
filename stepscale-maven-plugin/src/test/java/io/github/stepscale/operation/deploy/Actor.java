package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.check.CheckedStack;
import io.github.stepscale.operation.Confirmation;
import io.github.stepscale.operation.ScaledTarget;
import io.github.stepscale.operation.Time;
import io.github.stepscale.scripted.InProcess;
import io.github.stepscale.scripted.Request;
import io.github.stepscale.scripted.ScriptedAws;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One of two that work on the same account at once: what it sends, says and comes to. */
final class Actor implements Time {
    private static final String REGION = "eu-central-1";
    /** Shorter than what CloudFormation needs for anything, so that everybody looks several times. */
    private static final Duration LOOK = Duration.ofMillis(400);

    final List<Request> sent = new ArrayList<>();
    final List<String> lines = new ArrayList<>();
    Optional<RuntimeException> failure = Optional.empty();
    private final Aws aws = InProcess.connect(REGION, this::turn);
    private final Deploy deploy = new Deploy(aws, this::say, this);
    private final Delete delete = new Delete(aws, this::say, this);
    private TwoActors stage;

    /** Begins anew, on another stage. */
    void enter(TwoActors now) {
        stage = now;
        sent.clear();
        lines.clear();
        failure = Optional.empty();
    }

    DeployResult deploy(CheckedStack stack, DeployOptions options) {
        return deploy.run(DeployRequest.of(stack), options);
    }

    void delete(CheckedStack stack) {
        ScaledTarget target = ScaledTarget.of(stack.plan().scaling().target());
        delete.run(
                stack.name(),
                target,
                DeleteOptions.builder().timeout(Duration.ofMinutes(1)).build(),
                Confirmation.GIVEN);
    }

    boolean hasSent(String action) {
        return sent.stream().anyMatch(request -> request.action().equals(action));
    }

    /** What its last change set was to make of the stack. */
    String lastTemplate() {
        return sent.stream()
                .filter(request -> request.action().equals("CreateChangeSet"))
                .reduce((earlier, later) -> later)
                .flatMap(request -> request.text("TemplateBody"))
                .orElse("none");
    }

    /** The words of its failure; empty if it went well. */
    String failed() {
        return failure.map(RuntimeException::getMessage).orElse("");
    }

    private ScriptedAws turn(Request request) {
        stage.await(this, request);
        sent.add(request);
        return stage.server;
    }

    private void say(String line) {
        lines.add(line);
        stage.heard(this, line);
    }

    @Override
    public Instant now() {
        return stage.clock.instant();
    }

    @Override
    public void sleep(Duration duration) {
        stage.clock.advance(LOOK);
    }
}
