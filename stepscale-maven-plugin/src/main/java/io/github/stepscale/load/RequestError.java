package io.github.stepscale.load;

/**
 * Why a request failed.
 *
 * @param kind the kind under which it is counted
 * @param message one sentence, without secrets
 */
public record RequestError(String kind, String message) {}
