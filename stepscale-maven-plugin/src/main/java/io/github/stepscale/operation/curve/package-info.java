/** A service curve as it is measured: its rows say how many requests they rest on, and are merged until they rise. */
@NullMarked
package io.github.stepscale.operation.curve;

import org.jspecify.annotations.NullMarked;
