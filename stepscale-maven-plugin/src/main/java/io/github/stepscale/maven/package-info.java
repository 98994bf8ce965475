/**
 * The goals. Each turns its parameters into calls of the model and of the operations, and what comes back into log lines,
 * files and a verdict. Sentences of advice are in {@link io.github.stepscale.maven.Advice}; those about what AWS said, in
 * {@link io.github.stepscale.operation.Remedy}.
 */
package io.github.stepscale.maven;
