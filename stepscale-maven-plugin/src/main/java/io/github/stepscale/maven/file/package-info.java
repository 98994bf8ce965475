/** The files that goals read and write beside descriptors. */
@NullMarked
package io.github.stepscale.maven.file;

import org.jspecify.annotations.NullMarked;
