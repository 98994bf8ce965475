/** The search for the cheapest policy that keeps an objective, chosen on one part of the traffic and judged on the rest. */
@NullMarked
package io.github.stepscale.tuning;

import org.jspecify.annotations.NullMarked;
