package io.github.stepscale.aws;

import java.util.Map;

/**
 * A POST request.
 *
 * @param path begins with a slash; encoded
 * @param headers all but the length of the body and whether to keep the connection
 * @param body not copied, and must not change
 */
record HttpCall(String path, Map<String, String> headers, byte[] body) {}
