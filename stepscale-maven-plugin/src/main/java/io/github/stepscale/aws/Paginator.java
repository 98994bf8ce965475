package io.github.stepscale.aws;

import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads lists that AWS gives in pages, each by a request that is made when its page is wanted.
 *
 * @param most how many pages a list may have
 */
record Paginator(int most) {

    /**
     * The pages of a list.
     *
     * @param ask gives a page for the token of it; null for the first
     * @param next the token of the page after a page; null or empty after the last
     * @throws InvalidResponseException from the stream, if the pages have no end
     */
    <P> Stream<P> of(Function<String, P> ask, Function<P, String> next) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(new Reading<>(ask, next), Spliterator.ORDERED), false);
    }

    private final class Reading<P> implements Iterator<P> {
        private final Function<String, P> ask;
        private final Function<P, String> next;
        private final Set<Optional<String>> asked = new HashSet<>();
        private Optional<String> token = Optional.empty();
        private boolean over;

        Reading(Function<String, P> ask, Function<P, String> next) {
            this.ask = ask;
            this.next = next;
        }

        @Override
        public boolean hasNext() {
            return !over;
        }

        @Override
        public P next() {
            if (over) {
                throw new NoSuchElementException();
            }
            requireEnd();
            P page = ask.apply(token.orElse(null));
            token = Optional.ofNullable(next.apply(page)).filter(text -> !text.isEmpty());
            over = token.isEmpty();
            return page;
        }

        private void requireEnd() {
            if (!asked.add(token)) {
                throw InvalidResponseException.endless("it names the same next page again");
            }
            if (asked.size() > most) {
                throw InvalidResponseException.endless("there are more than " + most + " pages");
            }
        }
    }
}
