/**
 * Deploys a stack, or many at once, and deletes it: shows each change before it is made, and follows it to the end.
 */
package io.github.stepscale.operation.deploy;
