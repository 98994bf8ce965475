/**
 * Open-loop load: requests go out when they are due, whatever became of those before them, and latency counts from when they
 * were due. Knows nothing of AWS: what sends a request is given.
 */
package io.github.stepscale.load;
