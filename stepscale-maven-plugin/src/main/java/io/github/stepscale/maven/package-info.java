/**
 * The goals of the Maven plugin. Each reads its parameters, runs an operation or the model, and turns the result into log
 * lines, files and the outcome of the build. Rooms: {@code command} knows how Maven was started, {@code parameter} reads values of
 * parameters, {@code file} reads and writes files, {@code failure} makes failures of the build. Messages of the goals are in {@link
 * io.github.stepscale.maven.Messages}, those about what AWS answered in {@link io.github.stepscale.operation.ErrorAdvice}.
 */
@NullMarked
package io.github.stepscale.maven;

import org.jspecify.annotations.NullMarked;
