/** Certificates of tuned policies: plain values that say what was chosen, on which traffic, and what it promises. */
@NullMarked
package io.github.stepscale.tuning.certificate;

import org.jspecify.annotations.NullMarked;
