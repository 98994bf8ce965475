/**
 * Explains why a target scaled or did not: one sentence for each minute in which something happened or could have.
 */
@NullMarked
package io.github.stepscale.operation.explain;

import org.jspecify.annotations.NullMarked;
