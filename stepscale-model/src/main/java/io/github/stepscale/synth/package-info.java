/**
 * From files to stacks: reads descriptors, plans, judges and renders them, and says where each finding stands. The first
 * thing that every goal, and every other build tool, does.
 */
package io.github.stepscale.synth;
