/** Reports of a tuning: the page, and the files that programs read. */
@NullMarked
package io.github.stepscale.report.tuning;

import org.jspecify.annotations.NullMarked;
