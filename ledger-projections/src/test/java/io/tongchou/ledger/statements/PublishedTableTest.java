package io.tongchou.ledger.statements;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.StoredEvent;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.journal.TestLedger;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A county's published final accounts of residents' insurance for 2023, entered from its opening balance; amounts in 万元 (10,000
 * yuan), as printed. What the table does not tell, who paid the premiums and which governments the subsidy, is made up.
 */
class PublishedTableTest {

    private static final TestLedger LEDGER = TestLedger.open();
    private static final Figures FIGURES = new Figures(LEDGER.source(), LEDGER.clock(), Duration.ofSeconds(5));
    private static final Statements STATEMENTS = new Statements(LEDGER.source(), FIGURES, LEDGER.clock());
    private static final String COUNTY = "410222";
    private static final BookId BOOK = BookId.parse("410200/390");

    @BeforeAll
    static void theYearIsEntered() {
        GivenBook book = GivenBook.under("kaifeng-2020-59", "390").today("2099-12-31");
        book.done(
                        "city-clerk",
                        "ImportOpeningBalances",
                        "{'rows':[" + of("'account':'1003.01','debit':'352260000.00'") + ","
                                + of("'account':'3001.01','credit':'352260000.00'") + "]}")
                .on("2023-01-05")
                .done(
                        "city-clerk",
                        "ApproveAnnualPlan",
                        of(
                                "'year':2023,'income':{},'expenditure':{'BENEFITS':'707640000.00','CATASTROPHIC':'72700000.00'}"))
                .done("tax", "CollectPremium", premium("R1", "RESIDENT", "26362"))
                .done("tax", "CollectPremium", premium("R2", "MEDICAL_AID", "1000"))
                .done("tax", "RemitToCityTreasury", of("'amount':'ALL'"))
                .on("2023-03-31")
                .done("finance-clerk", "TransferToFiscalAccount", of("'amount':'ALL'"))
                .done("finance-clerk", "ReceiveSubsidy", subsidy("CENTRAL", "30000"))
                .done("finance-clerk", "ReceiveSubsidy", subsidy("PROVINCIAL", "12000"))
                .done("finance-clerk", "ReceiveSubsidy", subsidy("CITY", "441"))
                .done("finance-clerk", "ReceiveSubsidy", subsidy("COUNTY", "8000"))
                .done("finance-clerk", "ReceiveOtherIncome", of("'reference':'O1'," + amount("1474")))
                .on("2023-06-30")
                .done("county-" + COUNTY, "RequestFunds", of("'request':'Q1','period':'2023-06'," + amount("78034")))
                .done("city-clerk", "VerifyFundRequest", "{'request':'Q1','approved':'780340000.00'}")
                .done("finance-clerk", "DisburseFunds", "{'request':'Q1'}")
                .done("county-" + COUNTY, "PayBenefit", benefit("P1", "INPATIENT", "59585"))
                .done("county-" + COUNTY, "PayBenefit", benefit("P2", "OUTPATIENT", "9000"))
                .done("county-" + COUNTY, "PayBenefit", benefit("P3", "CHRONIC", "2179"))
                .done("county-" + COUNTY, "PayCatastrophicInsurance", of("'paymentNo':'P4'," + amount("7270")))
                .on("2023-12-21")
                .done(
                        "finance-clerk",
                        "ReceiveInterest",
                        "{'account':'1003.01','from':'2023-01-01','to':'2023-12-20'," + amount("376") + "}");
        LEDGER.record(
                BOOK,
                Instant.parse("2024-06-01T00:00:00Z"),
                book.history().stream().map(StoredEvent::recorded).toList());
        LEDGER.projectAll();
    }

    private static String of(String data) {
        return "{'unit':'" + COUNTY + "'," + data + "}";
    }

    private static String amount(String tenThousands) {
        return "'amount':'" + tenThousands + "0000.00'";
    }

    private static String premium(String receipt, String category, String tenThousands) {
        return of("'receiptNo':'" + receipt + "','payerCategory':'" + category
                + "','kind':'CURRENT','period':'2023-01'," + amount(tenThousands));
    }

    private static String subsidy(String level, String tenThousands) {
        return of("'level':'" + level + "','into':'FISCAL_ACCOUNT','reference':'S-" + level + "',"
                + amount(tenThousands));
    }

    private static String benefit(String payment, String kind, String tenThousands) {
        return of("'paymentNo':'" + payment + "','kind':'" + kind + "','payee':'H1','payeeType':'INSTITUTION',"
                + amount(tenThousands));
    }

    @Test
    void comesOutAsItWasPrinted() {
        for (Optional<UnitCode> unit : List.of(Optional.of(new UnitCode(COUNTY)), Optional.<UnitCode>empty())) {
            Statement year = STATEMENTS.incomeAndExpenditure(BOOK, Period.of(new FiscalYear(2023)), Moment.NOW, unit);
            printed(year, "premiums", "27362");
            printed(year, "subsidies", "50441");
            printed(year, "interest", "376");
            printed(year, "other-income", "1474");
            printed(year, "total-income", "79653");
            printed(year, "benefits.inpatient", "59585");
            printed(year, "benefits.outpatient", "11179");
            printed(year, "catastrophic", "7270");
            printed(year, "total-expenditure", "78034");
            printed(year, "surplus", "1619");
            printed(year, "balance.before", "35226");
            printed(year, "balance.after", "36845");
            Statement sheet = STATEMENTS.balanceSheet(BOOK, Period.of(new FiscalYear(2023)), Moment.NOW, unit);
            assertThat(sheet.line("total-net-assets").amounts()).containsExactly(yuan("35226"), yuan("36845"));
            assertThat(sheet.line("total-assets").amounts()).containsExactly(yuan("35226"), yuan("36845"));
        }
    }

    /** They were entered on the eve of the book, so its first year has them at its beginning. */
    @Test
    void openingBalancesStandAtTheBeginningOfTheFirstYear() {
        Period first = Period.of(YearMonth.of(2021, 1));
        assertThat(STATEMENTS
                        .balanceSheet(BOOK, first, Moment.NOW, Optional.empty())
                        .line("total-net-assets")
                        .amounts())
                .containsExactly(yuan("35226"), yuan("35226"));
        Statement january = STATEMENTS.incomeAndExpenditure(BOOK, first, Moment.NOW, Optional.empty());
        assertThat(january.line("balance.before").amounts()).containsExactly(yuan("35226"), yuan("35226"));
        assertThat(january.line("balance.brought-in").amounts()).containsOnly(Money.ZERO);
    }

    @Test
    void theDetailsAreOfTheirItems() {
        Statement year =
                STATEMENTS.incomeAndExpenditure(BOOK, Period.of(new FiscalYear(2023)), Moment.NOW, Optional.empty());
        printed(year, "premiums.residents", "26362");
        printed(year, "premiums.medical-aid", "1000");
        printed(year, "premiums.other", "");
        printed(year, "subsidies.central", "30000");
        printed(year, "subsidies.provincial", "12000");
        printed(year, "subsidies.city", "441");
        printed(year, "subsidies.county", "8000");
        printed(year, "benefits-outpatient.chronic", "2179");
    }

    private static void printed(Statement statement, String line, String tenThousands) {
        assertThat(statement.line(line).amounts()).as(line).containsExactly(yuan(tenThousands));
    }

    private static Money yuan(String tenThousands) {
        return tenThousands.isEmpty() ? Money.ZERO : Money.parse(tenThousands + "0000.00");
    }
}
