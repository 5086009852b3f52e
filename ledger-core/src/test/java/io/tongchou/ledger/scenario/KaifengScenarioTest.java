package io.tongchou.ledger.scenario;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.vocabulary.Government;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What only Kaifeng has: the plan's gate with a ruling after the close, and a second year that carries the first one's debts. */
class KaifengScenarioTest {

    private static final String CITY = "410200";
    private static final String QIXIAN = "410221";
    private static final String TONGXU = "410222";
    private static final String WEISHI = "410223";
    private static final String LANKAO = "410225";

    final Scenario kaifeng = Scenario.of("Kaifeng (开封): employees' insurance, 2021 and 2022", "kaifeng-2020-59", "310");

    @Test
    void twoYears() throws IOException {
        poolOpens();
        plans();
        firstMonths();
        spring();
        reserveOfTheFirstHalf();
        secondHalf();
        yearEnd();
        covering();
        secondYear();
        secondYearEnd();
        kaifeng.isApprovedAs("kaifeng");
    }

    private void poolOpens() {
        kaifeng.chapter("The pool opens")
                .tells("""
                        The story follows five of the ten accounting units (核算单位): the city level (市本级) 410200 and the counties
                        Qixian (杞县) 410221, Tongxu (通许县) 410222, Weishi (尉氏县) 410223 and Lankao (兰考县) 410225. Amounts are yuan;
                        after an account a positive amount is a debit (借) and a negative one a credit (贷).""")
                .on("2021-01-04")
                .step(
                        "Pooling starts with the year. Each fund is a book, each unit a complete set of accounts in it.",
                        "inForceFrom",
                        "mode",
                        "funds",
                        "units",
                        "separateBooks")
                .told()
                .step(
                        "Maternity insurance is a kind of benefit here and no fund: nothing can be booked to one.",
                        "funds")
                .toFund("510")
                .by(
                        "finance-clerk",
                        "HandOverLegacyBalance",
                        "{'unit':'410221','amount':'200.00','stage':'FINAL_ACCOUNTS'}")
                .refused(RefusalCode.FUND_UNKNOWN)
                .step(
                        "Qixian spent 1200.00 in 2020, before the book. Its prefund (预拨) is one month of that: 1200.00 × 1 ÷ 12 = 100.00. But there is no money yet.",
                        "prefundMonths")
                .by("city-clerk", "RecordPriorYearExpenditure", "{'unit':'410221','year':2020,'amount':'1200.00'}")
                .accepted()
                .step("So it is refused:")
                .by("finance-clerk", "PrefundCounty", "{'unit':'410221','year':2021}")
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "0.00")
                .step(
                        "The balances from before pooling (累计结余) come up to the city's fiscal account, each credited to its own unit. Tongxu has none.",
                        "legacy.balance",
                        "legacy.handover[0]")
                .by(
                        "finance-clerk",
                        "HandOverLegacyBalance",
                        "{'unit':'410221','amount':'200.00','stage':'FINAL_ACCOUNTS'}")
                .accepted("410221 1003.01 200.00", "410221 3001.02 -200.00");
        handedOver(CITY, "750.00");
        handedOver(WEISHI, "150.00");
        handedOver(LANKAO, "350.00");
        kaifeng.step("Now the prefund goes out.", "prefundMonths")
                .by("finance-clerk", "PrefundCounty", "{'unit':'410221','year':2021}")
                .accepted("410221 1004.01 100.00", "410221 1003.01 -100.00")
                .step("The others get theirs: one twelfth of 3000.00, 2400.00, 600.00 and 1800.00.")
                .told();
        prefunded(CITY, "3000.00", "250.00");
        prefunded(TONGXU, "2400.00", "200.00");
        prefunded(WEISHI, "600.00", "50.00");
        prefunded(LANKAO, "1800.00", "150.00");
        kaifeng.tells(
                        "Tongxu handed nothing over and has its prefund all the same, out of the common purse: its own share of the fiscal account is below zero, and only the total of all units must not be. That is what pooling means.")
                .stands(TONGXU, "1003.01", "-200.00")
                .step(
                        "Money that is not needed yet is placed for a year at 2%, 450.00 of the whole pool. It is shared by what stands above zero: 500.00 + 100.00 + 100.00 + 200.00 = 900.00, so each gives one half; Tongxu gives nothing.",
                        "investments")
                .by(
                        "finance-clerk",
                        "PlaceTimeDeposit",
                        "{'unit':'ALL','deposit':'TD-1','amount':'450.00','rate':'0.02','maturesOn':'2022-01-04'}")
                .accepted(
                        "410200 1003.02 250.00",
                        "410200 1003.01 -250.00",
                        "410221 1003.02 50.00",
                        "410221 1003.01 -50.00",
                        "410223 1003.02 50.00",
                        "410223 1003.01 -50.00",
                        "410225 1003.02 100.00",
                        "410225 1003.01 -100.00")
                .step(
                        "The list of old debts (历史遗留问题清单): the county owes Weishi's fund 60.00 of subsidies, to be paid in two instalments (分期分批清缴).",
                        "legacy.debts.SUBSIDY")
                .by(
                        "city-clerk",
                        "RegisterLegacyDebt",
                        "{'unit':'410223','debt':'OLD-W','direction':'RECEIVABLE','category':'SUBSIDY','amount':'60.00','responsible':'尉氏县政府','instalments':[{'dueOn':'2021-06-30','amount':'30.00'},{'dueOn':'2022-06-30','amount':'30.00'}]}")
                .accepted()
                .step(
                        "An enterprise in hardship owes Lankao's fund 20.00; it pays itself, and no day is given.",
                        "legacy.debts.HARDSHIP_ENTERPRISE")
                .by(
                        "city-clerk",
                        "RegisterLegacyDebt",
                        "{'unit':'410225','debt':'OLD-L','direction':'RECEIVABLE','category':'HARDSHIP_ENTERPRISE','amount':'20.00'}")
                .accepted()
                .step("Tongxu owes a hospital 40.00 from before pooling.", "legacy.debts.PROVIDER")
                .by(
                        "city-clerk",
                        "RegisterLegacyDebt",
                        "{'unit':'410222','debt':'OLD-T','direction':'PAYABLE','category':'PROVIDER','amount':'40.00'}")
                .accepted()
                .step(
                        "The other kinds of old debts wait for their plans in the same way, and nothing of them is due without one.",
                        "legacy.debts.TREASURY",
                        "legacy.debts.ORGAN",
                        "legacy.debts.ENTERPRISE",
                        "legacy.debts.BANKRUPT_RESTRUCTURED",
                        "legacy.debts.GOVERNMENT_BACKSTOP",
                        "legacy.debts.MATERNITY",
                        "legacy.debts.ADVANCED_BY_FUND")
                .told();
    }

    private void handedOver(String unit, String amount) {
        kaifeng.routine(
                "finance-clerk",
                "HandOverLegacyBalance",
                "{'unit':'%s','amount':'%s','stage':'FINAL_ACCOUNTS'}".formatted(unit, amount),
                unit + " 1003.01 " + amount,
                unit + " 3001.02 -" + amount);
    }

    private void prefunded(String unit, String spentIn2020, String prefund) {
        kaifeng.routine(
                        "city-clerk",
                        "RecordPriorYearExpenditure",
                        "{'unit':'%s','year':2020,'amount':'%s'}".formatted(unit, spentIn2020))
                .routine(
                        "finance-clerk",
                        "PrefundCounty",
                        "{'unit':'%s','year':2021}".formatted(unit),
                        unit + " 1004.01 " + prefund,
                        unit + " 1003.01 -" + prefund);
    }

    private void collected(String unit, String receiptNo, String amount) {
        kaifeng.routine(
                "tax",
                "CollectPremium",
                "{'unit':'%s','receiptNo':'%s','payerCategory':'EMPLOYER','kind':'CURRENT','period':'2021-01','amount':'%s'}"
                        .formatted(unit, receiptNo, amount),
                unit + " 1002 " + amount,
                unit + " 4001 -" + amount);
    }

    private void remitted(String unit, String amount) {
        kaifeng.routine("tax", "RemitToCityTreasury", all(unit), unit + " 1005 " + amount, unit + " 1002 -" + amount);
    }

    private void transferred(String unit, String amount) {
        kaifeng.routine(
                "finance-clerk",
                "TransferToFiscalAccount",
                all(unit),
                unit + " 1003.01 " + amount,
                unit + " 1005 -" + amount);
    }

    private static String all(String unit) {
        return "{'unit':'%s','amount':'ALL'}".formatted(unit);
    }

    private void plans() {
        kaifeng.chapter("The plans of 2021")
                .on("2021-01-05")
                .step("The city sets each unit's plan of income and expenditure (年度收支计划).", "plans")
                .by("city-clerk", "ApproveAnnualPlan", plan(QIXIAN, 2021, "600.00", "1000.00"))
                .accepted();
        planned(TONGXU, 2021, "500.00", "650.00");
        planned(WEISHI, 2021, "500.00", "400.00");
        planned(LANKAO, 2021, "500.00", "350.00");
        planned(CITY, 2021, "1000.00", "600.00");
    }

    private void planned(String unit, int year, String premiums, String benefits) {
        kaifeng.routine("city-clerk", "ApproveAnnualPlan", plan(unit, year, premiums, benefits));
    }

    private static String plan(String unit, int year, String premiums, String benefits) {
        return "{'unit':'%s','year':%d,'income':{'PREMIUM':'%s'},'expenditure':{'BENEFITS':'%s'}}"
                .formatted(unit, year, premiums, benefits);
    }

    private void firstMonths() {
        kaifeng.chapter("Premiums come in")
                .on("2021-01-20")
                .step(
                        "The rates are set elsewhere, so an assessment (核定应缴) by wages alone cannot be worked out.",
                        "premiums.ratesElsewhere")
                .by(
                        "county-410221",
                        "AssessPremium",
                        "{'unit':'410221','assessment':'A-1','payer':'U-1','payerCategory':'EMPLOYER','period':'2021-01','base':'1250.00'}")
                .refused(RefusalCode.RATE_UNDECIDED)
                .step("With the amount it can: employer U-1 owes 100.00 for January.")
                .by(
                        "county-410221",
                        "AssessPremium",
                        "{'unit':'410221','assessment':'A-1','payer':'U-1','payerCategory':'EMPLOYER','period':'2021-01','amount':'100.00'}")
                .accepted()
                .step(
                        "A receipt that carries money of a personal account (个人账户) is turned away whole: only the pooled fund is kept here.",
                        "personalAccountsKept")
                .by(
                        "tax",
                        "CollectPremium",
                        "{'unit':'410221','receiptNo':'R-Q-1','payerCategory':'EMPLOYER','kind':'CURRENT','period':'2021-01','amount':'200.00','personalAmount':'60.00'}")
                .refused(RefusalCode.PERSONAL_ACCOUNT_NOT_KEPT)
                .step("What is of the pooled fund comes in.", "premiums.path[0]")
                .by(
                        "tax",
                        "CollectPremium",
                        "{'unit':'410221','receiptNo':'R-Q-1','payerCategory':'EMPLOYER','kind':'CURRENT','period':'2021-01','amount':'200.00'}")
                .accepted("410221 1002 200.00", "410221 4001 -200.00");
        collected(CITY, "R-C-1", "500.00");
        collected(TONGXU, "R-T-1", "250.00");
        collected(WEISHI, "R-W-1", "200.00");
        collected(LANKAO, "R-L-1", "150.00");
        kaifeng.on("2021-01-25")
                .step("Lankao's county pays 50.00 for retired soldiers into the treasury.")
                .by(
                        "finance-clerk",
                        "ReceiveSubsidy",
                        "{'unit':'410225','level':'COUNTY','into':'TREASURY','amount':'50.00','reference':'S-L-1'}")
                .accepted("410225 1005 50.00", "410225 4101 -50.00")
                .on("2021-01-29")
                .step(
                        "By the month's end the tax authority remits all of it to the city treasury (市级国库).",
                        "premiums.path[0]")
                .id("remitted-in-january")
                .by("tax", "RemitToCityTreasury", "{'unit':'410221','amount':'ALL'}")
                .accepted("410221 1005 200.00", "410221 1002 -200.00");
        remitted(CITY, "500.00");
        remitted(TONGXU, "250.00");
        remitted(WEISHI, "200.00");
        remitted(LANKAO, "150.00");
        kaifeng.on("2021-01-31")
                .step(
                        "The fiscal account earned 0.45 of interest in January. From the 4th to the 31st the units above zero held 250.00, 50.00, 50.00 and 100.00, together 450.00: one thousandth each. Tongxu, below zero, counts as nothing.",
                        "separateBooks")
                .by(
                        "finance-clerk",
                        "ReceiveInterest",
                        "{'account':'1003.01','amount':'0.45','from':'2021-01-01','to':'2021-01-31'}")
                .accepted(
                        "410200 1003.01 0.25",
                        "410200 4201 -0.25",
                        "410221 1003.01 0.05",
                        "410221 4201 -0.05",
                        "410223 1003.01 0.05",
                        "410223 4201 -0.05",
                        "410225 1003.01 0.10",
                        "410225 4201 -0.10")
                .chapter("The books agree, or it is said why not")
                .step(
                        "The treasury's statement (国库对账单) for Qixian has 205.00: the 200.00 of the 29th, booked a day later, and 5.00 that the ledger does not know.",
                        "reconciliation",
                        "matchingWindowDays")
                .by(
                        "finance-clerk",
                        "ImportStatement",
                        "{'statement':'GK-2021-01','source':'TREASURY','unit':'410221','from':'2021-01-01','to':'2021-01-31','openingBalance':'0.00','closingBalance':'205.00',"
                                + "'lines':[{'on':'2021-01-30','amount':'200.00','text':'医保费入库'},{'on':'2021-01-30','amount':'5.00'}]}")
                .accepted()
                .step("With open lines the month does not close.", "reconciliation")
                .by("city-clerk", "CloseMonth", "{'month':'2021-01'}")
                .refused(RefusalCode.UNRECONCILED)
                .step("The first line is what the tax authority remitted.")
                .by(
                        "finance-clerk",
                        "MatchLine",
                        "{'statement':'GK-2021-01','lines':[1],'entries':['remitted-in-january']}")
                .accepted()
                .step(
                        "The second is Weishi's money: the treasury put it down to the wrong county and takes it back in February.")
                .by(
                        "finance-clerk",
                        "ExplainLine",
                        "{'statement':'GK-2021-01','line':2,'kind':'MISSING','reason':'the treasury put 5.00 of Weishi down to Qixian and takes it back in February'}")
                .accepted()
                .step(
                        "Each party gives its word (对账确认). The tax authority has nothing left to remit: it agrees.",
                        "reconciliation")
                .by(
                        "tax",
                        "ConfirmReconciliation",
                        "{'unit':'410221','month':'2021-01','account':'1002','balance':'0.00'}")
                .accepted()
                .step("Finance has 205.00 where the ledger has 200.00. Both are kept, and it stands as disputed.")
                .by(
                        "finance-clerk",
                        "ConfirmReconciliation",
                        "{'unit':'410221','month':'2021-01','account':'1005','balance':'205.00'}")
                .accepted()
                .step("Now the month closes.")
                .by("city-clerk", "CloseMonth", "{'month':'2021-01'}")
                .accepted()
                .chapter("The money moves on")
                .on("2021-02-01")
                .step("The treasury passes the money on to the fiscal account (市级财政专户).", "premiums.path[1]")
                .by("finance-clerk", "TransferToFiscalAccount", "{'unit':'410221','amount':'ALL'}")
                .accepted("410221 1003.01 200.00", "410221 1005 -200.00");
        transferred(CITY, "500.00");
        transferred(TONGXU, "250.00");
        transferred(WEISHI, "200.00");
        transferred(LANKAO, "200.00");
        kaifeng.on("2021-02-19")
                .step(
                        "U-1 pays its 100.00 of January 19 days late. The late fee (滞纳金): 100.00 × 0.0005 × 19 = 0.95, other income and no part of the reserve's base.",
                        "lateFeePerDay")
                .by(
                        "tax",
                        "CollectPremium",
                        "{'unit':'410221','receiptNo':'R-Q-2','payerCategory':'EMPLOYER','kind':'ARREARS','period':'2021-01','amount':'100.00','lateFee':'0.95','payer':'U-1','assessment':'A-1'}")
                .accepted("410221 1002 100.95", "410221 4001 -100.00", "410221 4501 -0.95")
                .on("2021-02-26")
                .banked(QIXIAN, "100.95");
    }

    private void spring() {
        kaifeng.chapter("Money goes out")
                .on("2021-02-26")
                .step(
                        "Each month a county asks for funds (用款申请) and the city verifies (核定). Qixian asks for 700.00.",
                        "requests")
                .by(
                        "county-410221",
                        "RequestFunds",
                        "{'unit':'410221','request':'Q-02','period':'2021-02','amount':'700.00'}")
                .accepted()
                .step("No more can be approved than was asked for.")
                .by("city-clerk", "VerifyFundRequest", "{'request':'Q-02','approved':'701.00'}")
                .refused(RefusalCode.EXCEEDS_REQUEST, "700.00")
                .step("The city approves 591.00: 491.00 for bills and 100.00 for the revolving fund.")
                .by("city-clerk", "VerifyFundRequest", "{'request':'Q-02','approved':'591.00'}")
                .accepted()
                .step("It is paid to the county's expenditure account (支出户).", "requests")
                .by("finance-clerk", "DisburseFunds", "{'request':'Q-02'}")
                .accepted("410221 1004.01 591.00", "410221 1003.01 -591.00")
                .step(
                        "One month of benefits, 1200.00 ÷ 12 = 100.00, is kept as revolving fund (周转金).",
                        "revolvingFundMonths")
                .by("county-410221", "SetUpRevolvingFund", "{'unit':'410221','amount':'100.00'}")
                .accepted("410221 1004.02 100.00", "410221 1004.01 -100.00")
                .on("2021-02-26")
                .step("Hospitals are paid.")
                .by(
                        "county-410221",
                        "PayBenefit",
                        "{'unit':'410221','paymentNo':'P-Q-1','kind':'INPATIENT','payee':'H1','payeeType':'INSTITUTION','amount':'500.00'}")
                .accepted("410221 5001 500.00", "410221 1004.01 -500.00")
                .benefit(CITY, "P-C-1", "250.00")
                .benefit(TONGXU, "P-T-1", "200.00")
                .benefit(WEISHI, "P-W-1", "50.00")
                .benefit(LANKAO, "P-L-1", "150.00")
                .step("91.00 go to an insured person,")
                .by(
                        "county-410221",
                        "PayBenefit",
                        "{'unit':'410221','paymentNo':'P-Q-2','kind':'OUTPATIENT','payee':'M-7','payeeType':'INSURED','amount':'91.00'}")
                .accepted("410221 5001 91.00", "410221 1004.01 -91.00")
                .monthsClosedThrough("2021-02")
                .on("2021-03-05")
                .step(
                        "and bounce (退票): the account was closed. The benefit stays an expenditure of the year, and is owed.")
                .by("county-410221", "ReturnPayment", "{'unit':'410221','paymentNo':'P-Q-2'}")
                .accepted("410221 1004.01 91.00", "410221 2001 -91.00")
                .on("2021-03-08")
                .step("Paid again to the right account under a new number.")
                .by("county-410221", "ReturnPayment", "{'unit':'410221','paymentNo':'P-Q-2','repaidAs':'P-Q-3'}")
                .accepted("410221 2001 91.00", "410221 1004.01 -91.00")
                .step("The March requests of the others.", "requests")
                .told()
                .funds(TONGXU, "T-03", "100.00")
                .funds(WEISHI, "W-03", "350.00")
                .benefit(TONGXU, "P-T-2", "60.00")
                .benefit(WEISHI, "P-W-2", "350.00")
                .step(
                        "Tongxu pays the old hospital bill. It belongs to the time before pooling, so it is no expenditure of 2021 and lowers the balance from before pooling at the close.",
                        "legacy.debts.PROVIDER")
                .by(
                        "county-410222",
                        "PayBenefit",
                        "{'unit':'410222','paymentNo':'P-T-OLD','kind':'INPATIENT','payee':'H2','payeeType':'INSTITUTION','amount':'40.00','legacyDebt':'OLD-T'}")
                .accepted("410222 5001.09 40.00", "410222 1004.01 -40.00")
                .monthsClosedThrough("2021-04")
                .on("2021-05-10")
                .step("A receipt is entered for Tongxu that will turn out to be Weishi's.")
                .id("misposted")
                .by(
                        "tax",
                        "CollectPremium",
                        "{'unit':'410222','receiptNo':'R-X-1','payerCategory':'EMPLOYER','kind':'CURRENT','period':'2021-05','amount':'50.00'}")
                .accepted("410222 1002 50.00", "410222 4001 -50.00")
                .banked(TONGXU, "50.00")
                .on("2021-05-12")
                .step(
                        "An emergency: Qixian draws 30.00 of its revolving fund and pays (特殊情况下医疗保险待遇支付).",
                        "revolvingFundMonths")
                .by("county-410221", "DrawRevolvingFund", "{'unit':'410221','amount':'30.00','reason':'flood'}")
                .accepted("410221 1004.01 30.00", "410221 1004.02 -30.00")
                .benefit(QIXIAN, "P-Q-4", "30.00")
                .monthsClosedThrough("2021-05")
                .on("2021-06-25")
                .step(
                        "Weishi's county pays the first instalment of its old debt; more than is left of it is refused.",
                        "legacy.debts.SUBSIDY")
                .by("finance-clerk", "SettleLegacyDebt", "{'debt':'OLD-W','amount':'60.01'}")
                .refused(RefusalCode.OVERPAID, "60.00")
                .step("30.00 it is: income of no year, and at the close part of Weishi's balance from before pooling.")
                .by("finance-clerk", "SettleLegacyDebt", "{'debt':'OLD-W','amount':'30.00'}")
                .accepted("410223 1003.01 30.00", "410223 4101.09 -30.00");
    }

    private void reserveOfTheFirstHalf() {
        kaifeng.chapter("The reserve of the first half-year")
                .on("2021-06-30")
                .step("The rate is the notice's, not the clerk's.", "reserve.extraction")
                .by("city-clerk", "ExtractReserve", "{'year':2021,'through':6,'rate':'0.08'}")
                .refused(RefusalCode.INVALID)
                .step(
                        "10% of what was raised (筹资总额, premiums and subsidies received): of 500.00, 300.00, 300.00, 200.00 and 150.00 + 50.00. It goes from each unit's own balance and money into the reserve (风险储备金), which is kept as one more unit.",
                        "reserve.extraction", "reserve.base", "indicators.levels")
                .by("city-clerk", "ExtractReserve", "{'year':2021,'through':6}")
                .accepted(
                        "410200 3001.01 50.00",
                        "410200 1003.01 -50.00",
                        "410221 3001.01 30.00",
                        "410221 1003.01 -30.00",
                        "410222 3001.01 30.00",
                        "410222 1003.01 -30.00",
                        "410223 3001.01 20.00",
                        "410223 1003.01 -20.00",
                        "410225 3001.01 20.00",
                        "410225 1003.01 -20.00",
                        "RESERVE 1003.01 50.00",
                        "RESERVE 3001.03 -50.00",
                        "RESERVE 1003.01 30.00",
                        "RESERVE 3001.03 -30.00",
                        "RESERVE 1003.01 30.00",
                        "RESERVE 3001.03 -30.00",
                        "RESERVE 1003.01 20.00",
                        "RESERVE 3001.03 -20.00",
                        "RESERVE 1003.01 20.00",
                        "RESERVE 3001.03 -20.00")
                .monthsClosedThrough("2021-06");
    }

    private void secondHalf() {
        kaifeng.chapter("The second half-year")
                .on("2021-07-20")
                .step(
                        "Premiums again; Lankao's hardship enterprise pays its 20.00 from before pooling with them.",
                        "legacy.debts.HARDSHIP_ENTERPRISE")
                .by(
                        "tax",
                        "CollectPremium",
                        "{'unit':'410225','receiptNo':'R-L-OLD','payerCategory':'EMPLOYER','kind':'ARREARS','period':'2020-06','amount':'20.00','legacyDebt':'OLD-L'}")
                .accepted("410225 1002 20.00", "410225 4001.09 -20.00")
                .banked(LANKAO, "20.00")
                .premium(CITY, "R-C-2", "500.00")
                .premium(QIXIAN, "R-Q-3", "320.00")
                .premium(TONGXU, "R-T-2", "250.00")
                .premium(WEISHI, "R-W-2", "150.00")
                .premium(LANKAO, "R-L-2", "300.00")
                .monthsClosedThrough("2021-07")
                .on("2021-08-02")
                .step("The city level buys treasury bonds (国债) with its own money.", "investments")
                .by(
                        "finance-clerk",
                        "BuyBond",
                        "{'unit':'410200','bond':'B-1','cost':'200.00','maturesOn':'2022-08-02'}")
                .accepted("410200 1201 200.00", "410200 1003.01 -200.00")
                .on("2021-08-09")
                .step(
                        "An employer of Qixian paid 20.00 twice. The refund takes the money from where it stands now, the fiscal account, and lowers the year's premiums.")
                .by("tax", "RefundPremium", "{'unit':'410221','receiptNo':'R-Q-3','refundNo':'F-1','amount':'20.00'}")
                .accepted("410221 4001 20.00", "410221 1003.01 -20.00")
                .funds(QIXIAN, "Q-08", "400.00")
                .step("Qixian fills its revolving fund up again.", "revolvingFundMonths")
                .by("county-410221", "ReplenishRevolvingFund", "{'unit':'410221','amount':'30.00'}")
                .accepted("410221 1004.02 30.00", "410221 1004.01 -30.00")
                .step("Lankao asks for 100.00 while its account is still full; the request is rejected.", "requests")
                .by(
                        "county-410225",
                        "RequestFunds",
                        "{'unit':'410225','request':'L-08','period':'2021-08','amount':'100.00'}")
                .accepted()
                .routine("city-clerk", "RejectFundRequest", "{'request':'L-08','reason':'no bills are open'}")
                .step("Nothing is paid on it.")
                .by("finance-clerk", "DisburseFunds", "{'request':'L-08'}")
                .refused(RefusalCode.REQUEST_NOT_VERIFIED)
                .monthsClosedThrough("2021-08")
                .on("2021-09-06")
                .step("The city level asks too; whoever asked may not verify.", "requests")
                .by(
                        "city-clerk",
                        "RequestFunds",
                        "{'unit':'410200','request':'C-09','period':'2021-09','amount':'250.00'}")
                .accepted()
                .step("The clerk tries:")
                .by("city-clerk", "VerifyFundRequest", "{'request':'C-09','approved':'250.00'}")
                .refused(RefusalCode.SAME_PERSON)
                .step("The head of the office does.")
                .by("city-head", "VerifyFundRequest", "{'request':'C-09','approved':'250.00'}")
                .accepted()
                .routine(
                        "finance-clerk",
                        "DisburseFunds",
                        "{'request':'C-09'}",
                        "410200 1004.01 250.00",
                        "410200 1003.01 -250.00")
                .funds(TONGXU, "T-09", "390.00")
                .funds(LANKAO, "L-09", "160.00")
                .benefit(CITY, "P-C-2", "250.00")
                .benefit(QIXIAN, "P-Q-5", "270.00")
                .benefit(TONGXU, "P-T-3", "390.00")
                .benefit(LANKAO, "P-L-2", "160.00")
                .on("2021-09-15")
                .step(
                        "The receipt of May was Weishi's. It is moved (调账) in one entry, although the money has long gone to the fiscal account: it is taken from where it stands now.",
                        "separateBooks")
                .by(
                        "city-clerk",
                        "MoveEntry",
                        "{'entry':'misposted','toUnit':'410223','reason':'the employer is registered in Weishi'}")
                .accepted("410222 1003.01 -50.00", "410222 4001 50.00", "410223 1003.01 50.00", "410223 4001 -50.00")
                .monthsClosedThrough("2021-09")
                .on("2021-10-11")
                .step("Weishi asks for 210.05; its plan is 400.00 and 350.00 of it are used.", "plans", "requests")
                .by(
                        "county-410223",
                        "RequestFunds",
                        "{'unit':'410223','request':'W-10','period':'2021-10','amount':'210.05'}")
                .accepted()
                .step("The plan stands against it:")
                .by("city-clerk", "VerifyFundRequest", "{'request':'W-10','approved':'210.05'}")
                .refused(RefusalCode.EXCEEDS_PLAN, "50.00")
                .step(
                        "The bills must be paid all the same. With a reason and a second person it passes, and the override stands in the book.")
                .by(
                        "city-clerk",
                        "VerifyFundRequest",
                        "{'request':'W-10','approved':'210.05','overrides':[{'code':'EXCEEDS_PLAN','reason':'more inpatients than planned'}]}")
                .accepted()
                .routine(
                        "finance-clerk",
                        "DisburseFunds",
                        "{'request':'W-10'}",
                        "410223 1004.01 210.05",
                        "410223 1003.01 -210.05")
                .benefit(WEISHI, "P-W-3", "210.05")
                .step(
                        "An inspection finds 10.00 too much in a bill of Lankao. Recovered in the same year it lowers the expenditure,")
                .by(
                        "county-410225",
                        "RecoverBenefit",
                        "{'unit':'410225','paymentNo':'P-L-1','recoveryNo':'V-1','amount':'10.00'}")
                .accepted("410225 1004.01 10.00", "410225 5001 -10.00")
                .step("and what is not needed goes back to the fiscal account.")
                .by("county-410225", "ReturnFunds", "{'unit':'410225','amount':'10.00'}")
                .accepted("410225 1003.01 10.00", "410225 1004.01 -10.00")
                .monthsClosedThrough("2021-10")
                .on("2021-11-15")
                .step(
                        "Some of Lankao's flexible workers want to pay ahead (预缴) for 2022. By the policy that is income when received, and nothing is held that could be recognised later.",
                        "premiums.prepaidRecognition",
                        "adjustable[1]")
                .by("city-clerk", "RecognisePrepaidPremiums", "{'year':2021}")
                .refused(RefusalCode.DECISION_MISSING)
                .step("The city decides otherwise, with a paper.", "adjustable[1]")
                .by(
                        "city-clerk",
                        "Decide",
                        "{'parameter':'prepaid.recognition','value':'BENEFIT_YEAR','document':'汴医保〔2021〕40号'}")
                .accepted()
                .on("2021-12-10")
                .step(
                        "12.00 paid ahead are now held for 2022: no income of 2021, and no part of the reserve's base.",
                        "premiums.prepaidRecognition")
                .by(
                        "tax",
                        "CollectPremium",
                        "{'unit':'410225','receiptNo':'R-L-3','payerCategory':'FLEXIBLE','kind':'PREPAID','period':'2022-01','amount':'12.00'}")
                .accepted("410225 1002 12.00", "410225 2001 -12.00")
                .banked(LANKAO, "12.00")
                .on("2021-12-20")
                .step("Qixian pays a bill of 100.00. In March it will turn out that it had been paid before.")
                .id("paid-twice")
                .by(
                        "county-410221",
                        "PayBenefit",
                        "{'unit':'410221','paymentNo':'P-Q-6','kind':'INPATIENT','payee':'H1','payeeType':'INSTITUTION','amount':'100.00'}")
                .accepted("410221 5001 100.00", "410221 1004.01 -100.00")
                .monthsClosedThrough("2021-12");
    }

    private void yearEnd() {
        kaifeng.chapter("The end of 2021")
                .on("2022-01-04")
                .step("A new year, but its prefund cannot be worked out: 2021 is not closed.", "prefundMonths")
                .by("finance-clerk", "PrefundCounty", "{'unit':'410221','year':2022}")
                .refused(RefusalCode.PRIOR_YEAR_UNKNOWN)
                .step(
                        "The time deposit matures with 9.00, shared as it was placed: 250 : 50 : 50 : 100.",
                        "investments")
                .by("finance-clerk", "MatureTimeDeposit", "{'deposit':'TD-1','interest':'9.00'}")
                .accepted(
                        "410200 1003.01 255.00",
                        "410200 1003.02 -250.00",
                        "410200 4201 -5.00",
                        "410221 1003.01 51.00",
                        "410221 1003.02 -50.00",
                        "410221 4201 -1.00",
                        "410223 1003.01 51.00",
                        "410223 1003.02 -50.00",
                        "410223 4201 -1.00",
                        "410225 1003.01 102.00",
                        "410225 1003.02 -100.00",
                        "410225 4201 -2.00")
                .on("2022-01-10")
                .step(
                        "December was closed in haste: the reserve of the second half-year is missing, and the year does not close without it.",
                        "reserve.extraction")
                .by("city-clerk", "CloseYear", "{'year':2021}")
                .refused(RefusalCode.RESERVE_NOT_EXTRACTED)
                .step("So December is opened once more by two persons.")
                .by("city-clerk", "ReopenMonth", "{'month':'2021-12','reason':'the reserve is missing'}")
                .accepted()
                .on("2021-12-31")
                .step(
                        "10% of the whole year less what was extracted: 100.00 − 50.00, 60.00 − 30.00, 50.00 − 30.00, 40.00 − 20.00, 50.00 − 20.00. The receipt that was moved counts where it belongs: Tongxu's base is 500.00, Weishi's 400.00.",
                        "reserve.extraction", "reserve.base")
                .by("city-clerk", "ExtractReserve", "{'year':2021,'through':12}")
                .accepted(
                        "410200 3001.01 50.00",
                        "410200 1003.01 -50.00",
                        "410221 3001.01 30.00",
                        "410221 1003.01 -30.00",
                        "410222 3001.01 20.00",
                        "410222 1003.01 -20.00",
                        "410223 3001.01 20.00",
                        "410223 1003.01 -20.00",
                        "410225 3001.01 30.00",
                        "410225 1003.01 -30.00",
                        "RESERVE 1003.01 50.00",
                        "RESERVE 3001.03 -50.00",
                        "RESERVE 1003.01 30.00",
                        "RESERVE 3001.03 -30.00",
                        "RESERVE 1003.01 20.00",
                        "RESERVE 3001.03 -20.00",
                        "RESERVE 1003.01 20.00",
                        "RESERVE 3001.03 -20.00",
                        "RESERVE 1003.01 30.00",
                        "RESERVE 3001.03 -30.00")
                .stands("RESERVE", "1003.01", "300.00")
                .monthsClosedThrough("2021-12")
                .on("2022-01-20")
                .step(
                        "The year is closed (年结): income and expenditure go to the balances, matters from before pooling to their own.",
                        "surplus")
                .by("city-clerk", "CloseYear", "{'year':2021}")
                .accepted()
                .tells("""
                        What the year came to. I is income, X what went to the reserve, E expenditure, B what the unit owned before.
                        Qixian: I = 600.00 premiums + 0.95 late fee + 0.05 interest. The gap of Qixian is 991.00 + 60.00 − 601.00 = 450.00,
                        of Tongxu 650.00 + 50.00 − 500.00 = 200.00, of Weishi 610.05 + 40.00 − 400.05 = 250.00.""")
                .came(CITY, 2021, "I 1000.25", "X 100.00", "E 500.00", "B 750.00")
                .came(QIXIAN, 2021, "I 601.00", "X 60.00", "E 991.00", "B 200.00")
                .came(TONGXU, 2021, "I 500.00", "X 50.00", "E 650.00", "B 0.00")
                .came(WEISHI, 2021, "I 400.05", "X 40.00", "E 610.05", "B 150.00")
                .came(LANKAO, 2021, "I 500.10", "X 50.00", "E 300.00", "B 350.00");
    }

    private void covering() {
        kaifeng.chapter("Who makes the gaps of 2021 up")
                .step(
                        "Qixian and Tongxu met their plans, so their gaps are of policy (政策性缺口) and go along the chain: own balance, reserve, own government.",
                        "gap.planGate",
                        "gap.policyPart")
                .told()
                .step(
                        "Weishi took in 400.05 of 500.00 and spent 610.05 of 400.00: it missed its plan, and its gap waits for a ruling on the cause (缺口成因待认定).",
                        "gap.planGate",
                        "gap.managementPart",
                        "gap.managementCauses")
                .told()
                .tells("""
                        The claims on the reserve are 450.00 − 200.00 = 250.00 of Qixian and 200.00 of Tongxu; together 450.00, and the reserve
                        has 300.00. Shared by claim: 300.00 × 250 ÷ 450 = 166.666… and 300.00 × 200 ÷ 450 = 133.333…; the odd fen goes to the
                        larger remainder. The rest, 83.33 and 66.67, is for the counties' own governments.""")
                .settlement(2021)
                .settled(
                        QIXIAN,
                        2021,
                        "gap 450.00",
                        "policyPart 450.00",
                        "fromOwnBalance 200.00",
                        "fromReserve 166.67",
                        "fromGovernment 83.33")
                .settled(TONGXU, 2021, "gap 200.00", "policyPart 200.00", "fromReserve 133.33", "fromGovernment 66.67")
                .settled(WEISHI, 2021, "gap 250.00")
                .settled(CITY, 2021, "surplus 400.25", "retained 400.25")
                .settled(LANKAO, 2021, "surplus 150.10", "retained 150.10")
                .on("2022-02-10")
                .step(
                        "Hospitals in Tongxu wait. It draws 100.00 of the reserve ahead of the covering (D).",
                        "gap.policyPart")
                .by("city-clerk", "DrawReserve", "{'unit':'410222','year':2021,'amount':'100.00'}")
                .accepted(
                        "RESERVE 3001.03 100.00",
                        "RESERVE 1003.01 -100.00",
                        "410222 1003.01 100.00",
                        "410222 3001.01 -100.00")
                .step("Qixian may draw what it needs of the reserve, 250.00, and no more,")
                .by("city-clerk", "DrawReserve", "{'unit':'410221','year':2021,'amount':'260.00'}")
                .refused(RefusalCode.EXCEEDS_NEED, "250.00")
                .step("and takes 200.00.")
                .by("city-clerk", "DrawReserve", "{'unit':'410221','year':2021,'amount':'200.00'}")
                .accepted(
                        "RESERVE 3001.03 200.00",
                        "RESERVE 1003.01 -200.00",
                        "410221 1003.01 200.00",
                        "410221 3001.01 -200.00")
                .step("Tongxu would like the rest of its need; the reserve is empty.")
                .by("city-clerk", "DrawReserve", "{'unit':'410222','year':2021,'amount':'60.00'}")
                .refused(RefusalCode.INSUFFICIENT_RESERVE, "0.00")
                .step("Weishi's gap is no gap of policy as long as nobody has ruled.")
                .by("city-clerk", "DrawReserve", "{'unit':'410223','year':2021,'amount':'1.00'}")
                .refused(RefusalCode.NOT_A_POLICY_GAP)
                .on("2022-02-15")
                .step(
                        "Qixian is covered (弥补缺口): 200.00 from its balance of before pooling; of the reserve it is entitled to 166.67, so it gives 200.00 − 166.67 = 33.33 back.",
                        "gap.policyPart")
                .by("city-clerk", "CoverDeficit", "{'unit':'410221','year':2021}")
                .accepted(
                        "410221 3001.02 200.00",
                        "410221 3001.01 -200.00",
                        "RESERVE 3001.03 -33.33",
                        "RESERVE 1003.01 33.33",
                        "410221 1003.01 -33.33",
                        "410221 3001.01 33.33")
                .owes(Government.COUNTY, QIXIAN, 2021, "83.33")
                .stands(QIXIAN, "3001.01", "83.33")
                .step("Tongxu is covered: 133.33 − 100.00 = 33.33 more of the reserve.", "gap.policyPart")
                .by("city-clerk", "CoverDeficit", "{'unit':'410222','year':2021}")
                .accepted(
                        "RESERVE 3001.03 33.33",
                        "RESERVE 1003.01 -33.33",
                        "410222 1003.01 33.33",
                        "410222 3001.01 -33.33")
                .owes(Government.COUNTY, TONGXU, 2021, "66.67")
                .stands("RESERVE", "3001.03", "0.00")
                .step("Weishi cannot be.", "gap.planGate")
                .by("city-clerk", "CoverDeficit", "{'unit':'410223','year':2021}")
                .refused(RefusalCode.RULING_PENDING)
                .step("The county claims that the cause was an outbreak.")
                .by(
                        "county-410223",
                        "ClaimGapCause",
                        "{'unit':'410223','year':2021,'claim':'an outbreak in autumn','evidence':'尉医保〔2022〕3号'}")
                .accepted()
                .on("2022-02-20")
                .step(
                        "The city rules, after the close, with two persons: 100.00 are of management (管理性缺口), 70.00 of them not collected and 30.00 by the inpatient rate; 150.00 are of policy.",
                        "gap.managementCauses")
                .by(
                        "city-clerk",
                        "RuleGapCause",
                        "{'unit':'410223','year':2021,'managementAmount':'100.00','evidence':'汴医保〔2022〕8号','causes':[{'cause':'UNCOLLECTED','amount':'70.00','document':'税务〔2022〕2号'},{'cause':'INPATIENT_RATE','amount':'30.00','document':'汴医保〔2022〕7号'}]}")
                .accepted()
                .tells("""
                        Own balance: o = min(150.00, 250.00) = 150.00, pro rata: 150.00 × 150 ÷ 250 = 90.00 for the policy part, 60.00 for the management
                        part. What is left, 60.00 and 40.00, is for the county. The policy part goes without the reserve because the plan was missed, and the
                        management part knows no reserve at all.""")
                .settled(
                        WEISHI,
                        2021,
                        "gap 250.00",
                        "policyPart 150.00",
                        "managementPart 100.00",
                        "fromOwnBalance 150.00",
                        "fromGovernment 100.00")
                .step("Now it can be covered.", "gap.policyPart", "gap.managementPart")
                .by("city-clerk", "CoverDeficit", "{'unit':'410223','year':2021}")
                .accepted("410223 3001.02 150.00", "410223 3001.01 -150.00")
                .owes(Government.COUNTY, WEISHI, 2021, "100.00")
                .settlement(2021)
                .tells("What the units begin 2022 with:");
        balances();
    }

    private void balances() {
        kaifeng.balances(CITY)
                .balances(QIXIAN)
                .balances(TONGXU)
                .balances(WEISHI)
                .balances(LANKAO)
                .balances("RESERVE");
    }

    private void secondYear() {
        kaifeng.chapter("The second year")
                .on("2022-02-25")
                .step(
                        "The premiums that were paid ahead insure this year and become its income.",
                        "premiums.prepaidRecognition",
                        "adjustable[1]")
                .by("city-clerk", "RecognisePrepaidPremiums", "{'year':2022}")
                .accepted("410225 2001 12.00", "410225 4001 -12.00")
                .step("With 2021 closed the prefund is known: 991.00 ÷ 12 = 82.583…", "prefundMonths")
                .by("finance-clerk", "PrefundCounty", "{'unit':'410221','year':2022}")
                .accepted("410221 1004.01 82.58", "410221 1003.01 -82.58")
                .step("and 650.00 ÷ 12 = 54.1666…, half a fen and more counts up.")
                .by("finance-clerk", "PrefundCounty", "{'unit':'410222','year':2022}")
                .accepted("410222 1004.01 54.17", "410222 1003.01 -54.17")
                .step("The plans of 2022.", "plans")
                .told();
        planned(QIXIAN, 2022, "600.00", "600.00");
        planned(TONGXU, 2022, "600.00", "620.00");
        planned(WEISHI, 2022, "500.00", "520.00");
        planned(LANKAO, 2022, "500.00", "350.00");
        planned(CITY, 2022, "1000.00", "600.00");
        kaifeng.step("The first premiums of 2022.", "premiums.path[0]", "premiums.path[1]")
                .told()
                .premium(CITY, "R22-C-1", "500.00")
                .premium(QIXIAN, "R22-Q-1", "300.00")
                .premium(TONGXU, "R22-T-1", "300.00")
                .premium(WEISHI, "R22-W-1", "250.00")
                .premium(LANKAO, "R22-L-1", "500.00")
                .monthsClosedThrough("2022-02")
                .chapter("A late finding: 2021 is restated")
                .on("2022-03-10")
                .step(
                        "The bill of 20 December had been paid before, and the hospital gives 100.00 back. Its year is closed and does not change: the reversal (冲销) brings the money to the expenditure account and the amount to the balance.")
                .by("county-410221", "ReverseEntry", "{'entry':'paid-twice','reason':'paid before with P-Q-5'}")
                .accepted("410221 1004.01 100.00", "410221 3001.01 -100.00")
                .tells("""
                        The settlement (清算) of 2021 as it should have been: E = 891.00, the gap 891.00 + 60.00 − 601.00 = 350.00, own balance 200.00,
                        the claim 150.00. The others stay as they are settled, so 300.00 − 133.33 = 166.67 of the reserve are there for Qixian: enough.
                        The differences: 150.00 − 166.67 = −16.67 of the reserve and 0.00 − 83.33 of the county, together the 100.00.""")
                .step("Restated by two persons:", "gap.policyPart")
                .by("city-clerk", "RestateSettlement", "{'unit':'410221','year':2021,'document':'汴审〔2022〕5号'}")
                .accepted(
                        "RESERVE 3001.03 -16.67",
                        "RESERVE 1003.01 16.67",
                        "410221 1003.01 -16.67",
                        "410221 3001.01 16.67")
                .came(QIXIAN, 2021, "I 601.00", "X 60.00", "E 891.00", "B 200.00")
                .settled(QIXIAN, 2021, "gap 350.00", "policyPart 350.00", "fromOwnBalance 200.00", "fromReserve 150.00")
                .owes(Government.COUNTY, QIXIAN, 2021, "0.00")
                .stands(QIXIAN, "3001.01", "0.00")
                .stands("RESERVE", "3001.03", "-16.67")
                .step("A second time there is nothing to restate.")
                .by("city-clerk", "RestateSettlement", "{'unit':'410221','year':2021,'document':'汴审〔2022〕5号'}")
                .refused(RefusalCode.NOTHING_CHANGED)
                .chapter("Late money and no money")
                .on("2022-03-20")
                .step(
                        "Of a receipt of 2021 another 15.00 are refunded. The year is over: it is other expenditure of 2022.")
                .by("tax", "RefundPremium", "{'unit':'410221','receiptNo':'R-Q-3','refundNo':'F-2','amount':'15.00'}")
                .accepted("410221 5401 15.00", "410221 1003.01 -15.00")
                .step("20.00 of a benefit of 2021 are recovered for Lankao: other income of 2022.")
                .by(
                        "county-410225",
                        "RecoverBenefit",
                        "{'unit':'410225','paymentNo':'P-L-2','recoveryNo':'V-2','amount':'20.00'}")
                .accepted("410225 1003.01 20.00", "410225 4501 -20.00")
                .step("The requests of 2022 and what they pay for.", "requests")
                .told()
                .funds(CITY, "C22-03", "250.00")
                .funds(QIXIAN, "Q22-03", "317.42")
                .funds(TONGXU, "T22-03", "557.83")
                .funds(WEISHI, "W22-03", "511.00")
                .funds(LANKAO, "L22-03", "200.00")
                .benefit(CITY, "P22-C-1", "250.00")
                .benefit(QIXIAN, "P22-Q-1", "500.00")
                .benefit(TONGXU, "P22-T-1", "612.00")
                .benefit(WEISHI, "P22-W-1", "511.00")
                .benefit(LANKAO, "P22-L-1", "200.00")
                .monthsClosedThrough("2022-05")
                .on("2022-06-10")
                .step("Tongxu's county pays what it owes for 2021, late (T). It cannot pay more,", "gap.policyPart")
                .by(
                        "finance-clerk",
                        "ReceiveGapTopUp",
                        "{'unit':'410222','year':2021,'from':'COUNTY','amount':'70.00'}")
                .refused(RefusalCode.EXCEEDS_OBLIGATION, "66.67")
                .step("and the 66.67 are no income of 2022: they make up 2021.")
                .by(
                        "finance-clerk",
                        "ReceiveGapTopUp",
                        "{'unit':'410222','year':2021,'from':'COUNTY','amount':'66.67'}")
                .accepted("410222 1003.01 66.67", "410222 4101.08 -66.67")
                .owes(Government.COUNTY, TONGXU, 2021, "0.00")
                .step(
                        "Weishi's county pays nothing of its 100.00 (O), but the second instalment of the old debt.",
                        "legacy.debts.SUBSIDY")
                .by("finance-clerk", "SettleLegacyDebt", "{'debt':'OLD-W','amount':'30.00'}")
                .accepted("410223 1003.01 30.00", "410223 4101.09 -30.00")
                .owes(Government.COUNTY, WEISHI, 2021, "100.00")
                .on("2022-06-30")
                .step(
                        "The reserve of the first half-year: 10% of 500.00, 300.00, 300.00, 250.00 and 500.00 + 12.00.",
                        "reserve.extraction")
                .by("city-clerk", "ExtractReserve", "{'year':2022,'through':6}")
                .accepted()
                .stands("RESERVE", "3001.03", "-202.87")
                .tells("16.67 + 50.00 + 30.00 + 30.00 + 25.00 + 51.20 = 202.87.")
                .on("2022-07-01")
                .step("The city lowers the rate to 8% (适时调整).", "adjustable[0]")
                .by("city-clerk", "Decide", "{'parameter':'reserve.rate','value':'0.08','document':'汴医保〔2022〕21号'}")
                .accepted()
                .step("What the notice itself fixes is not for a decision to change.", "gap.policyPart")
                .by(
                        "city-clerk",
                        "Decide",
                        "{'parameter':'gap.sharing','value':{'city':1,'county':1},'document':'汴医保〔2022〕21号'}")
                .refused(RefusalCode.PARAMETER_UNKNOWN)
                .on("2022-07-20")
                .step("The second premiums of 2022.", "premiums.path[0]", "premiums.path[1]")
                .told()
                .premium(CITY, "R22-C-2", "500.00")
                .premium(QIXIAN, "R22-Q-2", "300.00")
                .premium(TONGXU, "R22-T-2", "300.00")
                .premium(WEISHI, "R22-W-2", "250.00")
                .on("2022-08-02")
                .step(
                        "The bond is redeemed with 206.00: 6.00 of interest for the city level, whose money it was.",
                        "investments")
                .by("finance-clerk", "RedeemBond", "{'bond':'B-1','proceeds':'206.00'}")
                .accepted("410200 1003.01 206.00", "410200 1201 -200.00", "410200 4201 -6.00");
    }

    private void secondYearEnd() {
        kaifeng.chapter("The end of 2022")
                .monthsClosedThrough("2022-11")
                .on("2022-12-31")
                .step(
                        "The rate in force on the last day is of the whole year: 8%, less what was extracted. 80.00 − 50.00, twice 48.00 − 30.00, 40.00 − 25.00; Lankao, 512.00 × 8% = 40.96, gets 51.20 − 40.96 = 10.24 back.",
                        "reserve.extraction", "adjustable[0]")
                .by("city-clerk", "ExtractReserve", "{'year':2022,'through':12}")
                .accepted(
                        "410200 3001.01 30.00",
                        "410200 1003.01 -30.00",
                        "410221 3001.01 18.00",
                        "410221 1003.01 -18.00",
                        "410222 3001.01 18.00",
                        "410222 1003.01 -18.00",
                        "410223 3001.01 15.00",
                        "410223 1003.01 -15.00",
                        "410225 3001.01 -10.24",
                        "410225 1003.01 10.24",
                        "RESERVE 1003.01 30.00",
                        "RESERVE 3001.03 -30.00",
                        "RESERVE 1003.01 18.00",
                        "RESERVE 3001.03 -18.00",
                        "RESERVE 1003.01 18.00",
                        "RESERVE 3001.03 -18.00",
                        "RESERVE 1003.01 15.00",
                        "RESERVE 3001.03 -15.00",
                        "RESERVE 1003.01 -10.24",
                        "RESERVE 3001.03 10.24")
                .stands("RESERVE", "3001.03", "-273.63")
                .monthsClosedThrough("2022-12")
                .on("2023-01-20")
                .step("2022 is closed.", "surplus")
                .by("city-clerk", "CloseYear", "{'year':2022}")
                .accepted()
                .came(CITY, 2022, "I 1011.00", "X 80.00", "E 250.00", "B 1150.25")
                .came(QIXIAN, 2022, "I 601.00", "X 48.00", "E 515.00", "B 0.00")
                .came(TONGXU, 2022, "I 600.00", "X 48.00", "E 612.00", "B 0.00")
                .came(WEISHI, 2022, "I 501.00", "X 40.00", "E 511.00", "B 30.00")
                .came(LANKAO, 2022, "I 534.00", "X 40.96", "E 200.00", "B 520.10")
                .tells("""
                        Tongxu begins with 3001.01 at −66.67 and, since it paid the old bill out of nothing, 3001.02 at −40.00. Late top-up T = 66.67:
                        B = max(0, −66.67 − 40.00 + 66.67) = max(0, −40.00) = 0.00. The gap is 612.00 + 48.00 − 600.00 = 60.00: a negative balance that is
                        carried in is not added to it.

                        Weishi begins with 3001.01 at −100.00, which is what its county owes, and 3001.02 at 30.00. O = 100.00:
                        B = max(0, −100.00 + 30.00 + 100.00) = 30.00. The gap is 511.00 + 40.00 − 501.00 = 50.00 and the claim 50.00 − 30.00 = 20.00. Without O nothing
                        would count as owned and the claim would be 50.00: the county's unpaid debt would fall on the reserve.""")
                .settlement(2022)
                .settled(TONGXU, 2022, "gap 60.00", "policyPart 60.00", "fromReserve 60.00")
                .settled(WEISHI, 2022, "gap 50.00", "policyPart 50.00", "fromOwnBalance 30.00", "fromReserve 20.00")
                .on("2023-01-25")
                .step("Tongxu is covered.", "gap.policyPart")
                .by("city-clerk", "CoverDeficit", "{'unit':'410222','year':2022}")
                .accepted(
                        "RESERVE 3001.03 60.00",
                        "RESERVE 1003.01 -60.00",
                        "410222 1003.01 60.00",
                        "410222 3001.01 -60.00")
                .stands(TONGXU, "3001.01", "0.00")
                .stands(TONGXU, "3001.02", "40.00")
                .step(
                        "Weishi is covered. What stays below zero is what its county still owes, to the fen.",
                        "gap.policyPart")
                .by("city-clerk", "CoverDeficit", "{'unit':'410223','year':2022}")
                .accepted(
                        "410223 3001.02 30.00",
                        "410223 3001.01 -30.00",
                        "RESERVE 3001.03 20.00",
                        "RESERVE 1003.01 -20.00",
                        "410223 1003.01 20.00",
                        "410223 3001.01 -20.00")
                .stands(WEISHI, "3001.01", "100.00")
                .owes(Government.COUNTY, WEISHI, 2021, "100.00")
                .stands("RESERVE", "3001.03", "-193.63")
                .settlement(2022)
                .tells("What the units begin 2023 with:");
        balances();
    }
}
