/**
 * The operations on a running system, one package for each: deploy and delete, status, load, record and so on. They do not
 * depend on Maven, so any build tool or program can run them. Each takes a connection to AWS, a request and an
 * {@link io.github.stepscale.operation.Output} that receives its log; it ends with a result or with an
 * {@link io.github.stepscale.operation.OperationException}. This package contains what they share with their callers.
 */
@NullMarked
package io.github.stepscale.operation;

import org.jspecify.annotations.NullMarked;
