/**
 * The description of the scaling of one target, with steps in the unit of the metric.
 *
 * <p>Every type is an immutable value that is valid once it exists: constructors throw {@link
 * io.github.stepscale.validation.InvalidValueException} with all violations, not only the first. Step bounds are
 * absolute here; bounds relative to an alarm threshold appear only in {@link io.github.stepscale.policy.ExplicitRule},
 * the form of AWS. Nothing is null: a value that may be absent is an {@link java.util.Optional}. The code uses no file,
 * clock, network or thread.
 */
@NullMarked
package io.github.stepscale.policy;

import org.jspecify.annotations.NullMarked;
