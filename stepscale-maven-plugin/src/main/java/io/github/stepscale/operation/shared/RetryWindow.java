package io.github.stepscale.operation.shared;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.operation.Clock;
import java.time.Duration;
import java.time.Instant;

/** Tolerates transient AWS failures for a limited time: CloudFormation carries on meanwhile. */
public final class RetryWindow {
    private static final Duration LONG = Duration.ofMinutes(2);

    private final Clock time;
    private final PollInterval pace;
    private final Duration silence;
    private Instant lastAnswer;

    /** Begins now, and lasts two minutes: whatever CloudFormation has begun takes some. */
    public RetryWindow(Clock time, PollInterval pace) {
        this(time, pace, LONG);
    }

    /**
     * Begins now.
     *
     * @param pace of the questions, which are fewer after one without an answer
     * @param silence how long there may be none
     */
    public RetryWindow(Clock time, PollInterval pace, Duration silence) {
        this.time = time;
        this.pace = pace;
        this.silence = silence;
        this.lastAnswer = time.instant();
    }

    /** AWS has given an answer. */
    public void answered() {
        lastAnswer = time.instant();
    }

    /**
     * AWS has given none.
     *
     * @throws AwsException this one, if it will not pass by itself, or the silence has lasted too long
     */
    public void bear(AwsException failed) {
        boolean over = Duration.between(lastAnswer, time.instant()).compareTo(silence) >= 0;
        if (!failed.isTransient() || over) {
            throw failed;
        }
        pace.refused();
    }
}
