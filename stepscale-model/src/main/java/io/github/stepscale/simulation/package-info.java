/**
 * What a plan would have done to given traffic, minute by minute, by the rules of CloudWatch and Application Auto Scaling;
 * and what others would have done to it.
 */
package io.github.stepscale.simulation;
