/** Rules about metrics: whether the alarm gets data, and whether bounds fit the unit of the metric. */
@NullMarked
package io.github.stepscale.lint.metric;

import org.jspecify.annotations.NullMarked;
