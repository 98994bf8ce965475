package io.github.stepscale.load;

/** How the requests of a minute are spaced. */
public enum RequestSpacing {
    /** At equal intervals. */
    EVEN,
    /** At random and independent of one another, as those of many users are: a Poisson process. */
    POISSON
}
