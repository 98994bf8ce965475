/** Checks values where they are built and reports all of their mistakes together: a value that exists is valid. */
@NullMarked
package io.github.stepscale.validation;

import org.jspecify.annotations.NullMarked;
