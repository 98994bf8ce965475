/**
 * Reports of a simulation: the verdict, the table, the assumptions, and a self-contained page with all of them. Console
 * and page share texts and numbers.
 */
@NullMarked
package io.github.stepscale.report.simulation;

import org.jspecify.annotations.NullMarked;
