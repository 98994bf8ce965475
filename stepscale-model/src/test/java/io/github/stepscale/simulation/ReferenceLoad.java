package io.github.stepscale.simulation;

/** What a minute had to serve, and with what. */
record ReferenceLoad(double requests, int running) {}
