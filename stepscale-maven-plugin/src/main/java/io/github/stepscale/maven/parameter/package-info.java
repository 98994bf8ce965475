/** Reads values of parameters, and collects all mistakes in them. */
@NullMarked
package io.github.stepscale.maven.parameter;

import org.jspecify.annotations.NullMarked;
