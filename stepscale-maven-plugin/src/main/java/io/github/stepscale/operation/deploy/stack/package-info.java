/** What every operation on a stack needs: its state before, its events, its end, and why it failed. Public only for the rooms around it. */
@NullMarked
package io.github.stepscale.operation.deploy.stack;

import org.jspecify.annotations.NullMarked;
