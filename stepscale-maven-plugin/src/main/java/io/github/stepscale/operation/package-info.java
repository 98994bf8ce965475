/**
 * What a user does to a running system, one package for each: deploy, look, drive load, record, delete. Without Maven, so
 * that any build tool or program can do the same. Each operation takes a connection to AWS, a request and an
 * {@link io.github.stepscale.operation.Output} that it tells what happens; it ends with a result or with an
 * {@link io.github.stepscale.operation.OperationException}. Here stands what they have in common with
 * their caller.
 */
@NullMarked
package io.github.stepscale.operation;

import org.jspecify.annotations.NullMarked;
