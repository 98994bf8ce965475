/**
 * Reads the history that CloudWatch and Application Auto Scaling keep: changes of alarms, scaling activities, and the delays
 * between them.
 */
@NullMarked
package io.github.stepscale.operation.history;

import org.jspecify.annotations.NullMarked;
