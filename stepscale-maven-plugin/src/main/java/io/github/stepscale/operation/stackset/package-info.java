/**
 * Deploys one policy to many accounts and Regions, as a stack set.
 */
package io.github.stepscale.operation.stackset;
