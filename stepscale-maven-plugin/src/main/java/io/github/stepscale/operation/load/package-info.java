/**
 * Driving load against an endpoint while watching it scale.
 */
@NullMarked
package io.github.stepscale.operation.load;

import org.jspecify.annotations.NullMarked;
