package io.github.stepscale.operation;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.scripted.InProcess;
import io.github.stepscale.scripted.Request;
import io.github.stepscale.scripted.ScriptedAws;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One of two runs on the same account at once: its requests, its output and its failure. */
public final class Actor implements Clock {
    private static final String REGION = "eu-central-1";
    /** Shorter than any operation of CloudFormation, so that each run polls several times. */
    private static final Duration LOOK = Duration.ofMillis(400);

    public final List<Request> sent = new ArrayList<>();
    public final List<String> lines = new ArrayList<>();
    private final Aws aws = InProcess.connect(REGION, this::turn);
    private Optional<RuntimeException> failure = Optional.empty();
    private TwoActors stage;

    /** Starts again, with another server. */
    void enter(TwoActors now) {
        stage = now;
        sent.clear();
        lines.clear();
        failure = Optional.empty();
    }

    void fail(RuntimeException failed) {
        failure = Optional.of(failed);
        stage.heard(this, failed.getMessage());
    }

    /** How it reaches AWS. */
    public Aws aws() {
        return aws;
    }

    public boolean hasSent(String action) {
        return sent.stream().anyMatch(request -> request.action().equals(action));
    }

    /** The last of its requests of one kind. */
    public Optional<Request> last(String action) {
        return sent.stream().filter(request -> request.action().equals(action)).reduce((earlier, later) -> later);
    }

    /** The message of its failure; empty on success. */
    public String failed() {
        return failure.map(RuntimeException::getMessage).orElse("");
    }

    private ScriptedAws turn(Request request) {
        stage.await(this, request);
        sent.add(request);
        return stage.server;
    }

    /** Receives the output of an operation. */
    public void say(String line) {
        lines.add(line);
        stage.heard(this, line);
    }

    @Override
    public Instant instant() {
        return stage.clock.instant();
    }

    @Override
    public void sleep(Duration duration) {
        stage.clock.advance(LOOK);
    }
}
