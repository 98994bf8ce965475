/**
 * What a simulation says to people: a verdict, a table, the assumptions, and a page that holds them all and opens without a
 * network. Console and page share the words and the numbers.
 */
package io.github.stepscale.report.simulation;
