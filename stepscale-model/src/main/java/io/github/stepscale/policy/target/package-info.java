/** What is scaled: a variant of an endpoint or an inference component, its range of capacity, and what is suspended. */
@NullMarked
package io.github.stepscale.policy.target;

import org.jspecify.annotations.NullMarked;
