package io.github.stepscale.load;

/** How requests are spread over the time in which so many of them are due. */
public enum RequestSpacing {
    /** At equal distances. */
    EVEN,
    /** Independent of one another, as those of many users are: a Poisson process. */
    POISSON
}
