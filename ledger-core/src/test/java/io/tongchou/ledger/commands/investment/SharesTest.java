package io.tongchou.ledger.commands.investment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.events.MaturedShare;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitAmount;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SharesTest {

    private static final UnitCode TONGXU = new UnitCode("410222");
    private static final UnitCode WEISHI = new UnitCode("410223");

    private static SortedMap<UnitCode, Money> balances(List<Long> fen) {
        SortedMap<UnitCode, Money> balances = new TreeMap<>();
        for (int i = 0; i < fen.size(); i++) {
            balances.put(i == 0 ? UnitCode.RESERVE : new UnitCode(String.valueOf(410200 + i)), Money.ofFen(fen.get(i)));
        }
        return balances;
    }

    @Test
    void theOddFenGoesToTheLowerCode() {
        SortedMap<UnitCode, Money> balances = new TreeMap<>();
        balances.put(UnitCode.RESERVE, Money.ofFen(5));
        balances.put(WEISHI, Money.ofFen(5));
        assertThat(Shares.byBalance(Money.ofFen(3), balances))
                .containsExactly(
                        new UnitAmount(WEISHI, Money.ofFen(2)), new UnitAmount(UnitCode.RESERVE, Money.ofFen(1)));
    }

    @Test
    void aLossIsSharedLikeInterest() {
        assertThat(Shares.matured(
                        List.of(new UnitAmount(TONGXU, Money.ofFen(2)), new UnitAmount(WEISHI, Money.ofFen(4))),
                        Money.ofFen(-4)))
                .containsExactly(
                        new MaturedShare(TONGXU, Money.ofFen(2), Money.ofFen(-1)),
                        new MaturedShare(WEISHI, Money.ofFen(4), Money.ofFen(-3)));
    }

    @Property
    void isSharedWholeAndNoUnitGivesMoreThanItHas(
            @ForAll @NotEmpty @Size(max = 13) List<@LongRange(min = 1, max = 600_000_000_000_000_000L) Long> fen,
            @ForAll @LongRange(min = 1) long any) {
        SortedMap<UnitCode, Money> balances = balances(fen);
        Money amount = Money.ofFen(1 + any % Money.sum(balances.values()).fen());
        List<UnitAmount> shares = Shares.byBalance(amount, balances);
        assertThat(UnitAmount.total(shares)).isEqualTo(amount);
        assertThat(shares).allSatisfy(share -> {
            assertThat(share.amount().isPositive()).isTrue();
            assertThat(share.amount()).isLessThanOrEqualTo(balances.get(share.unit()));
        });
        assertThat(shares).extracting(UnitAmount::unit).isSorted();
    }

    @Property
    void whatComesIsSharedWholeAndEveryPrincipalComesBack(
            @ForAll @NotEmpty @Size(max = 13) List<@LongRange(min = 1, max = 600_000_000_000_000_000L) Long> fen,
            @ForAll long interest) {
        List<UnitAmount> principal = balances(fen).entrySet().stream()
                .map(each -> new UnitAmount(each.getKey(), each.getValue()))
                .toList();
        Money whole = Money.ofFen(Math.max(interest, -Long.MAX_VALUE));
        List<MaturedShare> shares = Shares.matured(principal, whole);
        assertThat(Money.sum(shares.stream().map(MaturedShare::interest).toList()))
                .isEqualTo(whole);
        assertThat(shares)
                .extracting(share -> new UnitAmount(share.unit(), share.principal()))
                .isEqualTo(principal);
        assertThat(shares)
                .allSatisfy(share -> assertThat(share.interest().isNegative() && !whole.isNegative())
                        .isFalse());
    }
}
