/**
 * Scaling rules in the form of AWS: alarms and step scaling policies, with step bounds relative to the alarm threshold.
 */
package io.github.stepscale.policy.rule;
