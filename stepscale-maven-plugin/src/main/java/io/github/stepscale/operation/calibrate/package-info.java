/**
 * Finding how much one instance serves.
 */
@NullMarked
package io.github.stepscale.operation.calibrate;

import org.jspecify.annotations.NullMarked;
