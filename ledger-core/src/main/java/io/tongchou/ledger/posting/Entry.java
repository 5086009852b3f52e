package io.tongchou.ledger.posting;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The entry (分录) of one event. It balances in every unit it touches, which is checked whenever one is made or read.
 *
 * @param voucher its number (凭证号), consecutive in the book and the month of its effective date, from 1
 * @param policy the policy that governed it, where one did
 * @param clause the clause that it rests on, where the policy names one
 */
public record Entry(int voucher, Optional<String> policy, Optional<String> clause, List<Posting> postings) {

    public Entry {
        postings = List.copyOf(postings);
        Map<UnitCode, Money> sums = new HashMap<>();
        for (Posting posting : postings) {
            sums.merge(posting.unit(), posting.amount(), Money::plus);
        }
        sums.forEach((unit, sum) -> {
            if (!sum.isZero()) {
                throw new IllegalArgumentException("unit " + unit + " is out of balance by " + sum);
            }
        });
    }
}
