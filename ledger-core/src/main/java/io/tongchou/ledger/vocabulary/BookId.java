package io.tongchou.ledger.vocabulary;

/** A book (账套): one fund of one pool, the unit of consistency; no entry ever touches two. Written {@code 410200/310}. */
public record BookId(PoolCode pool, FundCode fund) implements Comparable<BookId> {

    /**
     * Reads {@code pool/fund}.
     *
     * @throws IllegalArgumentException where the text is no book
     */
    public static BookId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("a book is pool/fund: " + text);
        }
        return new BookId(new PoolCode(text.substring(0, slash)), new FundCode(text.substring(slash + 1)));
    }

    @Override
    public int compareTo(BookId other) {
        int byPool = pool.compareTo(other.pool);
        return byPool != 0 ? byPool : fund.compareTo(other.fund);
    }

    @Override
    public String toString() {
        return pool + "/" + fund;
    }
}
