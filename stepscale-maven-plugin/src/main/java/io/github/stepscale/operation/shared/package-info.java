/** Code that the operations share. Public only for them: it may change at any time. */
@NullMarked
package io.github.stepscale.operation.shared;

import org.jspecify.annotations.NullMarked;
