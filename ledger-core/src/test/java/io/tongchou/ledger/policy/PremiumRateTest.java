package io.tongchou.ledger.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Rate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PremiumRateTest {

    private static final PremiumRate OF_BASE = new PremiumRate.OfBase(Rate.parse("0.065"), Optional.empty());
    private static final PremiumRate OF_WAGE = new PremiumRate.OfAverageWage(Rate.parse("0.085"), Optional.empty());
    private static final PremiumRate A_HEAD = new PremiumRate.AHead(Money.parse("6300.00"), Optional.empty());

    @Test
    void aShareOfTheBaseIsOfAllTogetherWhateverTheirNumber() {
        assertThat(amount(OF_BASE, "1234.56", Optional.empty())).contains(Money.parse("80.25"));
        assertThat(amount(OF_BASE, "1234.56", Optional.of(12))).contains(Money.parse("80.25"));
        assertThat(OF_BASE.amountFor(Optional.empty(), Optional.of(12))).isEmpty();
    }

    @Test
    void aShareOfTheAverageWageIsForEachHeadAndRoundedOnceHalfUp() {
        assertThat(amount(OF_WAGE, "81000.10", Optional.empty())).contains(Money.parse("6885.01"));
        assertThat(amount(OF_WAGE, "81000.10", Optional.of(100))).contains(Money.parse("688500.85"));
        assertThat(amount(OF_WAGE, "1.00", Optional.of(1))).contains(Money.parse("0.09"));
        assertThat(OF_WAGE.amountFor(Optional.empty(), Optional.of(1))).isEmpty();
    }

    @Test
    void anAmountAHeadNeedsTheHeads() {
        assertThat(A_HEAD.amountFor(Optional.empty(), Optional.of(3))).contains(Money.parse("18900.00"));
        assertThat(amount(A_HEAD, "81000.00", Optional.empty())).isEmpty();
    }

    @Test
    void whatDoesNotFitIsNotWrapped() {
        assertThatThrownBy(() -> OF_WAGE.amountFor(Optional.of(new Money(Long.MAX_VALUE)), Optional.of(2)))
                .isInstanceOf(ArithmeticException.class);
    }

    private static Optional<Money> amount(PremiumRate rate, String base, Optional<Integer> headcount) {
        return rate.amountFor(Optional.of(Money.parse(base)), headcount);
    }
}
