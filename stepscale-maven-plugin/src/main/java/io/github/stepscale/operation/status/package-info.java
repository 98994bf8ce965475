/**
 * What runs beside what the descriptor says.
 */
@NullMarked
package io.github.stepscale.operation.status;

import org.jspecify.annotations.NullMarked;
