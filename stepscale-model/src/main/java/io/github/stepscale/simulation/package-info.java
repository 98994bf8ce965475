/**
 * Simulates a plan on traffic, minute by minute, by the rules of CloudWatch and Application Auto Scaling, and compares
 * it with references.
 */
@NullMarked
package io.github.stepscale.simulation;

import org.jspecify.annotations.NullMarked;
