package io.tongchou.ledger.commands.disbursement;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.Rulebook;
import io.tongchou.ledger.policy.Clause;
import io.tongchou.ledger.policy.Parameter;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.Provision;
import java.util.Optional;

/** What the policy in force says of revolving funds (周转金). */
final class RevolvingFund {

    private RevolvingFund() {}

    /** Money is put into it: by a policy that gives its months, or leaves them to a decision that was taken. */
    static Decision fill(BookState book, Occasion occasion, Decision.Accepted accepted) {
        return book.policyOn(occasion.effectiveOn())
                .flatMap(RevolvingFund::leftOpenBy)
                .filter(open -> book.decisions()
                        .on(occasion.effectiveOn(), Parameter.REVOLVING_MONTHS)
                        .isEmpty())
                .<Decision>map(open -> Decision.refuse(Refusal.of(
                                RefusalCode.DECISION_MISSING,
                                "it is not decided how many months of benefits a revolving fund holds")
                        .withClause(open)))
                .orElseGet(() -> use(book, occasion, accepted));
    }

    /** It is put to use, under a policy that knows revolving funds. */
    static Decision use(BookState book, Occasion occasion, Decision.Accepted accepted) {
        Optional<Policy> policy = book.policyOn(occasion.effectiveOn());
        if (policy.isEmpty()) {
            return Decision.refuse(Rulebook.noPolicy(occasion.effectiveOn()));
        }
        return policy.get()
                .revolvingFundMonths()
                .map(Provision::clause)
                .or(() -> leftOpenBy(policy.get()))
                .<Decision>map(accepted::by)
                .orElseGet(() -> Decision.refuse(
                        RefusalCode.NO_REVOLVING_FUND_IN_POLICY, policy.get().document() + " knows no revolving fund"));
    }

    private static Optional<Clause> leftOpenBy(Policy policy) {
        return policy.undecided(Parameter.REVOLVING_MONTHS).map(Provision::clause);
    }
}
