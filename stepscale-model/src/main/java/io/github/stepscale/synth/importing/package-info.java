/** Imports what a team already has: links it, translates it, lints it, and writes descriptors that are proved. Texts only. */
@NullMarked
package io.github.stepscale.synth.importing;

import org.jspecify.annotations.NullMarked;
