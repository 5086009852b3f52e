package io.tongchou.ledger.figures;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.proposals.Proposal;
import io.tongchou.ledger.proposals.Proposals;
import io.tongchou.ledger.requests.FundRequest;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.PoolCode;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What waits for somebody (待办事项): what of it a caller sees, and who acts next. The API and the pages go by these rules alike. */
@Component
public class OpenWork {

    private final Proposals proposals;

    OpenWork(Proposals proposals) {
        this.proposals = proposals;
    }

    /**
     * A page of the proposals that the caller sees, the latest first.
     *
     * @param known all books of the pool: what went to all of them stands in that of the first fund
     * @param before where the page before ended
     */
    public Proposals.Page proposals(
            Caller caller,
            PoolCode pool,
            SortedMap<BookId, Basis> known,
            Proposals.Which which,
            Predicate<Proposal> wanted,
            Optional<Long> before,
            int limit) {
        return proposals.page(
                pool,
                known.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, book -> book.getValue().sequence())),
                which,
                wanted.and(one -> isVisible(one, caller)),
                before,
                limit);
    }

    /** A county sees what it proposed itself, and what its county proposed about its own unit alone. */
    private static boolean isVisible(Proposal one, Caller caller) {
        if (!caller.has(Office.COUNTY.role())) {
            return true;
        }
        Set<UnitCode> own = caller.unit().map(UnitCode::new).map(Set::of).orElse(Set.of());
        return one.office().equals(Office.COUNTY.role())
                && (one.maker().equals(caller.name()) || one.units().equals(own));
    }

    /** The office whose people approve or reject a proposal, its maker excepted. */
    public static Office decider(Proposal one) {
        return Office.ofRole(one.office()).map(Office::approver).orElse(Office.CITY_HEAD);
    }

    /** Whether the caller may approve or reject it now. */
    public static boolean mayDecide(Proposal one, Caller caller) {
        return one.state() == Proposal.State.WAITING
                && caller.person()
                && caller.has(decider(one).role())
                && !isMaker(one, caller);
    }

    /** Whether the caller may take it back now. */
    public static boolean mayWithdraw(Proposal one, Caller caller) {
        return one.state() == Proposal.State.WAITING && isMaker(one, caller);
    }

    private static boolean isMaker(Proposal one, Caller caller) {
        return caller.name().equals(one.maker());
    }

    /** The office that acts next on a request for funds; none where it is done. */
    public static Optional<Office> waitsFor(FundRequest one) {
        return switch (one.state()) {
            case REQUESTED -> Optional.of(Office.CITY_CLERK);
            case VERIFIED -> Optional.of(Office.FINANCE_CLERK);
            case REJECTED, DISBURSED -> Optional.empty();
        };
    }
}
