/** What the operations use in common. Public for them alone: it may change at any time. */
package io.github.stepscale.operation.shared;
