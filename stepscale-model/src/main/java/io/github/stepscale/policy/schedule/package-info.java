/** Scheduled actions of Application Auto Scaling: capacity ranges that change at given times. */
package io.github.stepscale.policy.schedule;
