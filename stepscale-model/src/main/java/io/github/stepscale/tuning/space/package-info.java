/** The policies that can be chosen: families, each a space of points whose coordinates are whole numbers. */
@NullMarked
package io.github.stepscale.tuning.space;

import org.jspecify.annotations.NullMarked;
