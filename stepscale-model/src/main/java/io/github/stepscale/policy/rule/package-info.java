/** A scaling rule in AWS's own terms: an alarm and the step scaling policy that it runs, with bounds relative to its threshold. */
package io.github.stepscale.policy.rule;
