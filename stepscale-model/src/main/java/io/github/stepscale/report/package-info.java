/**
 * What a simulation says to people: a verdict, a table, the assumptions, and a page that holds them all and opens without a
 * network. Console and page share the words and the numbers. Likewise what a load run saw.
 */
package io.github.stepscale.report;
