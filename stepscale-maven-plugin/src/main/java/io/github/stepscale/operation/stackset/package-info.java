/**
 * Deploys one policy to many accounts and Regions, as a stack set.
 */
@NullMarked
package io.github.stepscale.operation.stackset;

import org.jspecify.annotations.NullMarked;
