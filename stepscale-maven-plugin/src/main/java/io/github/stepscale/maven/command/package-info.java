/** How Maven was started: which parameters were given and where, those that it ignores, and how to start it again. */
@NullMarked
package io.github.stepscale.maven.command;

import org.jspecify.annotations.NullMarked;
