/**
 * One policy in many accounts and Regions: deploying a stack set.
 */
package io.github.stepscale.operation.stackset;
