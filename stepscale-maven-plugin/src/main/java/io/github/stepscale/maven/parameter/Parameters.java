package io.github.stepscale.maven.parameter;

import io.github.stepscale.validation.InvalidValueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoFailureException;

/** Reads the parameters of a goal and collects their mistakes, so that all are reported together. */
public final class Parameters {
    private final String prefix;
    /** Two readers may find the same one. */
    private final Set<String> mistakes = new LinkedHashSet<>();

    private final List<Throwable> causes = new ArrayList<>();

    /** @param prefix of their properties, such as {@code stepscale.load.} */
    public Parameters(String prefix) {
        this.prefix = prefix;
    }

    /** Reads a value, or fails with the sentence that reports the mistake. */
    @FunctionalInterface
    public interface Reading<T> {
        T read() throws MojoFailureException;
    }

    /** Converts the text of a parameter, or fails with the sentence that reports the mistake. */
    @FunctionalInterface
    public interface Conversion<T> {
        T convert(ParameterText text) throws MojoFailureException;
    }

    /** The value; empty, and the mistake collected, if it is wrong. */
    public <T> Optional<T> read(Reading<T> reading) {
        try {
            return Optional.of(reading.read());
        } catch (MojoFailureException wrong) {
            mistakes.add(wrong.getMessage());
            causes.add(wrong);
        } catch (InvalidValueException wrong) {
            mistakes.add(ParameterMessages.parameters(prefix, wrong));
            causes.add(wrong);
        }
        return Optional.empty();
    }

    /** The value of a parameter that may be null, since Maven leaves it so if it is not given; empty then too. */
    public <T> Optional<T> readIfGiven(String name, String text, Conversion<T> conversion) {
        return text == null ? Optional.empty() : read(() -> conversion.convert(parameter(name, text)));
    }

    /** A value made of others that were read; empty also if there is any mistake so far. */
    public <T> Optional<T> readIfValid(Reading<T> reading) {
        return mistakes.isEmpty() ? read(reading) : Optional.empty();
    }

    /** A whole number; 1, which is then never used, if it is wrong. */
    public long wholeNumber(String name, String text) {
        return read(() -> parameter(name, text).toLong()).orElse(1L);
    }

    /** A whole number of 32 bits; 1, which is then never used, if it is wrong. */
    public int integer(String name, String text) {
        return read(() -> parameter(name, text).toInt()).orElse(1);
    }

    /** A whole number of 32 bits, {@code min} or more; {@code min}, which is then never used, if it is wrong. */
    public int integerFrom(int min, String name, String text) {
        return read(() -> parameter(name, text).toIntFrom(min)).orElse(min);
    }

    /** A finite number; 1, which is then never used, if it is wrong. */
    public double number(String name, String text) {
        return read(() -> parameter(name, text).toDouble()).orElse(1.0);
    }

    /** A duration, one second or longer. */
    public Optional<Duration> duration(String name, String text) {
        return read(() -> parameter(name, text).toDuration());
    }

    /** The text of the parameter that is called so after the prefix. */
    public ParameterText parameter(String name, String text) {
        return new ParameterText(prefix + name, text);
    }

    /** Adds mistakes that were found elsewhere. */
    public void add(List<String> sentences) {
        mistakes.addAll(sentences);
    }

    /** Adds the mistakes in other parameters. */
    public void add(Parameters others) {
        mistakes.addAll(others.mistakes);
        causes.addAll(others.causes);
    }

    /**
     * Ends the reading of parameters.
     *
     * @throws MojoFailureException if there are mistakes, with all of them, one per line
     */
    public void requireValid() throws MojoFailureException {
        if (!mistakes.isEmpty()) {
            MojoFailureException all = new MojoFailureException(String.join(System.lineSeparator(), mistakes));
            causes.forEach(all::addSuppressed);
            throw all;
        }
    }
}
