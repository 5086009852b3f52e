package io.tongchou.ledger.commands.migration;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static io.tongchou.ledger.commands.migration.Books.numbered;
import static io.tongchou.ledger.commands.migration.Books.opening;
import static io.tongchou.ledger.commands.migration.Books.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tongchou.ledger.book.OpenItem;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.settlement.UnitYear;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import org.junit.jupiter.api.Test;

class ImportOpeningBalancesTest {

    private static final String SIMPLE = opening(row("410222", "1003.01", "5.00"), row("410222", "3001.01", "-5.00"));

    private static GivenBook.Outcome imported(GivenBook book, String data) {
        return book.when("city-clerk", "ImportOpeningBalances", data).approvedBy("city-head");
    }

    @Test
    void isOneEntryOnTheEveOfTheBookAndNeedsNoPolicy() {
        var outcome = imported(Books.from("2019-01-01").on("2019-03-01"), SIMPLE);
        outcome.accepted("410222 1003.01 5.00", "410222 3001.01 -5.00");
        assertThat(outcome.event().recorded().effectiveOn()).hasToString("2018-12-31");
        assertThat(outcome.event().recorded().entry().orElseThrow().policy()).isEmpty();
    }

    @Test
    void comesOnce() {
        imported(kaifeng(), SIMPLE)
                .accepted()
                .when("city-clerk", "ImportOpeningBalances", SIMPLE)
                .refused(RefusalCode.OPENING_BALANCES_EXIST);
    }

    @Test
    void comesBeforeAMonthIsClosedWithout() {
        kaifeng()
                .monthsClosedThrough("2021-01")
                .when("city-clerk", "ImportOpeningBalances", SIMPLE)
                .refused(RefusalCode.PERIOD_CLOSED);
    }

    @Test
    void balancesInEveryUnitAndNotOnlyTogether() {
        kaifeng()
                .when(
                        "city-clerk",
                        "ImportOpeningBalances",
                        opening(row("410221", "1003.01", "5.00"), row("410222", "3001.01", "-5.00")))
                .refused(RefusalCode.NOT_BALANCED);
    }

    @Test
    void isOfUnitsOfThePoolAndOfBalancesAlone() {
        kaifeng()
                .when(
                        "city-clerk",
                        "ImportOpeningBalances",
                        opening(row("410299", "1003.01", "5.00"), row("410299", "3001.01", "-5.00")))
                .refused(RefusalCode.UNIT_UNKNOWN)
                .when(
                        "city-clerk",
                        "ImportOpeningBalances",
                        opening(row("410222", "1003.01", "5.00"), row("410222", "4001", "-5.00")))
                .invalid("data.rows[1].account")
                .when("city-clerk", "ImportOpeningBalances", opening())
                .invalid("data.rows")
                .when("city-clerk", "ImportOpeningBalances", opening("{'unit':'410222','account':'1003.01'}"))
                .invalid("data.rows[0].debit")
                .when(
                        "city-clerk",
                        "ImportOpeningBalances",
                        opening("{'unit':'410222','account':'1003.01','debit':'1','credit':'1'}"))
                .invalid("data.rows[0].debit")
                .when("city-clerk", "ImportOpeningBalances", opening(row("410222", "1003.01", "0.00")))
                .refused(RefusalCode.AMOUNT_NOT_POSITIVE);
    }

    @Test
    void theReserveHasABalanceOfItsOwn() {
        imported(kaifeng(), opening(row("RESERVE", "1003.01", "7.00"), row("RESERVE", "3001.03", "-7.00")))
                .accepted("RESERVE 1003.01 7.00", "RESERVE 3001.03 -7.00");
        kaifeng()
                .when("city-clerk", "ImportOpeningBalances", opening(row("RESERVE", "3001.01", "-7.00")))
                .invalid("data.rows[0].account")
                .when("city-clerk", "ImportOpeningBalances", opening(row("410222", "3001.03", "-7.00")))
                .invalid("data.rows[0].account");
    }

