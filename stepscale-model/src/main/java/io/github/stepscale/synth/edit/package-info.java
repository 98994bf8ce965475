/** Edits of a descriptor file: the search for the cheapest, and their differences. */
@NullMarked
package io.github.stepscale.synth.edit;

import org.jspecify.annotations.NullMarked;
