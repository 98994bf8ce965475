/** Checks values where they are built and reports all of their mistakes together: a value that exists is valid. */
package io.github.stepscale.validation;
