package io.github.stepscale.maven;

import io.github.stepscale.validation.InvalidValueException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoFailureException;

/** Reads the parameters of a goal, and keeps what is wrong with them until all of it is told at once. */
final class Parameters {
    private final String prefix;
    /** Some are read twice. */
    private final Set<String> mistakes = new LinkedHashSet<>();

    private final List<Throwable> causes = new ArrayList<>();

    /** @param prefix of their names, such as {@code stepscale.load.} */
    Parameters(String prefix) {
        this.prefix = prefix;
    }

    /** Something that fails with the sentences about what is wrong. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws MojoFailureException;
    }

    /** Empty if it is wrong. */
    <T> Optional<T> read(Reading<T> reading) {
        try {
            return Optional.of(reading.read());
        } catch (MojoFailureException wrong) {
            mistakes.add(wrong.getMessage());
            causes.add(wrong);
        } catch (InvalidValueException wrong) {
            mistakes.add(Advice.parameters(prefix, wrong));
            causes.add(wrong);
        }
        return Optional.empty();
    }

    /** What is made of other parameters; empty also if one of those before is wrong. */
    <T> Optional<T> ifRight(Reading<T> reading) {
        return mistakes.isEmpty() ? read(reading) : Optional.empty();
    }

    /** A whole number; if it is none, one that nobody will use. */
    long whole(String name, String text) {
        return read(() -> NumberParameter.whole(prefix + name, text)).orElse(1L);
    }

    /** As {@link #whole}, of those that a computer counts to. */
    int small(String name, String text) {
        return read(() -> NumberParameter.small(prefix + name, text)).orElse(1);
    }

    /** A number; if it is none, one that nobody will use. */
    double number(String name, String text) {
        return read(() -> NumberParameter.number(prefix + name, text)).orElse(1.0);
    }

    /** Mistakes that were found otherwise. */
    void add(List<String> sentences) {
        mistakes.addAll(sentences);
    }

    /** The mistakes in other parameters. */
    void add(Parameters others) {
        mistakes.addAll(others.mistakes);
        causes.addAll(others.causes);
    }

    /** @throws MojoFailureException if anything that was read is wrong, with all of it */
    void requireRight() throws MojoFailureException {
        if (!mistakes.isEmpty()) {
            MojoFailureException all = new MojoFailureException(String.join(System.lineSeparator(), mistakes));
            causes.forEach(all::addSuppressed);
            throw all;
        }
    }
}
