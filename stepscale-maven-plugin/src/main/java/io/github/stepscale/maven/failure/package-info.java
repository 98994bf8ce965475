/** Failures of a build that keep their cause, without what must not be shown. */
@NullMarked
package io.github.stepscale.maven.failure;

import org.jspecify.annotations.NullMarked;
