/** What a policy that was found has to show before it is chosen: that it keeps the objective beyond the traffic it was tuned on. */
@NullMarked
package io.github.stepscale.tuning.selection;

import org.jspecify.annotations.NullMarked;
