/**
 * What runs beside what the descriptor says.
 */
package io.github.stepscale.operation.status;
