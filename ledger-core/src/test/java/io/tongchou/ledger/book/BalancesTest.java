package io.tongchou.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.math.BigInteger;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BalancesTest {

    private static final UnitCode UNIT = new UnitCode("410223");

    @Test
    void aDailyProductCountsEachDaysEndAndNoDebt() {
        Balances balances = new Balances();
        add(balances, "2020-12-30", 10);
        add(balances, "2021-01-01", 5);
        add(balances, "2021-01-03", -30);
        add(balances, "2021-01-05", 40);
        add(balances, "2021-01-09", 1_000);
        BigInteger product = balances.dailyProduct(
                UNIT, Account.FISCAL_ACCOUNT, LocalDate.parse("2021-01-01"), LocalDate.parse("2021-01-06"));
        assertThat(product).isEqualTo(BigInteger.valueOf(15 + 15 + 0 + 0 + 25 + 25));
    }

    private static void add(Balances balances, String day, long fen) {
        balances.add(new Posting(UNIT, Account.FISCAL_ACCOUNT, Money.ofFen(fen)), LocalDate.parse(day));
    }
}
