/** Mistakes and risks in a {@code stepscale.yaml}, with their severity and their fix. */
@NullMarked
package io.github.stepscale.finding;

import org.jspecify.annotations.NullMarked;
