package io.github.stepscale.operation.shared;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.operation.Clock;
import java.time.Duration;
import java.time.Instant;

/** Tolerates transient AWS failures for a limited time: CloudFormation carries on meanwhile. */
public final class RetryWindow {
    private static final Duration STANDARD_TIMEOUT = Duration.ofMinutes(2);

    private final Clock clock;
    private final PollInterval pollInterval;
    private final Duration timeout;
    private Instant lastAnswer;

    /** Starts now, with a timeout of two minutes. */
    public RetryWindow(Clock clock, PollInterval pollInterval) {
        this(clock, pollInterval, STANDARD_TIMEOUT);
    }

    /**
     * Starts now.
     *
     * @param pollInterval the pause between requests, which grows after a failure
     * @param timeout the time since the last answer after which a failure is fatal
     */
    public RetryWindow(Clock clock, PollInterval pollInterval, Duration timeout) {
        this.clock = clock;
        this.pollInterval = pollInterval;
        this.timeout = timeout;
        this.lastAnswer = clock.instant();
    }

    /** Restarts the window, since AWS has answered. */
    public void reset() {
        lastAnswer = clock.instant();
    }

    /**
     * Tolerates a failed request.
     *
     * @throws AwsException this one, if it is not transient, or the timeout has passed
     */
    public void tolerate(AwsException failed) {
        boolean over = Duration.between(lastAnswer, clock.instant()).compareTo(timeout) >= 0;
        if (!failed.isTransient() || over) {
            throw failed;
        }
        pollInterval.backOff();
    }
}
