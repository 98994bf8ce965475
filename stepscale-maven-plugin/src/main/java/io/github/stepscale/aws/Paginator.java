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
 * Reads lists that AWS returns in pages. Requests each page only when the stream reaches it.
 *
 * @param maxPages the maximum number of pages of a list
 */
record Paginator(int maxPages) {

    /**
     * Reads the items of all pages.
     *
     * @param request returns the page of a token; the token is null for the first page
     * @throws InvalidResponseException from the stream, if a page lacks the list or the pages do not end
     */
    <P, I> Stream<I> items(PagedList<P, I> list, Function<String, P> request) {
        return pages(request, list.nextToken()).flatMap(page -> list.require(page).stream());
    }

    /**
     * Reads all pages.
     *
     * @param request returns the page of a token; the token is null for the first page
     * @param nextToken returns the token of the page after a page; null or empty after the last
     * @throws InvalidResponseException from the stream, if the pages do not end
     */
    <P> Stream<P> pages(Function<String, P> request, Function<P, String> nextToken) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(new PageIterator<>(request, nextToken), Spliterator.ORDERED),
                false);
    }

    private final class PageIterator<P> implements Iterator<P> {
        private final Function<String, P> request;
        private final Function<P, String> nextToken;
        private final Set<Optional<String>> requested = new HashSet<>();
        private Optional<String> token = Optional.empty();
        private boolean finished;

        PageIterator(Function<String, P> request, Function<P, String> nextToken) {
            this.request = request;
            this.nextToken = nextToken;
        }

        @Override
        public boolean hasNext() {
            return !finished;
        }

        @Override
        public P next() {
            if (finished) {
                throw new NoSuchElementException();
            }
            requireProgress();
            P page = request.apply(token.orElse(null));
            token = Optional.ofNullable(nextToken.apply(page)).filter(text -> !text.isEmpty());
            finished = token.isEmpty();
            return page;
        }

        private void requireProgress() {
            if (!requested.add(token)) {
                throw InvalidResponseException.endless("the next page is repeated");
            }
            if (requested.size() > maxPages) {
                throw InvalidResponseException.endless("there are more than " + maxPages + " pages");
            }
        }
    }
}
