/** The requests that an endpoint gets, minute by minute: read from a file, or made by a profile. */
package io.github.stepscale.traffic;
