package io.tongchou.ledger.commands.collection;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.policy.Parameter;
import io.tongchou.ledger.policy.PrepaidRecognition;
import io.tongchou.ledger.policy.Provision;
import java.time.LocalDate;

/** When premiums paid ahead (预缴) are income: by the city's decision, else by the policy, else when they are received. */
final class PrepaidPremiums {

    private PrepaidPremiums() {}

    /** Whether a premium received that day is held for the year it insures. */
    static boolean areHeld(BookState book, LocalDate day) {
        return recognition(book, day) == PrepaidRecognition.BENEFIT_YEAR;
    }

    private static PrepaidRecognition recognition(BookState book, LocalDate day) {
        return book.decisions()
                .on(day, Parameter.PREPAID_RECOGNITION)
                .map(decided -> PrepaidRecognition.valueOf(decided.value().textValue()))
                .or(() -> book.policyOn(day)
                        .flatMap(policy -> policy.premiums().prepaidRecognition())
                        .map(Provision::value))
                .orElse(PrepaidRecognition.RECEIPT);
    }
}
