package io.github.stepscale.load;

/**
 * Why a request was not answered well.
 *
 * @param kind by which errors are counted
 * @param message one sentence, without secrets
 */
public record RequestError(String kind, String message) {}
