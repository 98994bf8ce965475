/**
 * Driving load against an endpoint while watching it scale.
 */
package io.github.stepscale.operation.load;
