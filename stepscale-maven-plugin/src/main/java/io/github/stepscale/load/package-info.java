/**
 * Open-loop load generator: sends requests when they are due, regardless of earlier ones, and counts latency from when they
 * were due. Knows nothing of AWS: a {@link io.github.stepscale.load.RequestSender} sends the requests.
 */
@NullMarked
package io.github.stepscale.load;

import org.jspecify.annotations.NullMarked;
