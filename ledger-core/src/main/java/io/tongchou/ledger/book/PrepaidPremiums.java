package io.tongchou.ledger.book;

import io.tongchou.ledger.policy.Parameter;
import io.tongchou.ledger.policy.PrepaidRecognition;
import io.tongchou.ledger.policy.Provision;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.PremiumKind;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** When premiums paid ahead (预缴) are income: by the city's decision, else by the policy, else when they are received. */
public final class PrepaidPremiums {

    private PrepaidPremiums() {}

    /** The year for which a premium received that day is held, where it is no income before that. */
    public static Optional<FiscalYear> heldFor(PremiumKind kind, YearMonth period, BookState book, LocalDate day) {
        FiscalYear insured = new FiscalYear(period.getYear());
        return kind == PremiumKind.PREPAID && insured.compareTo(FiscalYear.of(day)) > 0 && areHeld(book, day)
                ? Optional.of(insured)
                : Optional.empty();
    }

    /** Whether premiums paid ahead and received that day are held for the year they insure. */
    public static boolean areHeld(BookState book, LocalDate day) {
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
