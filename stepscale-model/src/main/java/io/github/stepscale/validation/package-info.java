/** Checks values and reports everything that is wrong with them, exactly: a value that exists is valid. */
package io.github.stepscale.validation;
