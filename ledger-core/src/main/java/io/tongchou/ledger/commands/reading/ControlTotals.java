package io.tongchou.ledger.commands.reading;

import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.vocabulary.Money;
import java.util.Optional;

/**
 * What the sender of a file says that it comes to (控制总数).
 *
 * @param lines how many lines it has behind its header
 * @param amount what the amounts of these lines come to, those aside that cannot be read
 */
public record ControlTotals(int lines, Money amount) {

    /** The refusal of a file that does not come to what was said. */
    public static Optional<Refusal> differing(ControlTotals said, ControlTotals counted) {
        return said.equals(counted)
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        RefusalCode.TOTALS_DIFFER, "the file was said to have " + said + ", and has " + counted));
    }

    @Override
    public String toString() {
        return lines + " lines of " + amount + " together";
    }
}
