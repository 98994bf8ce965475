/**
 * Shared by all report pages: the frame with its Content-Security-Policy, markup that escapes every text, and JSON. Knows
 * nothing about the subject of a page.
 */
@NullMarked
package io.github.stepscale.report.page;

import org.jspecify.annotations.NullMarked;
