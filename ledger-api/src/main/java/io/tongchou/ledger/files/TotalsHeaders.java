package io.tongchou.ledger.files;

import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.commands.reading.ControlTotals;
import io.tongchou.ledger.policy.Fault;
import io.tongchou.ledger.vocabulary.Money;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The control totals (控制总数) that a sender states with a file, in the headers of its request. */
public final class TotalsHeaders {

    public static final String LINES = "X-Line-Count";
    public static final String AMOUNT = "X-Total-Amount";

    private TotalsHeaders() {}

    /**
     * What the sender says.
     *
     * @throws UnreadableFile where one of them is missing or is no number
     */
    public static ControlTotals read(HttpServletRequest request) throws UnreadableFile {
        return read(name -> Optional.ofNullable(request.getHeader(name)), LINES, AMOUNT);
    }

    /**
     * The same, wherever it stands.
     *
     * @param said what is said under a name
     */
    static ControlTotals read(Function<String, Optional<String>> said, String ofLines, String ofAmount)
            throws UnreadableFile {
        List<Fault> faults = new ArrayList<>();
        Optional<Integer> lines = read(said, ofLines, Integer::valueOf, "must be a whole number", faults);
        Optional<Money> amount =
                read(said, ofAmount, Money::parse, "must be an amount in yuan, such as 1234.50", faults);
        if (lines.isEmpty() || amount.isEmpty()) {
            throw new UnreadableFile(Refusal.invalid(faults));
        }
        return new ControlTotals(lines.get(), amount.get());
    }

    private static <T> Optional<T> read(
            Function<String, Optional<String>> said,
            String name,
            Function<String, T> parse,
            String problem,
            List<Fault> faults) {
        Optional<String> text = said.apply(name);
        try {
            if (text.isPresent()) {
                return Optional.of(parse.apply(text.get().trim()));
            }
            faults.add(new Fault(name, "is required: what the file comes to"));
        } catch (NumberFormatException | ArithmeticException e) {
            faults.add(new Fault(name, problem));
        }
        return Optional.empty();
    }
}
