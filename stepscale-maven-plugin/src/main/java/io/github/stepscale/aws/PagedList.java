package io.github.stepscale.aws;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Describes a list that an operation of AWS returns in pages.
 *
 * @param field its name in AWS's API, such as {@code StackEvents}
 * @param isPresent whether a page holds the field: the SDK returns an empty list for one that is absent
 * @param items returns the items of a page
 * @param nextToken returns the token of the next page; null or empty after the last
 */
record PagedList<P, I>(
        String field, Predicate<P> isPresent, Function<P, List<I>> items, Function<P, String> nextToken) {

    /** @throws InvalidResponseException if the page lacks the list */
    List<I> require(P page) {
        return ResponseFields.list(isPresent.test(page), items.apply(page), field);
    }
}
