package io.tongchou.ledger.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Rate;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LateFeeTest {

    private static final LocalDate DUE = LocalDate.of(2021, 3, 31);
    private static final Rate PER_DAY = Rate.parse("0.0005");

    private static LateFee on(String arrears, LocalDate day) {
        return LateFee.on(Money.parse(arrears), DUE, day, PER_DAY);
    }

    @Test
    void nothingUntilTheLastDayInTime() {
        LateFee nothing = new LateFee(0, Money.ZERO, false);
        assertThat(on("1000.00", DUE)).isEqualTo(nothing);
        assertThat(on("1000.00", DUE.minusDays(40))).isEqualTo(nothing);
    }

    @Test
    void halfAThousandthADayFromTheNextDayOn() {
        assertThat(on("1000.00", DUE.plusDays(1))).isEqualTo(new LateFee(1, Money.parse("0.50"), false));
        assertThat(on("1000.00", DUE.plusDays(30))).isEqualTo(new LateFee(30, Money.parse("15.00"), false));
    }

    @Test
    void isSimpleAndRoundedOnceHalfUp() {
        assertThat(on("0.33", DUE.plusDays(1)).amount()).isEqualTo(Money.ZERO);
        assertThat(on("0.33", DUE.plusDays(100)).amount()).isEqualTo(Money.parse("0.02"));
        assertThat(on("10.00", DUE.plusDays(1)).amount()).isEqualTo(Money.parse("0.01"));
    }

    @Test
    void passesThePrincipalAfterTwoThousandDays() {
        assertThat(on("1000.00", DUE.plusDays(2000))).isEqualTo(new LateFee(2000, Money.parse("1000.00"), false));
        assertThat(on("1000.00", DUE.plusDays(2001))).isEqualTo(new LateFee(2001, Money.parse("1000.50"), true));
    }

    @Test
    void whatDoesNotFitIsNotWrapped() {
        assertThatThrownBy(() -> LateFee.on(new Money(Long.MAX_VALUE), DUE, DUE.plusDays(2001), PER_DAY))
                .isInstanceOf(ArithmeticException.class);
    }
}
