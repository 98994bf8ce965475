/**
 * Finding how much one instance serves.
 */
package io.github.stepscale.operation.calibrate;
