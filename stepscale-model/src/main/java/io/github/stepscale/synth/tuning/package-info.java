/**
 * Tuning from texts to texts: a descriptor and traffic in, the tuned descriptor, its report and its figures out. A pure
 * function without files, clock or threads of its own, so that every front end gets the same bytes.
 */
@NullMarked
package io.github.stepscale.synth.tuning;

import org.jspecify.annotations.NullMarked;
