package io.github.stepscale.aws;

/**
 * A complete response.
 *
 * @param errorType the header {@code x-amzn-ErrorType}; empty if absent
 * @param body empty if the status is below 300: only errors are read
 */
record HttpAnswer(int status, String errorType, byte[] body) {}
