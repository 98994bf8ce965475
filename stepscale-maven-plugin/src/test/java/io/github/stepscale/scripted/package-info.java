/**
 * A scripted AWS on loopback: the answers of CloudFormation and its neighbours, as far as stepscale asks them. What a
 * stack is at a request follows from the time alone.
 */
package io.github.stepscale.scripted;
