package io.github.stepscale.operation;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.scripted.ManualClock;
import io.github.stepscale.scripted.Request;
import io.github.stepscale.scripted.ScriptedAws;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Two actors and one scripted AWS. Only one actor runs at a time, from one of its requests to the next; an order says which.
 * So every run of an order is the same.
 */
public final class TwoActors implements AutoCloseable {
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "actor");
        thread.setDaemon(true);
        return thread;
    });

    public final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
    public final ScriptedAws server;
    public final List<String> untrue = new ArrayList<>();
    private final List<Actor> actors;
    private final Truth truth;
    private final Semaphore ended = new Semaphore(0);
    private final List<Semaphore> go = List.of(new Semaphore(0), new Semaphore(0));
    private final Request[] waiting = new Request[2];
    private final boolean[] done = new boolean[2];
    public final int[] gone = new int[2];
    private Order order = Order.random(0);
    private Runnable second = () -> {};
    private boolean alone;
    private boolean begun;

    /** Returns what is wrong with a sentence at the moment of its output; empty if it is true, or could not be false. */
    public interface Truth {
        Optional<String> objection(TwoActors stage, Actor actor, String said);
    }

    public TwoActors(List<Actor> actors, Truth truth) {
        this.actors = actors;
        this.truth = truth;
        try {
            server = ScriptedAws.start(clock);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        server.sageMaker().endpoint("orders", "InService", "AllTraffic", 2, 2);
        server.script().changeSetsTake(Duration.ofMillis(300));
        server.script().resourcesTake(Duration.ofMillis(200));
        actors.forEach(actor -> actor.enter(this));
    }

    /** The one beside it. */
    public Actor other(Actor actor) {
        return actors.get(1 - actors.indexOf(actor));
    }

    /** Lets one do something before the two begin. */
    public void before(Consumer<Actor> work) {
        Actor first = actors.get(0);
        alone = true;
        work.accept(first);
        alone = false;
        actors.forEach(actor -> actor.enter(this));
        server.reset();
    }

    /** Runs both to their ends. */
    public void run(List<Consumer<Actor>> works, Order order) {
        this.order = order;
        second = () -> act(1, works.get(1));
        act(0, works.get(0));
        ended.acquireUninterruptibly();
        clock.advance(Duration.ofHours(1));
    }

    private void act(int number, Consumer<Actor> work) {
        Actor actor = actors.get(number);
        try {
            work.accept(actor);
        } catch (OperationException | AwsException failed) {
            actor.fail(failed);
        } catch (RuntimeException | Error bug) {
            untrue.add(bug.toString());
        }
        end(number);
    }

    private void end(int number) {
        done[number] = true;
        if (done[1 - number]) {
            ended.release();
        } else {
            let(1 - number);
        }
    }

    private void let(int number) {
        gone[number]++;
        go.get(number).release();
    }

    /**
     * Called by an actor before each of its requests. Where it may continue at once, no thread has to wake another, which on a
     * busy machine takes longer than all the rest.
     */
    void await(Actor actor, Request request) {
        if (alone) {
            return;
        }
        int number = actors.indexOf(actor);
        waiting[number] = request;
        if (number == 0 && !begun) {
            begun = true;
            THREADS.execute(second);
            go.get(number).acquireUninterruptibly();
            return;
        }
        int next = done[1 - number] ? number : order.next(List.of(waiting), gone);
        if (next == number) {
            gone[number]++;
        } else {
            let(next);
            go.get(number).acquireUninterruptibly();
        }
    }

    void heard(Actor actor, String sentence) {
        if (!alone) {
            truth.objection(this, actor, sentence).ifPresent(why -> untrue.add(why + ": " + sentence));
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
