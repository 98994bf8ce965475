package io.github.stepscale.aws;

import java.time.Duration;

/**
 * Limits of responses and retries. Without them a body without an end, or a list whose pages go in a circle, would hold a build
 * for ever. {@link Connection#timeout} limits the time.
 *
 * @param bytes the maximum size of a response
 * @param pages the maximum number of pages of a list
 * @param pause the longest pause before the first retry; twice as long before each further one, and ten times as long after a
 *     throttle. The actual pause is random, on average half of it
 */
public record ResponseLimits(int bytes, int pages, Duration pause) {
    private static final ResponseLimits STANDARD = new ResponseLimits(32 * 1024 * 1024, 5_000, Duration.ofMillis(100));

    /**
     * 32 MiB, 5,000 pages and 100 ms: several times the largest responses, which are 100,800 datapoints of CloudWatch in 8 MB,
     * and the activities of six weeks in 1,200 pages.
     */
    public static ResponseLimits standard() {
        return STANDARD;
    }
}
