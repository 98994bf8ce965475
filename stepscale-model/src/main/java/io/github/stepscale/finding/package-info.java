/** Mistakes and risks in a {@code stepscale.yaml}, with their severity and their fix. */
package io.github.stepscale.finding;
