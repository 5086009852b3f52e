package io.tongchou.ledger.eventstore;

import io.tongchou.ledger.vocabulary.BookId;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a book was proved to be: each check, how much it was made of, and what does not fit.
 *
 * @param sequence the last event that was read, 0 for none
 * @param head the chain's hash after it, 64 hexadecimal digits
 * @param checks in the order in which they build on each other
 */
public record Verification(BookId book, long sequence, String head, List<Check> checks) {

    /** How many findings of a check are named; all are counted. */
    public static final int MOST = 100;

    public Verification {
        checks = List.copyOf(checks);
    }

    /**
     * One thing that was proved.
     *
     * @param name short, for machines
     * @param says what holds where there are no findings
     * @param checked how many things were held against it
     * @param found how many do not fit
     * @param findings the first of these, {@link #MOST} at most
     */
    public record Check(String name, String says, long checked, long found, List<Finding> findings) {}

    /**
     * Something that does not fit.
     *
     * @param sequence the event at which it shows; 0 where it belongs to none
     */
    public record Finding(long sequence, String what) {
        @Override
        public String toString() {
            return "event " + sequence + ": " + what;
        }
    }

    public boolean isSound() {
        return checks.stream().allMatch(check -> check.found() == 0);
    }

    /** The findings of all checks. */
    public List<Finding> findings() {
        return checks.stream().flatMap(check -> check.findings().stream()).toList();
    }

    /** The same with checks that were made elsewhere. */
    public Verification with(List<Check> others) {
        return new Verification(
                book,
                sequence,
                head,
                Stream.concat(checks.stream(), others.stream()).toList());
    }
}
