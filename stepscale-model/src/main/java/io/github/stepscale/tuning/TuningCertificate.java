package io.github.stepscale.tuning;

import io.github.stepscale.simulation.Objective;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was promised for a policy, and on which traffic.
 *
 * @param traceSha256 SHA-256 of the traffic as {@code timestamp,requests} rows, in hexadecimal digits
 * @param tunedFrom the first minute that was tuned on
 * @param tunedMinutes the minutes that were tuned on
 * @param unseenMinutes the minutes after them that were not; 0 if nothing is unseen
 * @param seed the seed of the resampling
 * @param margin the share of the objective that was used for tuning
 * @param objective the objective
 * @param candidate the policy
 * @param tuned its outcome on the tuning part
 * @param unseen its outcome on the unseen part
 * @param whole its outcome on all traffic in one run
 * @param lowerBoundInstanceHours the proven lower bound of the unseen part, or of the tuning part if nothing is unseen;
 *     absent where there is none
 */
public record TuningCertificate(
        String traceSha256,
        Instant tunedFrom,
        int tunedMinutes,
        int unseenMinutes,
        long seed,
        double margin,
        Objective objective,
        Candidate candidate,
        RunFigures tuned,
        Optional<RunFigures> unseen,
        RunFigures whole,
        OptionalDouble lowerBoundInstanceHours) {}
