/**
 * From files to stacks: reads descriptors, plans them, checks them and renders their templates, with the position of each
 * finding. The first step of every goal, and the entry point for other build tools.
 */
@NullMarked
package io.github.stepscale.synth;

import org.jspecify.annotations.NullMarked;
