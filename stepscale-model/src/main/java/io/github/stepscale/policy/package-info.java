/**
 * The language: what a team says about the scaling of one endpoint, in the metric's own units.
 *
 * <p>Every type is an immutable value that is valid once it exists: a constructor that is given something wrong throws
 * {@link io.github.stepscale.validation.InvalidValueException} with all that is wrong, not with the first. Steps are
 * absolute here; bounds relative to an alarm threshold appear only where a user writes AWS's own form
 * ({@link io.github.stepscale.policy.ExplicitRule}). Nothing is ever null: what may be absent is an
 * {@link java.util.Optional}. The package knows the JDK alone, and of it no file, clock, network or thread.
 */
package io.github.stepscale.policy;