    @Test
    void noAccountBeginsOverdrawnThatMustNotBe() {
        kaifeng()
                .when(
                        "city-clerk",
                        "ImportOpeningBalances",
                        opening(row("410222", "1004.01", "-5.00"), row("410222", "3001.01", "5.00")))
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "0.00");
    }

    @Test
    void whatStandsOpenGoesOnUnderItsNumber() {
        GivenBook book = imported(
                        kaifeng(),
                        opening(
                                numbered("410222", "1003.02", "60.00", "'number':'D','maturesOn':'2021-06-30'"),
                                numbered("RESERVE", "1003.02", "40.00", "'number':'D','maturesOn':'2021-06-30'"),
                                numbered("410222", "1201", "50.00", "'number':'B','maturesOn':'2024-03-15'"),
                                numbered("410222", "1101", "10.00", "'number':'A'"),
                                numbered("410222", "2001", "-8.00", "'number':'S'"),
                                row("410222", "1003.01", "8.00"),
                                row("410222", "3001.01", "-120.00"),
                                row("RESERVE", "3001.03", "-40.00")))
                .accepted();
        assertThat(book.state().leftOf(OpenItem.Kind.TIME_DEPOSIT, "D")).isEqualTo(Money.parse("100.00"));
        book.when(
                        "finance-clerk",
                        "PlaceTimeDeposit",
                        "{'unit':'410222','deposit':'D','amount':'1','rate':'0.02','maturesOn':'2022-03-15'}")
                .refused(RefusalCode.DEPOSIT_EXISTS)
                .when("finance-clerk", "MatureTimeDeposit", "{'deposit':'D','interest':'1.00'}")
                .accepted(
                        "410222 1003.01 60.60",
                        "410222 1003.02 -60.00",
                        "410222 4201 -0.60",
                        "RESERVE 1003.01 40.40",
                        "RESERVE 1003.02 -40.00",
                        "RESERVE 4201 -0.40")
                .when("finance-clerk", "RedeemBond", "{'bond':'B','proceeds':'51.00'}")
                .accepted("410222 1003.01 51.00", "410222 1201 -50.00", "410222 4201 -1.00")
                .when("county-410221", "SettleAdvance", "{'advance':'A','amount':'4.00'}")
                .refused(RefusalCode.FORBIDDEN)
                .when("county-410222", "SettleAdvance", "{'advance':'A','amount':'4.00'}")
                .accepted("410222 5001 4.00", "410222 1101 -4.00")
                .when("finance-clerk", "IdentifyReceipt", "{'reference':'S','as':'OTHER'}")
                .accepted("410222 2001 8.00", "410222 4501 -8.00");
        assertThat(book.state().openItems()).extracting(OpenItem::number).containsExactly("A");
    }

    @Test
    void aNumberIsFreeAndOfWhatMayStandOpen() {
        String deposit =
                opening(numbered("410222", "1003.02", "5.00", "'number':'D'"), row("410222", "3001.01", "-5.00"));
        kaifeng()
                .done(
                        "finance-clerk",
                        "HandOverLegacyBalance",
                        "{'unit':'410222','amount':'5','stage':'AUDITED','form':'TIME_DEPOSIT','number':'D'}")
                .when("city-clerk", "ImportOpeningBalances", deposit)
                .refused(RefusalCode.DEPOSIT_EXISTS);
        kaifeng()
                .when(
                        "city-clerk",
                        "ImportOpeningBalances",
                        opening(numbered("410222", "1003.01", "5.00", "'number':'D'")))
                .invalid("data.rows[0].number")
                .when(
                        "city-clerk",
                        "ImportOpeningBalances",
                        opening(numbered("410222", "2001", "5.00", "'number':'D'")))
                .invalid("data.rows[0].number")
                .when(
                        "city-clerk",
                        "ImportOpeningBalances",
                        opening(numbered("410222", "1101", "5.00", "'number':'D','maturesOn':'2022-01-01'")))
                .invalid("data.rows[0].maturesOn")
                .when(
                        "city-clerk",
                        "ImportOpeningBalances",
                        opening(
                                numbered("410222", "1101", "5.00", "'number':'A'"),
                                numbered("410221", "1101", "5.00", "'number':'A'")))
                .invalid("data.rows[1].number");
    }

    @Test
    void isNotReversed() {
        imported(kaifeng().id("opening"), SIMPLE)
                .accepted()
                .when("city-clerk", "ReverseEntry", "{'entry':'opening','reason':'r'}")
                .refused(RefusalCode.NOT_REVERSIBLE);
    }

    /** Of a gap of 60, the 100 that the unit began with are its own balance: nobody else meets any of it. */
    @Test
    void isTheOwnBalanceOfTheFirstYearsSettlement() {
        GivenBook book = imported(
                        kaifeng(),
                        opening(
                                row("410222", "1003.01", "100.00"),
                                row("410222", "3001.01", "-70.00"),
                                row("410222", "3001.02", "-30.00")))
                .accepted()
                .done(
                        "city-clerk",
                        "ApproveAnnualPlan",
                        "{'unit':'410222','year':2021,'income':{'SUBSIDY':'100.00'},'expenditure':{'BENEFITS':'150.00'}}")
                .subsidy("410222", "100.00")
                .done("city-clerk", "RecordPriorYearExpenditure", "{'unit':'410222','year':2020,'amount':'1800.00'}")
                .done("finance-clerk", "PrefundCounty", "{'unit':'410222','year':2021}")
                .benefit("410222", "P", "150.00")
                .done("city-clerk", "ExtractReserve", "{'year':2021,'through':12}")
                .monthsClosedThrough("2021-12")
                .done("city-clerk", "CloseYear", "{'year':2021}");
        assertThat(book.state()
                        .year(new FiscalYear(2021))
                        .closedWith()
                        .orElseThrow()
                        .units())
                .filteredOn(unit -> unit.unit().equals(new UnitCode("410222")))
                .extracting(UnitYear::ownBalance, UnitYear::gap)
                .containsExactly(tuple(Money.parse("100.00"), Money.parse("60.00")));
        book.when("city-clerk", "CoverDeficit", "{'unit':'410222','year':2021}").accepted();
    }
}
