package io.tongchou.ledger.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Rate;
import io.tongchou.ledger.vocabulary.UnitAmount;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class YearSharesTest {

    private static final UnitCode CITY = new UnitCode("410200");
    private static final UnitCode WEISHI = new UnitCode("410223");

    @Test
    void aPrefundIsRoundedHalfUp() {
        assertThat(Prefund.of(Money.parse("100.02"), 1)).hasToString("8.34");
        assertThat(Prefund.of(Money.parse("100.00"), 3)).hasToString("25.00");
        assertThat(Prefund.of(Money.ofFen(Long.MAX_VALUE), 12)).isEqualTo(Money.ofFen(Long.MAX_VALUE));
    }

    @Test
    void anExtractionIsTakenOfTheWholeSoThatItNeverDrifts() {
        Rate ten = Rate.parse("0.10");
        Money january = ReserveExtraction.difference(ten, Money.parse("0.05"), Money.ZERO);
        assertThat(january).hasToString("0.01");
        assertThat(ReserveExtraction.difference(ten, Money.parse("0.10"), january))
                .isEqualTo(Money.ZERO);
        assertThat(ReserveExtraction.difference(ten, Money.parse("0.04"), january))
                .hasToString("-0.01");
    }

    @Test
    void interestOnNothingGoesToTheCityLevel() {
        assertThat(InterestShares.share(Money.ofFen(7), Map.of(WEISHI, BigInteger.ZERO), CITY))
                .containsExactly(new UnitAmount(CITY, Money.ofFen(7)));
        assertThat(InterestShares.share(Money.ZERO, Map.of(), CITY)).isEmpty();
    }

    @Test
    void theOddFenOfInterestGoesToTheLowerCode() {
        assertThat(InterestShares.share(
                        Money.ofFen(3), Map.of(UnitCode.RESERVE, BigInteger.TWO, WEISHI, BigInteger.TWO), CITY))
                .containsExactly(
                        new UnitAmount(WEISHI, Money.ofFen(2)), new UnitAmount(UnitCode.RESERVE, Money.ofFen(1)));
    }

    @Property
    void interestIsSharedWhole(
            @ForAll @LongRange(min = 0) long interest, @ForAll @Size(5) List<@LongRange(min = 0) Long> products) {
        TreeMap<UnitCode, BigInteger> weights = new TreeMap<>();
        for (int i = 0; i < products.size(); i++) {
            weights.put(new UnitCode("41020" + i), BigInteger.valueOf(products.get(i)));
        }
        assertThat(UnitAmount.total(InterestShares.share(Money.ofFen(interest), weights, CITY)))
                .isEqualTo(Money.ofFen(interest));
    }
}
