/** Tests of a policy: made-up traffic, and what is expected of the instances, the requests and their latency then. */
@NullMarked
package io.github.stepscale.scenario;

import org.jspecify.annotations.NullMarked;
