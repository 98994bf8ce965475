/**
 * What CloudWatch and Application Auto Scaling remember: changes of alarms, activities, capacity over time, and the
 * delays between them.
 */
@NullMarked
package io.github.stepscale.operation.history;

import org.jspecify.annotations.NullMarked;
