/** {@code stepscale.yaml}: read with the line and column of every mistake, and written back. */
package io.github.stepscale.descriptor;
