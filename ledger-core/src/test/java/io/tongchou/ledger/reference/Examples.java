package io.tongchou.ledger.reference;

import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.events.AdvanceMade;
import io.tongchou.ledger.events.AdvanceReturned;
import io.tongchou.ledger.events.AdvanceSettled;
import io.tongchou.ledger.events.Alert;
import io.tongchou.ledger.events.AlertsReviewed;
import io.tongchou.ledger.events.AnnualPlanAdjusted;
import io.tongchou.ledger.events.AnnualPlanApproved;
import io.tongchou.ledger.events.AssessmentRecorded;
import io.tongchou.ledger.events.BenefitPaid;
import io.tongchou.ledger.events.BenefitRecovered;
import io.tongchou.ledger.events.BondBought;
import io.tongchou.ledger.events.BondRedeemed;
import io.tongchou.ledger.events.CatastrophicInsurancePaid;
import io.tongchou.ledger.events.ClosedAccount;
import io.tongchou.ledger.events.CollectionFilePosted;
import io.tongchou.ledger.events.CollectionFileReceived;
import io.tongchou.ledger.events.CountyPrefunded;
import io.tongchou.ledger.events.DecisionTaken;
import io.tongchou.ledger.events.DeficitCovered;
import io.tongchou.ledger.events.EntryImported;
import io.tongchou.ledger.events.EntryMoved;
import io.tongchou.ledger.events.EntryReclassified;
import io.tongchou.ledger.events.EntryReversed;
import io.tongchou.ledger.events.FundOpened;
import io.tongchou.ledger.events.FundRequestRejected;
import io.tongchou.ledger.events.FundRequestVerified;
import io.tongchou.ledger.events.FundsDisbursed;
import io.tongchou.ledger.events.FundsRequested;
import io.tongchou.ledger.events.FundsReturned;
import io.tongchou.ledger.events.GapCauseClaimed;
import io.tongchou.ledger.events.GapCauseRuled;
import io.tongchou.ledger.events.GapTopUpReceived;
import io.tongchou.ledger.events.HeldPremium;
import io.tongchou.ledger.events.ImportClosed;
import io.tongchou.ledger.events.ImportOpened;
import io.tongchou.ledger.events.ImportedLeg;
import io.tongchou.ledger.events.Instalment;
import io.tongchou.ledger.events.InterestReceived;
import io.tongchou.ledger.events.LateCorrection;
import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.events.LegacyBalanceHandedOver;
import io.tongchou.ledger.events.LegacyDebtDeducted;
import io.tongchou.ledger.events.LegacyDebtRegistered;
import io.tongchou.ledger.events.LegacyDebtSettled;
import io.tongchou.ledger.events.LineExplained;
import io.tongchou.ledger.events.LinesMatched;
import io.tongchou.ledger.events.Match;
import io.tongchou.ledger.events.MaturedShare;
import io.tongchou.ledger.events.MonthClosed;
import io.tongchou.ledger.events.MonthReopened;
import io.tongchou.ledger.events.Obligation;
import io.tongchou.ledger.events.ObligationDue;
import io.tongchou.ledger.events.ObligationsReviewed;
import io.tongchou.ledger.events.OpeningBalancesImported;
import io.tongchou.ledger.events.OtherExpenditurePaid;
import io.tongchou.ledger.events.OtherIncomeReceived;
import io.tongchou.ledger.events.OverriddenRefusal;
import io.tongchou.ledger.events.PaidToLevel;
import io.tongchou.ledger.events.PastEntriesReceived;
import io.tongchou.ledger.events.PaymentRepaid;
import io.tongchou.ledger.events.PaymentReturned;
import io.tongchou.ledger.events.PolicyAdopted;
import io.tongchou.ledger.events.PoolOpened;
import io.tongchou.ledger.events.PoolUnit;
import io.tongchou.ledger.events.PremiumAssessed;
import io.tongchou.ledger.events.PremiumCollected;
import io.tongchou.ledger.events.PremiumRefunded;
import io.tongchou.ledger.events.PrepaidPremiumsRecognised;
import io.tongchou.ledger.events.PriorYearExpenditureRecorded;
import io.tongchou.ledger.events.ProposalMade;
import io.tongchou.ledger.events.ProposalRejected;
import io.tongchou.ledger.events.ProposalWithdrawn;
import io.tongchou.ledger.events.ReceiptIdentified;
import io.tongchou.ledger.events.ReceivedFromLevel;
import io.tongchou.ledger.events.ReconciliationConfirmed;
import io.tongchou.ledger.events.RemittedToCityTreasury;
import io.tongchou.ledger.events.ReserveDrawn;
import io.tongchou.ledger.events.ReserveExtracted;
import io.tongchou.ledger.events.RevolvingFundDrawn;
import io.tongchou.ledger.events.RevolvingFundReplenished;
import io.tongchou.ledger.events.RevolvingFundSetUp;
import io.tongchou.ledger.events.RuledCause;
import io.tongchou.ledger.events.SettlementRestated;
import io.tongchou.ledger.events.StatementImported;
import io.tongchou.ledger.events.StatementLine;
import io.tongchou.ledger.events.SubsidyAssessed;
import io.tongchou.ledger.events.SubsidyReceived;
import io.tongchou.ledger.events.SweptToFiscalAccount;
import io.tongchou.ledger.events.TimeDepositMatured;
import io.tongchou.ledger.events.TimeDepositPlaced;
import io.tongchou.ledger.events.TransferInReceived;
import io.tongchou.ledger.events.TransferOutPaid;
import io.tongchou.ledger.events.TransferredToFiscalAccount;
import io.tongchou.ledger.events.UnidentifiedReceived;
import io.tongchou.ledger.events.UnitAdmitted;
import io.tongchou.ledger.events.UnitWithdrawn;
import io.tongchou.ledger.events.YearClosed;
import io.tongchou.ledger.policy.Clause;
import io.tongchou.ledger.policy.Mode;
import io.tongchou.ledger.policy.Parameter;
import io.tongchou.ledger.policy.PolicyCatalog;
import io.tongchou.ledger.posting.PostingRules;
import io.tongchou.ledger.settlement.Plan;
import io.tongchou.ledger.settlement.Step;
import io.tongchou.ledger.settlement.UnitSettlement;
import io.tongchou.ledger.settlement.UnitYear;
import io.tongchou.ledger.settlement.YearFacts;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.AdvanceKind;
import io.tongchou.ledger.vocabulary.AdvanceSource;
import io.tongchou.ledger.vocabulary.AlertLevel;
import io.tongchou.ledger.vocabulary.BenefitKind;
import io.tongchou.ledger.vocabulary.CollectionAccount;
import io.tongchou.ledger.vocabulary.DebtDirection;
import io.tongchou.ledger.vocabulary.DifferenceKind;
import io.tongchou.ledger.vocabulary.Direction;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.GapCause;
import io.tongchou.ledger.vocabulary.Government;
import io.tongchou.ledger.vocabulary.Grade;
import io.tongchou.ledger.vocabulary.HandoverStage;
import io.tongchou.ledger.vocabulary.IncomeKind;
import io.tongchou.ledger.vocabulary.IndicatorKind;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.LegacyDebtCategory;
import io.tongchou.ledger.vocabulary.LegacyForm;
import io.tongchou.ledger.vocabulary.LevelDirection;
import io.tongchou.ledger.vocabulary.MatchRule;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.ObligationKind;
import io.tongchou.ledger.vocabulary.Party;
import io.tongchou.ledger.vocabulary.PayeeType;
import io.tongchou.ledger.vocabulary.PayerCategory;
import io.tongchou.ledger.vocabulary.PlannedExpenditure;
import io.tongchou.ledger.vocabulary.PlannedIncome;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.PremiumKind;
import io.tongchou.ledger.vocabulary.Rate;
import io.tongchou.ledger.vocabulary.RefundOf;
import io.tongchou.ledger.vocabulary.StatementSource;
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
    private static final String FILE = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
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
                new FundOpened(
                        "开封市",
                        List.of(new PoolUnit(CITY, "市本级", UnitLevel.CITY, Optional.empty(), Optional.empty())),
                        List.of(),
                        LocalDate.of(2021, 7, 1)),
                new UnitAdmitted(new PoolUnit(
                        new UnitCode("410225"), "兰考县", UnitLevel.COUNTY, Optional.of(DAY), Optional.empty())),
                new UnitWithdrawn(new UnitCode("410225"), DAY),
                new PolicyAdopted(
                        PolicyCatalog.shipped().byId("kaifeng-2020-59").orElseThrow()),
                new DecisionTaken(
                        Parameter.GAP_SHARING,
                        GivenBook.parse("{'city':60,'county':40}"),
                        Optional.of(UNIT),
                        Optional.of(YEAR),
                        "汴政〔2022〕3号"),
                new AnnualPlanApproved(
                        UNIT,
                        YEAR,
                        Map.of(PlannedIncome.PREMIUM, yuan("900.00")),
                        Map.of(PlannedExpenditure.BENEFITS, yuan("800.00")),
                        Optional.of(5000),
                        Optional.of(yuan("850.00"))),
                new AnnualPlanAdjusted(
                        UNIT,
                        YEAR,
                        Map.of(PlannedIncome.PREMIUM, yuan("950.00")),
                        Map.of(PlannedExpenditure.BENEFITS, yuan("820.00")),
                        Optional.empty(),
                        Optional.empty()),
                new PriorYearExpenditureRecorded(UNIT, new FiscalYear(2020), yuan("1200.00")),
                new OpeningBalancesImported(List.of(
                        leg(Account.FISCAL_ACCOUNT, "40.00"),
                        new ImportedLeg(
                                UNIT,
                                Account.TIME_DEPOSIT,
                                Optional.empty(),
                                yuan("60.00"),
                                Optional.of("OLD-2"),
                                Optional.of(LocalDate.of(2022, 6, 30))),
                        leg(Account.ACCUMULATED_BALANCE, "-100.00"))),
                new ImportOpened(YearMonth.of(2020, 12)),
                new EntryImported(
                        "2020-12-0031",
                        "2020年12月 住院费用",
                        false,
                        List.of(
                                new ImportedLeg(
                                        UNIT,
                                        Account.BENEFITS,
                                        Optional.of(Item.INPATIENT),
                                        yuan("12.00"),
                                        Optional.empty(),
                                        Optional.empty()),
                                leg(Account.EXPENDITURE_ACCOUNT, "-12.00"))),
                new PastEntriesReceived("ab".repeat(32), Optional.of("2020.csv"), 2, 1, yuan("12.00")),
                new ImportClosed(YearMonth.of(2020, 12)),
                new LegacyBalanceHandedOver(
                        UNIT,
                        yuan("50.00"),
                        HandoverStage.FINAL_ACCOUNTS,
                        LegacyForm.TIME_DEPOSIT,
                        Optional.of("OLD-1"),
                        Optional.of(LocalDate.of(2022, 6, 30))),
                new LegacyDebtRegistered(
                        UNIT,
                        "D1",
                        DebtDirection.RECEIVABLE,
                        LegacyDebtCategory.TREASURY,
                        yuan("300.00"),
                        Optional.of("通许县财政局"),
                        Optional.of(LocalDate.of(2021, 12, 31)),
                        List.of(
                                new Instalment(LocalDate.of(2021, 6, 30), yuan("100.00")),
                                new Instalment(LocalDate.of(2021, 12, 31), yuan("200.00")))),
                new LegacyDebtSettled(UNIT, "D1", DebtDirection.RECEIVABLE, yuan("60.00")),
                new LegacyDebtDeducted(UNIT, "D1", yuan("40.00")),
                new PremiumAssessed(
                        UNIT,
                        "A1",
                        "91410222MA00000001",
                        PayerCategory.EMPLOYER,
                        MONTH,
                        Optional.of(yuan("18992.31")),
                        Optional.of(3),
                        yuan("1234.50"),
                        Optional.of("正政办发〔2022〕5号 一(二)1")),
                new SubsidyAssessed(
                        UNIT,
                        YEAR,
                        SubsidyLevel.COUNTY,
                        yuan("1160.00"),
                        LocalDate.of(2021, 9, 30),
                        Optional.of(2),
                        Optional.of(yuan("580.00"))),
                premium,
                new PremiumRefunded(premium, "F1", yuan("4.50"), yuan("14.50"), RefundOf.THIS_YEAR, Account.TREASURY),
                new PrepaidPremiumsRecognised(
                        new FiscalYear(2022),
                        List.of(new HeldPremium(UNIT, new FiscalYear(2022), PayerCategory.RESIDENT, yuan("320.00")))),
                new CollectionFileReceived(FILE, Optional.of("310-20210315.csv"), 3, yuan("1360.00")),
                new CollectionFilePosted(FILE, 1, yuan("1234.50"), 1, 0, 1),
                new SubsidyReceived(
                        UNIT, SubsidyLevel.PROVINCIAL, SubsidyAccount.FISCAL_ACCOUNT, yuan("580.00"), "豫财社〔2021〕7号"),
                new TransferInReceived(UNIT, yuan("7.00"), "T1"),
                new OtherIncomeReceived(UNIT, yuan("8.00"), "O1"),
                new ReceivedFromLevel(UNIT, LevelDirection.UP, yuan("9.00"), "L1"),
                new PaidToLevel(UNIT, LevelDirection.DOWN, yuan("9.50"), "L2"),
                new UnidentifiedReceived(UNIT, "U1", yuan("11.00")),
                new ReceiptIdentified(UNIT, "U1", IncomeKind.SUBSIDY, yuan("11.00")),
                new InterestReceived(
                        Account.FISCAL_ACCOUNT,
                        LocalDate.of(2021, 1, 1),
                        LocalDate.of(2021, 3, 31),
                        List.of(new UnitAmount(UNIT, yuan("1.01")), new UnitAmount(UnitCode.RESERVE, yuan("0.10")))),
                new TimeDepositPlaced(
                        "TD1",
                        List.of(new UnitAmount(UNIT, yuan("90.00")), new UnitAmount(UnitCode.RESERVE, yuan("10.00"))),
                        Rate.parse("0.0275"),
                        LocalDate.of(2022, 3, 15)),
                new TimeDepositMatured(
                        "TD1",
                        List.of(
                                new MaturedShare(UNIT, yuan("90.00"), yuan("2.48")),
                                new MaturedShare(UnitCode.RESERVE, yuan("10.00"), yuan("0.27")))),
                new BondBought("B1", List.of(new UnitAmount(UNIT, yuan("50.00"))), LocalDate.of(2024, 3, 15)),
                new BondRedeemed("B1", List.of(new MaturedShare(UNIT, yuan("50.00"), yuan("-0.10")))),
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
                new FundsReturned(UNIT, yuan("5.00")),
                new RevolvingFundSetUp(UNIT, yuan("20.00"), Optional.empty()),
                new RevolvingFundReplenished(UNIT, yuan("3.00"), Optional.of("年初补足")),
                new RevolvingFundDrawn(UNIT, yuan("6.00"), Optional.of("epidemic")),
                new BenefitPaid(
                        UNIT,
                        "P1",
                        BenefitKind.INPATIENT,
                        "H41022200001",
                        PayeeType.INSTITUTION,
                        yuan("66.60"),
                        Optional.of(MONTH),
                        Optional.empty()),
                new BenefitRecovered(
                        UNIT, "P1", "R1", BenefitKind.INPATIENT, yuan("6.60"), yuan("6.60"), RefundOf.THIS_YEAR),
                new CatastrophicInsurancePaid(UNIT, "P2", yuan("12.00")),
                new TransferOutPaid(UNIT, "P3", yuan("13.00")),
                new OtherExpenditurePaid(UNIT, "P4", yuan("14.00")),
                new PaymentReturned(
                        UNIT,
                        "P4",
                        new OtherExpenditurePaid(UNIT, "P4", yuan("14.00")),
                        YEAR,
                        yuan("14.00"),
                        Optional.empty()),
                new PaymentRepaid(
                        UNIT, "P4", "P5", new OtherExpenditurePaid(UNIT, "P4", yuan("14.00")), YEAR, yuan("14.00")),
                new AdvanceMade(
                        UNIT,
                        "AD1",
                        "H41022200001",
                        yuan("30.00"),
                        AdvanceKind.ROUTINE,
                        AdvanceSource.EXPENDITURE_ACCOUNT),
                new AdvanceSettled(UNIT, "AD1", yuan("20.00")),
                new AdvanceReturned(UNIT, "AD1", yuan("10.00")),
                new ReserveExtracted(
                        YEAR, 3, Rate.parse("0.10"), Mode.UNIFIED, List.of(new UnitAmount(UNIT, yuan("181.45")))),
                new ReserveDrawn(UNIT, YEAR, Mode.UNIFIED, yuan("25.00")),
                new StatementImported(
                        "TR-2021-03",
                        StatementSource.TREASURY,
                        Optional.of(UNIT),
                        LocalDate.of(2021, 3, 1),
                        LocalDate.of(2021, 3, 31),
                        Optional.of(yuan("0.00")),
                        Optional.of(yuan("1200.05")),
                        List.of(
                                new StatementLine(
                                        1,
                                        DAY,
                                        Direction.IN,
                                        yuan("1234.55"),
                                        Optional.of("E4100021030000017"),
                                        Optional.of("开封市税务局"),
                                        Optional.of("医保费入库")),
                                new StatementLine(
                                        2,
                                        DAY,
                                        Direction.OUT,
                                        yuan("34.50"),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()))),
                new LinesMatched(
                        "TR-2021-03",
                        StatementSource.TREASURY,
                        Optional.of(UNIT),
                        List.of(new Match(MatchRule.REFERENCE, List.of(1), List.of("tax-1"), yuan("1234.55")))),
                new LineExplained("TR-2021-03", 2, DifferenceKind.TIMING, "划转专户，次月入账"),
                new ReconciliationConfirmed(
                        Optional.of(UNIT), MONTH, Account.TREASURY, yuan("1200.05"), yuan("1234.55"), Party.FINANCE),
                new AlertsReviewed(
                        List.of(new Alert(
                                IndicatorKind.MATURITY,
                                Optional.of(CITY),
                                Optional.of("TIME_DEPOSIT T1"),
                                AlertLevel.NOTICE,
                                "time deposit T1 of 60.00 matures on 2021-04-01",
                                Optional.of(new Clause("汴政办〔2020〕59号", "三(三)1")))),
                        List.of(new Alert(
                                IndicatorKind.MONTHS_PAYABLE,
                                Optional.empty(),
                                Optional.empty(),
                                AlertLevel.RED,
                                "2.50 months payable",
                                Optional.empty()))),
                new ObligationsReviewed(
                        List.of(new ObligationDue(
                                ObligationKind.SUBSIDY,
                                UNIT,
                                "2021 COUNTY",
                                "COUNTY",
                                LocalDate.of(2021, 9, 30),
                                yuan("1160.00"),
                                yuan("160.00"))),
                        List.of(new ObligationDue(
                                ObligationKind.LEGACY_DEBT,
                                UNIT,
                                "D1",
                                "通许县财政局",
                                LocalDate.of(2021, 6, 30),
                                yuan("100.00"),
                                Money.ZERO))),
                new MonthClosed(MONTH, overrides),
                new MonthReopened(MONTH, "a receipt was left out"),
                new AssessmentRecorded(UNIT, YEAR, Grade.EXCELLENT),
                new GapCauseClaimed(UNIT, YEAR, "an epidemic", "通医保〔2022〕2号"),
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
                        List.of(settlement()),
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
                new SettlementRestated(
                        YEAR,
                        Mode.UNIFIED,
                        CITY,
                        unitYear(),
                        settlement(),
                        yuan("-1.00"),
                        yuan("2.00"),
                        yuan("-3.00"),
                        List.of(new Obligation(Government.COUNTY, yuan("-4.00"))),
                        "汴审〔2022〕9号"),
                new EntryReversed("tax-1", premium, exchanged(premium), Optional.of(late()), "wrong fund"),
                new EntryMoved(
                        "tax-1",
                        premium,
                        premium(OTHER),
                        exchanged(premium),
                        PostingRules.postings(premium(OTHER)),
                        Optional.empty(),
                        "wrong county"),
                new EntryReclassified(
                        "tax-1",
                        premium,
                        premium,
                        exchanged(premium),
                        PostingRules.postings(premium),
                        Optional.empty(),
                        "arrears, not current"),
                new ProposalMade("ReverseEntry", GivenBook.parse("{'entry':'tax-1','reason':'错'}"), Optional.of(DAY)),
                new ProposalRejected("p-1", "no"),
                new ProposalWithdrawn("p-2"));
    }

    private static ImportedLeg leg(Account account, String amount) {
        return new ImportedLeg(UNIT, account, Optional.empty(), yuan(amount), Optional.empty(), Optional.empty());
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
                Optional.of(DAY),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static LateCorrection late() {
        return new LateCorrection(
                new FiscalYear(2020), List.of(new ClosedAccount(UNIT, Account.PREMIUMS, yuan("1234.50"))), List.of());
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
