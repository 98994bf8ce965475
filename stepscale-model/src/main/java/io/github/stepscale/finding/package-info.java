/** What is wrong with a description, and how sure and how bad that is. The package knows the JDK alone. */
package io.github.stepscale.finding;
