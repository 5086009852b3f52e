package io.tongchou.ledger.journal;

import io.tongchou.ledger.events.EntryMoved;
import io.tongchou.ledger.events.EntryReclassified;
import io.tongchou.ledger.events.EntryReversed;
import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.events.PremiumCollected;
import io.tongchou.ledger.events.PremiumRefunded;
import io.tongchou.ledger.vocabulary.Money;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an event brought in on an assessment.
 *
 * @param amount below zero where a premium went back
 */
public record AssessmentPayment(String assessment, Money amount) {

    public static List<AssessmentPayment> of(LedgerEvent event) {
        return switch (event) {
            case PremiumCollected e -> on(e, e.amount());
            case PremiumRefunded e -> on(e.receipt(), e.amount().negated());
            case EntryReversed e -> undone(e.reversed());
            case EntryMoved e -> both(undone(e.moved()), of(e.right()));
            case EntryReclassified e -> both(undone(e.was()), of(e.right()));
            default -> List.of(); // it is about no premium
        };
    }

    private static List<AssessmentPayment> on(PremiumCollected receipt, Money amount) {
        return receipt.assessment().stream()
                .map(assessment -> new AssessmentPayment(assessment, amount))
                .toList();
    }

    private static List<AssessmentPayment> undone(LedgerEvent event) {
        return of(event).stream()
                .map(paid -> new AssessmentPayment(paid.assessment, paid.amount.negated()))
                .toList();
    }

    private static List<AssessmentPayment> both(List<AssessmentPayment> first, List<AssessmentPayment> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
