/** What people and programs read about a simulation. */
package io.github.stepscale.report;
