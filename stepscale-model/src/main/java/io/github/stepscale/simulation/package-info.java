/**
 * Simulates a plan on traffic, minute by minute, by the rules of CloudWatch and Application Auto Scaling, and compares
 * it with references.
 */
package io.github.stepscale.simulation;
