/**
 * The goals. Each turns its parameters into calls of the model and of the operations, and what comes back into log lines,
 * files and a verdict; all sentences of advice are in {@link io.github.stepscale.maven.Advice}.
 */
package io.github.stepscale.maven;
