/**
 * One policy in many accounts and Regions: deploying a stack set.
 */
@NullMarked
package io.github.stepscale.operation.stackset;

import org.jspecify.annotations.NullMarked;
