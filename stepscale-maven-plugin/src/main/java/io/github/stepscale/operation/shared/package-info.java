/** What the operations use in common. Public for them alone: it may change at any time. */
@NullMarked
package io.github.stepscale.operation.shared;

import org.jspecify.annotations.NullMarked;
