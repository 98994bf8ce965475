/**
 * Scaling rules in the form of AWS: alarms and step scaling policies, with step bounds relative to the alarm threshold.
 */
@NullMarked
package io.github.stepscale.policy.rule;

import org.jspecify.annotations.NullMarked;
