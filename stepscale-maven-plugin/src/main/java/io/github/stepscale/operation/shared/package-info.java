/** Code that the operations share. Public only for them: it may change at any time. */
package io.github.stepscale.operation.shared;
