/**
 * Why it scaled, or did not: the history in a sentence for each minute in which something happened or could have.
 */
@NullMarked
package io.github.stepscale.operation.explain;

import org.jspecify.annotations.NullMarked;
