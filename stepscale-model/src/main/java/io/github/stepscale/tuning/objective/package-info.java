/** What a run falls short of, and what it costs: its figures, and the limits of an objective that they are compared with. */
@NullMarked
package io.github.stepscale.tuning.objective;

import org.jspecify.annotations.NullMarked;
