package io.tongchou.ledger.reference;

import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.events.AnnualPlanApproved;
import io.tongchou.ledger.events.AssessmentRecorded;
import io.tongchou.ledger.events.BenefitPaid;
import io.tongchou.ledger.events.ClosedAccount;
import io.tongchou.ledger.events.CountyPrefunded;
import io.tongchou.ledger.events.DeficitCovered;
import io.tongchou.ledger.events.EntryMoved;
import io.tongchou.ledger.events.EntryReversed;
import io.tongchou.ledger.events.FundRequestRejected;
import io.tongchou.ledger.events.FundRequestVerified;
import io.tongchou.ledger.events.FundsDisbursed;
import io.tongchou.ledger.events.FundsRequested;
import io.tongchou.ledger.events.GapCauseRuled;
import io.tongchou.ledger.events.GapTopUpReceived;
import io.tongchou.ledger.events.InterestReceived;
import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.events.LegacyBalanceHandedOver;
import io.tongchou.ledger.events.MonthClosed;
import io.tongchou.ledger.events.Obligation;
import io.tongchou.ledger.events.OverriddenRefusal;
import io.tongchou.ledger.events.PolicyAdopted;
import io.tongchou.ledger.events.PoolOpened;
import io.tongchou.ledger.events.PoolUnit;
import io.tongchou.ledger.events.PremiumCollected;
import io.tongchou.ledger.events.PriorYearExpenditureRecorded;
import io.tongchou.ledger.events.ProposalMade;
import io.tongchou.ledger.events.ProposalRejected;
import io.tongchou.ledger.events.ProposalWithdrawn;
import io.tongchou.ledger.events.RemittedToCityTreasury;
import io.tongchou.ledger.events.ReserveExtracted;
import io.tongchou.ledger.events.RuledCause;
import io.tongchou.ledger.events.SubsidyReceived;
import io.tongchou.ledger.events.SweptToFiscalAccount;
import io.tongchou.ledger.events.TransferredToFiscalAccount;
import io.tongchou.ledger.events.YearClosed;
import io.tongchou.ledger.policy.Clause;
import io.tongchou.ledger.policy.Mode;
import io.tongchou.ledger.policy.PolicyCatalog;
import io.tongchou.ledger.posting.PostingRules;
import io.tongchou.ledger.settlement.Plan;
import io.tongchou.ledger.settlement.Step;
import io.tongchou.ledger.settlement.UnitSettlement;
import io.tongchou.ledger.settlement.UnitYear;
import io.tongchou.ledger.settlement.YearFacts;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BenefitKind;
import io.tongchou.ledger.vocabulary.CollectionAccount;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.GapCause;
import io.tongchou.ledger.vocabulary.Government;
import io.tongchou.ledger.vocabulary.Grade;
import io.tongchou.ledger.vocabulary.HandoverStage;
import io.tongchou.ledger.vocabulary.LegacyForm;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PayeeType;
import io.tongchou.ledger.vocabulary.PayerCategory;
import io.tongchou.ledger.vocabulary.PlannedExpenditure;
import io.tongchou.ledger.vocabulary.PlannedIncome;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.PremiumKind;
import io.tongchou.ledger.vocabulary.Rate;
import io.tongchou.ledger.vocabulary.SubsidyAccount;
import io.tongchou.ledger.vocabulary.SubsidyLevel;
import io.tongchou.ledger.vocabulary.UnitAmount;
import io.tongchou.ledger.vocabulary.UnitCode;
import io.tongchou.ledger.vocabulary.UnitLevel;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An example of each event. */
public final class Examples {

    private static final UnitCode UNIT = new UnitCode("410222");
    private static final UnitCode OTHER = new UnitCode("410221");
    private static final UnitCode CITY = new UnitCode("410200");
    private static final FiscalYear YEAR = new FiscalYear(2021);
    private static final YearMonth MONTH = YearMonth.of(2021, 3);
    private static final LocalDate DAY = LocalDate.of(2021, 3, 15);

    private Examples() {}

