/** Rules about alarms: when they fire, what they make of missing and late datapoints, and how often they act. */
package io.github.stepscale.lint.alarm;
