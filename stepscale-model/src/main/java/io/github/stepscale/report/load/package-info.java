/**
 * What a load run saw, as a page that opens without a network, and as files for programs.
 */
package io.github.stepscale.report.load;
