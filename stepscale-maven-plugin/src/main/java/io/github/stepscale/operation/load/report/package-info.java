/**
 * The results of a load run as an HTML page that needs no network, and as CSV and JSON files.
 */
package io.github.stepscale.operation.load.report;
