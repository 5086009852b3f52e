package io.tongchou.ledger.indicators;

import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.events.AnnualPlanApproved;
import io.tongchou.ledger.events.PolicyAdopted;
import io.tongchou.ledger.events.PremiumCollected;
import io.tongchou.ledger.events.PriorYearExpenditureRecorded;
import io.tongchou.ledger.policy.PolicyCatalog;
import io.tongchou.ledger.vocabulary.CollectionAccount;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PayerCategory;
import io.tongchou.ledger.vocabulary.PlannedExpenditure;
import io.tongchou.ledger.vocabulary.PlannedIncome;
import io.tongchou.ledger.vocabulary.PremiumKind;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;

/** Small books that something can be watched in. */
public final class Watched {

    public static final String COUNTY = "410222";

    private Watched() {}

    /** Employees' insurance of Kaifeng with the city level and one county. */
    public static GivenBook kaifeng() {
        return book("410200/310", "kaifeng-2020-59", "2021-01-01", "410200", COUNTY);
    }

    /** Employees' insurance of Changsha with the city level and one county, 430121. */
    public static GivenBook changsha() {
        return book("430100/310", "changsha-2020-24", "2020-10-01", "430100", "430121");
    }

    public static GivenBook book(String book, String policy, String from, String... units) {
        return GivenBook.unopened(book)
                .on(from)
                .opened(units)
                .happened(new PolicyAdopted(PolicyCatalog.shipped().byId(policy).orElseThrow()));
    }

    /** In each of those months 100.00 comes to the county and 60.00 is spent there. */
    public static GivenBook months(GivenBook book, String from, String through) {
        for (YearMonth month = YearMonth.parse(from);
                !month.isAfter(YearMonth.parse(through));
                month = month.plusMonths(1)) {
            book.on(month.atDay(10).toString()).subsidy(COUNTY, "100.00").benefit(COUNTY, "P" + month, "60.00");
        }
        return book;
    }

    /** What the county, and nobody else, spent in 2020. */
    public static GivenBook spentBefore(GivenBook book, String amount) {
        return book.happened(new PriorYearExpenditureRecorded(new UnitCode("410200"), new FiscalYear(2020), Money.ZERO))
                .happened(new PriorYearExpenditureRecorded(
                        new UnitCode(COUNTY), new FiscalYear(2020), Money.parse(amount)));
    }

    /** A plan of the county for 2021. */
    public static GivenBook planned(GivenBook book, String premiums, String expenditure) {
        return book.happened(new AnnualPlanApproved(
                new UnitCode(COUNTY),
                new FiscalYear(2021),
                Map.of(PlannedIncome.PREMIUM, Money.parse(premiums)),
                Map.of(PlannedExpenditure.BENEFITS, Money.parse(expenditure)),
                Optional.empty(),
                Optional.empty()));
    }

    /** A premium with a late fee. */
    public static PremiumCollected premium(
            String unit, String receiptNo, String amount, String lateFee, CollectionAccount into) {
        return premium(unit, receiptNo, amount, lateFee, into, Optional.empty());
    }

    static PremiumCollected premium(
            String unit,
            String receiptNo,
            String amount,
            String lateFee,
            CollectionAccount into,
            Optional<FiscalYear> heldFor) {
        return new PremiumCollected(
                new UnitCode(unit),
                receiptNo,
                PayerCategory.EMPLOYER,
                heldFor.isPresent() ? PremiumKind.PREPAID : PremiumKind.ARREARS,
                YearMonth.of(2015, 1),
                Money.parse(amount),
                Money.parse(lateFee),
                into,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                heldFor);
    }

    /** A premium that is held for the year that it insures. */
    public static PremiumCollected prepaid(String unit, String receiptNo, String amount, int year) {
        return premium(
                unit, receiptNo, amount, "0.00", CollectionAccount.INCOME_ACCOUNT, Optional.of(new FiscalYear(year)));
    }

    /** The one indicator of that kind, unit (empty text: the whole pool) and subject (likewise: none). */
    public static Indicator of(GivenBook book, String day, String key) {
        return Indicators.of(book.state(), LocalDate.parse(day)).stream()
                .filter(indicator -> indicator.alert().key().equals(key))
                .reduce((one, other) -> {
                    throw new AssertionError(key + " twice");
                })
                .orElseThrow(() -> new AssertionError("no " + key));
    }
}
