package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.Connection;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.Remedy;
import io.github.stepscale.operation.deploy.FleetResult.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Deploys several stacks, or the same ones to several Regions, at the same time. What each says comes in one block, when it
 * is done; one that fails does not stop the others unless that is wished.
 */
public final class Fleet {
    private static final String GOES_ON = "it goes on from where the stack is";

    private final Connection connection;
    private final Output output;
    private final int parallel;
    private final boolean failFast;
    private final AtomicBoolean failed = new AtomicBoolean();

    /**
     * @param connection where its Region is the one to deploy to, if none are given
     * @param parallel how many at a time, 1 or more
     * @param failFast whether none is begun any more once one has failed
     */
    public Fleet(Connection connection, Output output, int parallel, boolean failFast) {
        if (parallel < 1) {
            throw new IllegalArgumentException("parallel: " + parallel);
        }
        this.connection = connection;
        this.output = output;
        this.parallel = parallel;
        this.failFast = failFast;
    }

    /**
     * Deploys each request to each Region.
     *
     * @param regions empty for the one of the connection
     * @return what came of each, in the order of the Regions and of the requests
     * @throws AwsException if there is no connection at all
     */
    public FleetResult run(List<DeployRequest> requests, List<String> regions, DeployOptions options) {
        Map<String, Aws> byRegion = new LinkedHashMap<>();
        try {
            connections(regions).forEach(aws -> byRegion.put(aws.region(), aws));
            boolean alone = requests.size() * byRegion.size() == 1;
            List<Callable<Member>> deployments = new ArrayList<>();
            for (Aws aws : byRegion.values()) {
                requests.forEach(request -> deployments.add(() -> deploy(aws, request, options, alone)));
            }
            return new FleetResult(alone ? List.of(called(deployments.get(0))) : together(deployments));
        } finally {
            byRegion.values().forEach(Aws::close);
        }
    }

    private List<Aws> connections(List<String> regions) {
        return regions.isEmpty()
                ? List.of(Aws.connect(connection))
                : regions.stream()
                        .distinct()
                        .map(region -> Aws.connect(connection.withRegion(region)))
                        .toList();
    }

    private Member deploy(Aws aws, DeployRequest request, DeployOptions options, boolean alone) {
        if (failFast && failed.get()) {
            return Member.notBegun(aws.region(), request.stack());
        }
        Block block = new Block(output, alone);
        try {
            return Member.deployed(new Deploy(aws, block).run(request, options));
        } catch (OperationException stopped) {
            failed.set(true);
            return Member.failed(aws.region(), request.stack(), stopped.getMessage(), Optional.empty());
        } catch (AwsException refused) {
            failed.set(true);
            return Member.failed(
                    aws.region(), request.stack(), Remedy.sentence(refused, GOES_ON), Optional.of(refused));
        } finally {
            block.end();
        }
    }

    private List<Member> together(List<Callable<Member>> deployments) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(parallel, deployments.size()));
        try {
            List<Member> members = new ArrayList<>();
            for (Future<Member> future : threads.invokeAll(deployments)) {
                members.add(future.get());
            }
            return members;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OperationException("Interrupted. AWS goes on with what it has begun.");
        } catch (ExecutionException | CancellationException bug) {
            throw new IllegalStateException(bug);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Member called(Callable<Member> deployment) {
        try {
            return deployment.call();
        } catch (RuntimeException bug) {
            throw bug;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
