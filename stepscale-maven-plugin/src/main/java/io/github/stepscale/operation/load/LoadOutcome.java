package io.github.stepscale.operation.load;

import io.github.stepscale.operation.load.report.LoadRun;

/**
 * The outcome of a load run.
 *
 * @param log latencies of each minute in HdrHistogram's log format
 */
public record LoadOutcome(LoadRun run, String log) {}