    /** One example of each event, in the order of the permits list. */
    public static List<LedgerEvent> all() {
        PremiumCollected premium = premium(UNIT);
        List<OverriddenRefusal> overrides = List.of(new OverriddenRefusal("RESERVE_NOT_EXTRACTED", "by decision 7"));
        return List.of(
                new PoolOpened(
                        "开封市",
                        List.of(
                                new PoolUnit(CITY, "市本级", UnitLevel.CITY, Optional.empty(), Optional.empty()),
                                new PoolUnit(
                                        UNIT,
                                        "通许县",
                                        UnitLevel.COUNTY,
                                        Optional.of(LocalDate.of(2021, 1, 1)),
                                        Optional.of(LocalDate.of(2029, 12, 31)))),
                        LocalDate.of(2021, 1, 1)),
                new PolicyAdopted(
                        PolicyCatalog.shipped().byId("kaifeng-2020-59").orElseThrow()),
                new AnnualPlanApproved(
                        UNIT,
                        YEAR,
                        Map.of(PlannedIncome.PREMIUM, yuan("900.00")),
                        Map.of(PlannedExpenditure.BENEFITS, yuan("800.00")),
                        Optional.of(5000),
                        Optional.of(yuan("850.00"))),
                new PriorYearExpenditureRecorded(UNIT, new FiscalYear(2020), yuan("1200.00")),
                new LegacyBalanceHandedOver(UNIT, yuan("50.00"), HandoverStage.FINAL_ACCOUNTS, LegacyForm.TIME_DEPOSIT),
                premium,
                new SubsidyReceived(
                        UNIT, SubsidyLevel.PROVINCIAL, SubsidyAccount.FISCAL_ACCOUNT, yuan("580.00"), "豫财社〔2021〕7号"),
                new InterestReceived(
                        Account.FISCAL_ACCOUNT,
                        LocalDate.of(2021, 1, 1),
                        LocalDate.of(2021, 3, 31),
                        List.of(new UnitAmount(UNIT, yuan("1.01")), new UnitAmount(UnitCode.RESERVE, yuan("0.10")))),
                new RemittedToCityTreasury(UNIT, yuan("1234.55")),
                new TransferredToFiscalAccount(UNIT, yuan("1234.55")),
                new SweptToFiscalAccount(UNIT, yuan("10.00")),
                new CountyPrefunded(UNIT, YEAR, yuan("1200.00"), 1, yuan("100.00")),
                new FundsRequested(UNIT, "Q1", MONTH, yuan("99.00"), Optional.of("住院")),
                new FundRequestVerified(
                        UNIT,
                        "Q1",
                        MONTH,
                        yuan("98.00"),
                        List.of(new OverriddenRefusal("EXCEEDS_PLAN", "an epidemic"))),
                new FundRequestRejected(UNIT, "Q2", MONTH, yuan("97.00"), "past the plan"),
                new FundsDisbursed(UNIT, "Q1", yuan("98.00")),
                new BenefitPaid(
                        UNIT,
                        "P1",
                        BenefitKind.INPATIENT,
                        "H41022200001",
                        PayeeType.INSTITUTION,
                        yuan("66.60"),
                        Optional.of(MONTH)),
                new ReserveExtracted(
                        YEAR, 3, Rate.parse("0.10"), Mode.UNIFIED, List.of(new UnitAmount(UNIT, yuan("181.45")))),
                new MonthClosed(MONTH, overrides),
                new AssessmentRecorded(UNIT, YEAR, Grade.EXCELLENT),
                new GapCauseRuled(
                        UNIT,
                        YEAR,
                        yuan("3.00"),
                        "审计报告7号",
                        List.of(new RuledCause(GapCause.COST_CONTROL, yuan("3.00"), "D1"))),
                new YearClosed(
                        YEAR,
                        CITY,
                        new YearFacts(YEAR, yuan("181.45"), List.of(unitYear())),
                        List.of(new UnitAmount(UNIT, yuan("-5.00"))),
                        List.of(
                                new ClosedAccount(UNIT, Account.PREMIUMS, yuan("-1234.50")),
                                new ClosedAccount(UNIT, Account.BENEFITS, yuan("66.60"))),
                        List.of(new UnitAmount(UNIT, yuan("4.00"))),
                        overrides),
                new DeficitCovered(
                        YEAR,
                        Mode.UNIFIED,
                        settlement(),
                        yuan("150.00"),
                        yuan("50.00"),
                        yuan("300.00"),
                        List.of(new Obligation(Government.COUNTY, yuan("100.00")))),
                new GapTopUpReceived(UNIT, YEAR, Government.COUNTY, yuan("100.00")),
                new EntryReversed("tax-1", premium, exchanged(premium), "wrong fund"),
                new EntryMoved(
                        "tax-1",
                        premium,
                        premium(OTHER),
                        exchanged(premium),
                        PostingRules.postings(premium(OTHER)),
                        "wrong county"),
                new ProposalMade("ReverseEntry", GivenBook.parse("{'entry':'tax-1','reason':'错'}"), Optional.of(DAY)),
                new ProposalRejected("p-1", "no"),
                new ProposalWithdrawn("p-2"));
    }

    private static Money yuan(String amount) {
        return Money.parse(amount);
    }

    private static PremiumCollected premium(UnitCode unit) {
        return new PremiumCollected(
                unit,
                "E4100021030000017",
                PayerCategory.EMPLOYER,
                PremiumKind.CURRENT,
                MONTH,
                yuan("1234.50"),
                yuan("0.05"),
                CollectionAccount.INCOME_ACCOUNT,
                Optional.of("91410222MA00000001"),
                Optional.of(DAY));
    }

    private static List<Posting> exchanged(LedgerEvent event) {
        return PostingRules.postings(event).stream().map(Posting::exchanged).toList();
    }

    private static UnitYear unitYear() {
        return new UnitYear(
                UNIT,
                false,
                yuan("1000.00"),
                yuan("100.00"),
                yuan("1500.00"),
                yuan("200.00"),
                Optional.of(new Plan(yuan("900.00"), yuan("1600.00"))),
                Optional.of(yuan("800.00")),
                Optional.of(yuan("700.00")),
                Optional.of(Grade.GOOD),
                Optional.of(Money.ZERO));
    }

    private static UnitSettlement settlement() {
        return new UnitSettlement(
                UNIT,
                UnitSettlement.Status.SETTLED,
                yuan("600.00"),
                Money.ZERO,
                yuan("600.00"),
                Money.ZERO,
                yuan("200.00"),
                yuan("300.00"),
                yuan("100.00"),
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Optional.empty(),
                List.of(new Step(
                        Step.Source.OWN_BALANCE,
                        Step.Part.POLICY,
                        yuan("200.00"),
                        new Clause("汴政办〔2020〕59号", "四(四)"))));
    }

    /** The example of one event. */
    static LedgerEvent of(Class<?> type) {
        return all().stream().filter(type::isInstance).findFirst().orElseThrow();
    }
}
