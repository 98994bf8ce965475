/** Reads YAML strictly, with the position of every value and all mistakes, and writes it. Knows nothing of scaling. */
@NullMarked
package io.github.stepscale.yaml;

import org.jspecify.annotations.NullMarked;
