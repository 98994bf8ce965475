/** Small edits of a policy that is there: which of them meet an objective on recorded traffic, and what they cost. */
@NullMarked
package io.github.stepscale.tuning.edit;

import org.jspecify.annotations.NullMarked;
