/** Scheduled actions of Application Auto Scaling and their schedule expressions. */
package io.github.stepscale.policy.schedule;
