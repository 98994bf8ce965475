package io.github.stepscale.operation.deploy.parallel;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.Connection;
import io.github.stepscale.aws.ResponseLimits;
import io.github.stepscale.operation.Clock;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.LibraryHints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.deploy.Deploy;
import io.github.stepscale.operation.deploy.DeployOptions;
import io.github.stepscale.operation.deploy.DeployRequest;
import io.github.stepscale.operation.deploy.DeployResult;
import io.github.stepscale.operation.deploy.parallel.ParallelDeployResult.Member;
import io.github.stepscale.operation.shared.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Deploys several stacks, or the same ones to several Regions, at the same time. Prints the lines of each in one block, when
 * it is done. One that fails does not stop the others, unless {@code failFast} is set.
 */
public final class ParallelDeploy {
    private final Connection connection;
    private final ResponseLimits limits;
    private final Output output;
    private final int parallel;
    private final boolean failFast;
    private final Clock clock;
    private final Hints hints;

    /**
     * @param connection its Region is the one to deploy to, if no others are given
     * @param parallel how many stacks at a time, 1 or more
     * @param failFast whether to start no further stack once one has failed
     */
    public ParallelDeploy(Connection connection, Output output, int parallel, boolean failFast) {
        this(connection, output, parallel, failFast, LibraryHints.INSTANCE);
    }

    /** @param hints the words of the front end */
    public ParallelDeploy(Connection connection, Output output, int parallel, boolean failFast, Hints hints) {
        this(connection, ResponseLimits.standard(), output, parallel, failFast, Clock.system(), hints);
    }

    /** @param limits the limits of one response of AWS */
    public ParallelDeploy(
            Connection connection,
            ResponseLimits limits,
            Output output,
            int parallel,
            boolean failFast,
            Clock clock,
            Hints hints) {
        this.hints = hints;
        if (parallel < 1) {
            throw new IllegalArgumentException("parallel: " + parallel);
        }
        this.connection = connection;
        this.limits = limits;
        this.clock = clock;
        this.output = output;
        this.parallel = parallel;
        this.failFast = failFast;
    }

    /**
     * Deploys each request to each Region.
     *
     * @param regions the Regions; empty for the one of the connection
     * @return the result of each, in the order of the Regions and of the requests
     * @throws AwsException if there is no connection at all
     */
    public ParallelDeployResult run(List<DeployRequest> requests, List<String> regions, DeployOptions options) {
        List<Aws> regional = openAll(connections(regions), place -> Aws.connect(place, limits));
        try {
            boolean alone = requests.size() * regional.size() == 1;
            AtomicBoolean failed = new AtomicBoolean();
            List<Callable<Member>> deployments = new ArrayList<>();
            for (Aws aws : regional) {
                requests.forEach(request -> deployments.add(() -> deploy(aws, request, options, alone, failed)));
            }
            return new ParallelDeployResult(runAll(deployments));
        } finally {
            regional.forEach(Aws::close);
        }
    }

    private List<Connection> connections(List<String> regions) {
        return regions.isEmpty()
                ? List.of(connection)
                : regions.stream().distinct().map(connection::withRegion).toList();
    }

    /** Opens all, or leaves none open. */
    static <P, T extends AutoCloseable> List<T> openAll(List<P> places, Function<P, T> open) {
        List<T> opened = new ArrayList<>();
        try {
            places.forEach(place -> opened.add(open.apply(place)));
            return opened;
        } catch (RuntimeException failed) {
            opened.forEach(earlier -> Attempt.of(() -> {
                earlier.close();
                return earlier;
            }));
            throw failed;
        }
    }

    private Member deploy(Aws aws, DeployRequest request, DeployOptions options, boolean alone, AtomicBoolean failed) {
        if (failFast && failed.get()) {
            return Member.notStarted(aws.region(), request.stack());
        }
        BufferedOutput block = new BufferedOutput(output, alone);
        Attempt<DeployResult> attempt = Attempt.of(() -> new Deploy(aws, block, clock, hints).run(request, options));
        block.flush();
        attempt.failure().ifPresent(any -> failed.set(true));
        return attempt.value()
                .map(Member::deployed)
                .orElseGet(() -> Member.failed(
                        aws.region(), request.stack(), attempt.failure().orElseThrow(), hints));
    }

    /** Runs a single one in this thread, so that interrupting this thread interrupts it. */
    private List<Member> runAll(List<Callable<Member>> deployments) {
        if (deployments.size() <= 1) {
            return deployments.stream().map(ParallelDeploy::call).toList();
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(parallel, deployments.size()));
        try {
            List<Member> members = new ArrayList<>();
            for (Future<Member> future : threads.invokeAll(deployments)) {
                members.add(future.get());
            }
            return members;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OperationException("Interrupted. AWS carries on with what it has begun.");
        } catch (ExecutionException | CancellationException bug) {
            // Only an error of the JVM arrives here.
            throw new IllegalStateException(bug);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Member call(Callable<Member> deployment) {
        try {
            return deployment.call();
        } catch (RuntimeException bug) {
            throw bug;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
