/** {@code stepscale.yaml}: read with the line and column of every mistake, and written back. */
@NullMarked
package io.github.stepscale.descriptor;

import org.jspecify.annotations.NullMarked;
