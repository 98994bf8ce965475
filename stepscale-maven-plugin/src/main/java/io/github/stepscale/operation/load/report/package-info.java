/**
 * The results of a load run as an HTML page that needs no network, and as CSV and JSON files.
 */
@NullMarked
package io.github.stepscale.operation.load.report;

import org.jspecify.annotations.NullMarked;
