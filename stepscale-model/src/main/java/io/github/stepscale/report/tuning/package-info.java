/** Files and reports of a search for a policy. */
@NullMarked
package io.github.stepscale.report.tuning;

import org.jspecify.annotations.NullMarked;
