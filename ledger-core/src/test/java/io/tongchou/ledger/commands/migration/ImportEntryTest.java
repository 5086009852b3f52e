package io.tongchou.ledger.commands.migration;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static io.tongchou.ledger.commands.migration.Books.closing;
import static io.tongchou.ledger.commands.migration.Books.entry;
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
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImportEntryTest {

    private static final String INCOME = entry("1", row("410222", "1003.01", "5.00"), row("410222", "4101", "-5.00"));

    private static GivenBook open() {
        return Books.from("2019-01-01").on("2021-01-05").done("city-clerk", "OpenImport", "{'through':'2020-12'}");
    }

    @Test
    void isOnItsOwnDayAndNeedsNoPolicy() {
        var outcome = open().on("2019-03-15").when("city-clerk", "ImportEntry", INCOME);
        outcome.accepted("410222 1003.01 5.00", "410222 4101 -5.00");
        assertThat(outcome.event().recorded().effectiveOn()).hasToString("2019-03-15");
        assertThat(outcome.event().recorded().entry().orElseThrow().policy()).isEmpty();
    }

    @Test
    void needsAnOpenImportOfItsMonth() {
        kaifeng().when("city-clerk", "ImportEntry", INCOME).refused(RefusalCode.IMPORT_NOT_OPEN);
        open().on("2021-01-01").when("city-clerk", "ImportEntry", INCOME).refused(RefusalCode.IMPORT_NOT_OPEN);
        open().on("2018-12-31").when("city-clerk", "ImportEntry", INCOME).refused(RefusalCode.PERIOD_CLOSED);
    }

    @Test
    void aLineOfAFileKeepsItsDayAndDoesNotComeIntoAClosedMonth() {
        open().monthsClosedThrough("2019-03")
                .on("2019-03-15")
                .line("file", 2)
                .when("city-clerk", "ImportEntry", INCOME)
                .refused(RefusalCode.PERIOD_CLOSED);
    }

    @Test
    void itsNumberComesOnce() {
        open().on("2019-03-15")
                .done("city-clerk", "ImportEntry", INCOME)
                .on("2019-03-16")
                .when("city-clerk", "ImportEntry", INCOME)
                .refused(RefusalCode.ENTRY_EXISTS);
    }

    @Test
    void balancesInEveryUnitOfThePool() {
        open().on("2019-03-15")
                .when(
                        "city-clerk",
                        "ImportEntry",
                        entry("1", row("410222", "1003.01", "5.00"), row("410221", "4101", "-5.00")))
                .refused(RefusalCode.NOT_BALANCED)
                .when(
                        "city-clerk",
                        "ImportEntry",
                        entry("1", row("410299", "1003.01", "5.00"), row("410299", "4101", "-5.00")))
                .refused(RefusalCode.UNIT_UNKNOWN);
    }

    @Test
    void aRowSaysWhatItIsOfWhereTheAccountHasItems() {
        String subsidy = entry(
                "1",
                row("410222", "1003.01", "5.00"),
                row("410222", "4101", "-5.00").replace("}", ",'item':'CENTRAL'}"));
        var outcome = open().on("2019-03-15").when("city-clerk", "ImportEntry", subsidy);
        outcome.accepted();
        assertThat(outcome.event().recorded().entry().orElseThrow().postings())
                .extracting(Posting::item)
                .containsExactly(Optional.empty(), Optional.of(Item.CENTRAL));
        open().when("city-clerk", "ImportEntry", subsidy.replace("CENTRAL", "INPATIENT"))
                .invalid("data.rows[1].item");
    }

    @Test
    void overdrawsNoAccountAndWithoutAPolicyNoPurseIsShared() {
        GivenBook book = open().on("2019-03-15").done("city-clerk", "ImportEntry", INCOME);
        book.when(
                        "city-clerk",
                        "ImportEntry",
                        entry("2", row("410221", "1004.01", "4.00"), row("410221", "1003.01", "-4.00")))
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "0.00")
                .when(
                        "city-clerk",
                        "ImportEntry",
                        entry("2", row("410222", "1004.01", "4.00"), row("410222", "1003.01", "-4.00")))
                .accepted();
    }

    @Test
    void aDepositOfThoseYearsMaturesUnderItsNumber() {
        GivenBook book = open().on("2019-03-15")
                .done("city-clerk", "ImportEntry", INCOME)
                .when(
                        "city-clerk",
                        "ImportEntry",
                        entry(
                                "2",
                                numbered("410222", "1003.02", "5.00", "'number':'D','maturesOn':'2021-06-30'"),
                                row("410222", "1003.01", "-5.00")))
                .accepted();
        assertThat(book.state().openItem(OpenItem.Kind.TIME_DEPOSIT, "D").flatMap(OpenItem::dueOn))
                .hasToString("Optional[2021-06-30]");
        book.when(
                        "city-clerk",
                        "ImportEntry",
                        entry(
                                "3",
                                numbered("410222", "1003.02", "5.00", "'number':'D'"),
                                row("410222", "4101", "-5.00")))
                .refused(RefusalCode.DEPOSIT_EXISTS);
    }

    @Test
    void aClosingEntryIsOfTheLastDayOfAYearThatNoPolicyGovernsAndOfNothingElse() {
        String closing = closing("C", row("410222", "4101", "5.00"), row("410222", "3001.01", "-5.00"));
        GivenBook book = open().on("2019-03-15").done("city-clerk", "ImportEntry", INCOME);
        book.on("2019-12-30").when("city-clerk", "ImportEntry", closing).invalid("effectiveOn");
        book.on("2019-12-31").when("city-clerk", "ImportEntry", closing).accepted();
        book.id("closing")
                .on("2020-12-31")
                .when(
                        "city-clerk",
                        "ImportEntry",
                        closing("C2", row("410222", "4101", "5.00"), row("410222", "1003.01", "-5.00")))
                .invalid("data.rows[1].account");
        kaifeng()
                .on("2021-12-31")
                .done("city-clerk", "OpenImport", "{'through':'2021-12'}")
                .when("city-clerk", "ImportEntry", closing)
                .invalid("data.closing");
    }

    @Test
    void isReversedUnderAPolicyAndInAClosedYearOnItsBalance() {
        GivenBook book = open().on("2020-03-15")
                .id("income")
                .done("city-clerk", "ImportEntry", INCOME)
                .on("2020-12-31")
                .id("closing")
                .done(
                        "city-clerk",
                        "ImportEntry",
                        closing("C", row("410222", "4101", "5.00"), row("410222", "3001.01", "-5.00")));
        book.on("2020-12-31")
                .when("city-clerk", "ReverseEntry", "{'entry':'closing','reason':'r'}")
                .refused(RefusalCode.NOT_REVERSIBLE);
        book.on("2020-12-31")
                .when("city-clerk", "ReverseEntry", "{'entry':'income','reason':'r'}")
                .refused(RefusalCode.NO_POLICY_IN_FORCE);
        book.on("2021-01-05")
                .done("city-clerk", "AdoptPolicy", "{'policy':'kaifeng-2020-59'}")
                .when("city-clerk", "ReverseEntry", "{'entry':'income','reason':'r'}")
                .approvedBy("city-head")
                .accepted("410222 1003.01 -5.00", "410222 3001.01 5.00");
    }

    @Test
    void isNotReversedOnceItsDepositCameBack() {
        open().on("2020-03-15")
                .id("d")
                .done(
                        "city-clerk",
                        "ImportEntry",
                        entry(
                                "2",
                                numbered("410222", "1003.02", "5.00", "'number':'D'"),
                                row("410222", "3001.01", "-5.00")))
                .on("2021-01-05")
                .done("city-clerk", "AdoptPolicy", "{'policy':'kaifeng-2020-59'}")
                .done("finance-clerk", "MatureTimeDeposit", "{'deposit':'D','interest':'0.00'}")
                .when("city-clerk", "ReverseEntry", "{'entry':'d','reason':'r'}")
                .refused(RefusalCode.NOT_REVERSIBLE);
    }

    /** 2019 and 2020 from spreadsheets, each with its closing entry; 2021 lived under Kaifeng's policy. */
    @Test
    void pastYearsThatCameClosedLetTheFirstYearUnderThePolicyClose() {
        GivenBook book = open().done(
                        "city-clerk",
                        "ImportOpeningBalances",
                        opening(row("410222", "1003.01", "100.00"), row("410222", "3001.01", "-100.00")))
                .on("2019-06-30")
                .done(
                        "city-clerk",
                        "ImportEntry",
                        entry("2019-1", row("410222", "1003.01", "50.00"), row("410222", "4001", "-50.00")))
                .done(
                        "city-clerk",
                        "ImportEntry",
                        entry("2019-2", row("410222", "5001", "30.00"), row("410222", "1003.01", "-30.00")))
                .on("2019-12-31")
                .done(
                        "city-clerk",
                        "ImportEntry",
                        closing(
                                "2019-C",
                                row("410222", "4001", "50.00"),
                                row("410222", "5001", "-30.00"),
                                row("410222", "3001.01", "-20.00")))
                .on("2020-06-30")
                .done(
                        "city-clerk",
                        "ImportEntry",
                        entry("2020-1", row("410222", "5001", "36.00"), row("410222", "1003.01", "-36.00")));
        GivenBook.Outcome late = book.on("2021-01-05")
                .done("city-clerk", "AdoptPolicy", "{'policy':'kaifeng-2020-59'}")
                .subsidy("410222", "10.00")
                .done("city-clerk", "ExtractReserve", "{'year':2021,'through':12}")
                .monthsClosedThrough("2019-12")
                .on("2020-12-31")
                .when("city-clerk", "CloseYear", "{'year':2019}");
        late.refused(RefusalCode.NO_POLICY_IN_FORCE);

        GivenBook open = book.monthsClosedThrough("2020-11");
        assertThat(open.state().isClosed(new FiscalYear(2019))).isTrue();
        assertThat(open.state().isClosed(new FiscalYear(2020))).isFalse();
        open.on("2020-12-31")
                .done(
                        "city-clerk",
                        "ImportEntry",
                        closing("2020-C", row("410222", "5001", "-36.00"), row("410222", "3001.01", "36.00")))
                .done("city-clerk", "CloseImport", "{}")
                .monthsClosedThrough("2020-12");
        assertThat(open.state().expenditureOf(new UnitCode("410222"), new FiscalYear(2020)))
                .contains(Money.parse("36.00"));
        open.when("finance-clerk", "PrefundCounty", "{'unit':'410222','year':2021}")
                .accepted("410222 1004.01 3.00", "410222 1003.01 -3.00")
                .monthsClosedThrough("2021-12")
                .done("city-clerk", "CloseYear", "{'year':2021}");
        assertThat(open.state()
                        .year(new FiscalYear(2021))
                        .closedWith()
                        .orElseThrow()
                        .units())
                .filteredOn(unit -> unit.unit().equals(new UnitCode("410222")))
                .extracting(UnitYear::income, UnitYear::expenditure, UnitYear::ownBalance)
                .containsExactly(tuple(Money.parse("10.00"), Money.ZERO, Money.parse("84.00")));
    }

    @Test
    void aPastYearThatIsNotClosedKeepsTheNextFromClosing() {
        open().on("2020-06-30")
                .done("city-clerk", "ImportEntry", INCOME)
                .on("2021-01-05")
                .done("city-clerk", "AdoptPolicy", "{'policy':'kaifeng-2020-59'}")
                .monthsClosedThrough("2021-12")
                .when("city-clerk", "CloseYear", "{'year':2021}")
                .refused(RefusalCode.YEAR_NOT_CLOSED);
    }
}
