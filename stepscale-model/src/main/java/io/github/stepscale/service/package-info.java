/** A served model: how fast it scales, what its instances serve, and which reading of AWS's rules applies to it. */
@NullMarked
package io.github.stepscale.service;

import org.jspecify.annotations.NullMarked;
