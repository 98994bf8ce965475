/** Rules about alarms: when they fire, how they treat missing and late datapoints, and how often they act. */
@NullMarked
package io.github.stepscale.lint.alarm;

import org.jspecify.annotations.NullMarked;
