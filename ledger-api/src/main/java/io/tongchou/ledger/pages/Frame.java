package io.tongchou.ledger.pages;

import java.util.List;
import java.util.Optional;

/**
 * What stands around every page: where one is, where one can go, and who one is.
 *
 * @param language the page's, as HTML names it
 * @param who the login name
 * @param roles in words
 * @param book the pool and fund that is looked at; blank outside of any
 * @param books all that may be looked at
 * @param sections the pages of this book
 * @param otherLanguage where the page is had in the other language
 * @param address of this page
 * @param live where one is told that the book has grown; blank where the page is of a fixed moment
 * @param sequence of the last event that the page's figures know
 * @param moments by what the page is looked at as of another moment; empty where it has none
 * @param notice what was done just before; blank where nothing was
 */
public record Frame(
        String language,
        String who,
        String roles,
        String book,
        List<Link> books,
        List<Link> sections,
        String otherLanguage,
        String address,
        String live,
        long sequence,
        Optional<TimeMachine> moments,
        String notice) {

    /** @param current whether it is the place one is at */
    public record Link(String href, String label, boolean current) {}
}
