package io.github.stepscale.aws;

import java.time.Duration;

/**
 * How much AWS may answer, and how soon it is asked again. Without a limit, a body without an end, or a list whose pages go in
 * a circle, would hold a build for ever. How long an answer may take is in {@link Connection#patience}.
 *
 * @param bytes of one answer, at most
 * @param pages of one list, at most
 * @param pause before a request is sent again, on average half of it; twice as long each time, and ten times as long where AWS
 *     has had too many requests
 */
public record ResponseLimits(int bytes, int pages, Duration pause) {
    private static final ResponseLimits STANDARD = new ResponseLimits(32 * 1024 * 1024, 5_000, Duration.ofMillis(100));

    /**
     * 32 MiB, 5,000 pages: several times what the largest answers need, which are 100,800 datapoints of CloudWatch
     * in 8 MB, and the activities of six weeks in 1,200 pages.
     */
    public static ResponseLimits standard() {
        return STANDARD;
    }
}
