package io.tongchou.ledger.identities;

import io.tongchou.ledger.vocabulary.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * What came of checking one identity.
 *
 * @param number of the identity among those of a book, 1 to 7
 * @param name short, for machines; an identity of several parts has one each
 * @param says the identity in words
 * @param figures what was compared
 * @param breaking how many events break it
 * @param entries the first of these, by sequence, {@link #MOST} at most
 */
public record Identity(
        int number,
        String name,
        String says,
        boolean holds,
        List<Figure> figures,
        long breaking,
        List<Breaking> entries) {

    /** How many events are named. */
    public static final int MOST = 50;

    /** A figure of the identity, as of the day asked for. */
    public record Figure(String name, Money amount) {}

    /**
     * An event that breaks it.
     *
     * @param command the id that names its entry
     * @param why what is wrong with it, in words
     */
    public record Breaking(long sequence, String event, String command, LocalDate effectiveOn, String why) {}
}
