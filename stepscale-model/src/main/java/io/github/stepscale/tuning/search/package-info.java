/** The search of a space of policies for those on a part of the traffic of which no other is both cheaper and less short. */
@NullMarked
package io.github.stepscale.tuning.search;

import org.jspecify.annotations.NullMarked;
