package io.tongchou.ledger.scenario;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.policy.PolicyCatalog;
import io.tongchou.ledger.policy.ResidentFunding;
import io.tongchou.ledger.vocabulary.Government;
import io.tongchou.ledger.vocabulary.Money;
import java.io.IOException;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class WenzhouScenarioTest {

    private static final String POLICY = "wenzhou-2021-65";

    final Scenario wenzhou =
            Scenario.of("Wenzhou: one purse, parked balances, an open chain, 2022 and 2023", POLICY, "310");

    @Test
    void twoYears() throws IOException {
        wenzhou.tells("""
                What the clauses say is the notice's; amounts, papers of decisions and events are made up. [A] marks what the ledger \
                assumes where the notice is silent. After an arrow stands what was worked by hand and what the ledger was held to: a \
                debit balance is positive, a credit balance negative. I income, E expenditure, X reserve extracted, G gap, P surplus, \
                M and Q the gap's parts of management and of policy, B what the unit owned before the year's result, o what is used of \
                it (oQ, oM for the parts), T top-ups for earlier years, O what governments owe for them.""");
        thePoolOpens();
        balancesFromBeforePooling();
        plansAndNoPrefund();
        january();
        theYear();
        december();
        theYearsEnd();
        theSecondYear();
        residents();
        catastrophicInsurance();
        wenzhou.isApprovedAs("wenzhou");
    }

    private void thePoolOpens() {
        wenzhou.chapter("The pool opens")
                .tells(
                        "From 2022-01-01 the city and its twelve counties and districts have one purse and three funds, each in a"
                                + " book of its own. Four units are in this story: the city level (市本级, 330300), Lucheng (鹿城,"
                                + " 330302), Yongjia (永嘉, 330324) and Cangnan (苍南, 330327).",
                        "inForceFrom",
                        "mode",
                        "funds",
                        "units",
                        "separateBooks")
                .on("2022-01-04")
                .step(
                        "A premium that brings its personal-account part (个人账户) along is refused: the books hold the pooled fund"
                                + " alone.",
                        "personalAccountsKept")
                .by(
                        "tax",
                        "CollectPremium",
                        "{'unit':'330302','receiptNo':'LC-0','payerCategory':'EMPLOYEE','kind':'CURRENT','period':'2022-01','amount':'100.00','personalAmount':'40.00'}")
                .refused(RefusalCode.PERSONAL_ACCOUNT_NOT_KEPT);
    }

    private void balancesFromBeforePooling() {
        wenzhou.chapter("Balances from before pooling")
                .on("2022-01-05")
                .step(
                        "Lucheng has 1,200.00 from before pooling. The city takes as much as it needs to be able to pay for some"
                                + " months; how many is not given. It decides three.",
                        "undecided[2]")
                .by("city-clerk", "Decide", "{'parameter':'legacy.months','value':3,'document':'温医保联〔2022〕1号'}")
                .accepted()
                .on("2022-01-07")
                .step(
                        "Lucheng spent 1,200.00 in 2021, three months of it are 300.00. They are handed over and stay credited to"
                                + " Lucheng (3001.02).",
                        "legacy.balance")
                .by(
                        "finance-clerk",
                        "HandOverLegacyBalance",
                        "{'unit':'330302','amount':'300.00','stage':'FINAL_ACCOUNTS'}")
                .accepted("330302 1003.01 300.00", "330302 3001.02 -300.00")
                .step("The other 900.00 are parked with the former pooling area (暂存原统筹区).", "legacy.balance")
                .by(
                        "finance-clerk",
                        "HandOverLegacyBalance",
                        "{'unit':'330302','amount':'900.00','stage':'FINAL_ACCOUNTS','form':'PARKED'}")
                .accepted("330302 1003.04 900.00", "330302 3001.02 -900.00")
                .step("Yongjia had 120.00, less than three months; all of it is handed over.", "legacy.balance")
                .by(
                        "finance-clerk",
                        "HandOverLegacyBalance",
                        "{'unit':'330324','amount':'120.00','stage':'FINAL_ACCOUNTS'}")
                .accepted("330324 1003.01 120.00", "330324 3001.02 -120.00")
                .step(
                        "Cangnan comes with a gap of 200.00 from before pooling. It is Cangnan's to bear: a debt to the fund, kept"
                                + " beside the books. No date is given, so none is due.",
                        "legacy.debts.PRE_POOLING_GAP")
                .by(
                        "city-clerk",
                        "RegisterLegacyDebt",
                        "{'unit':'330327','debt':'CN-GAP','direction':'RECEIVABLE','category':'PRE_POOLING_GAP','amount':'200.00','responsible':'苍南县人民政府'}")
                .accepted();
    }

    private void plansAndNoPrefund() {
        wenzhou.chapter("Plans, and no prefund")
                .on("2022-01-10")
                .step("The city draws up the plans of the year, unit by unit.", "plans")
                .by(
                        "city-clerk",
                        "ApproveAnnualPlan",
                        "{'unit':'330302','year':2022,'income':{'PREMIUM':'3000.00'},'expenditure':{'BENEFITS':'2500.00'}}")
                .accepted()
                .routine(
                        "city-clerk",
                        "ApproveAnnualPlan",
                        "{'unit':'330324','year':2022,'income':{'PREMIUM':'1600.00'},'expenditure':{'BENEFITS':'2000.00'}}")
                .routine(
                        "city-clerk",
                        "ApproveAnnualPlan",
                        "{'unit':'330300','year':2022,'income':{'PREMIUM':'400.00'},'expenditure':{'BENEFITS':'250.00'}}")
                .step("Last year's expenditure of Lucheng is recorded.")
                .by("city-clerk", "RecordPriorYearExpenditure", "{'unit':'330302','year':2021,'amount':'1200.00'}")
                .accepted()
                .step("But no county is prefunded from it: this notice knows none.")
                .by("finance-clerk", "PrefundCounty", "{'unit':'330302','year':2022}")
                .refused(RefusalCode.NO_PREFUND_IN_POLICY);
    }

    private void january() {
        wenzhou.chapter("January: parked money pays nothing")
                .on("2022-01-12")
                .step("Lucheng asks for the month's 450.00.", "requests")
                .by(
                        "county-330302",
                        "RequestFunds",
                        "{'unit':'330302','request':'LC-01','period':'2022-01','amount':'450.00'}")
                .accepted()
                .routine("city-clerk", "VerifyFundRequest", "{'request':'LC-01','approved':'450.00'}")
                .step(
                        "The city's account holds Lucheng's 300.00 and Yongjia's 120.00. The parked 900.00 would pay it, and are"
                                + " not the city's to use.",
                        "legacy.balance")
                .by("finance-clerk", "DisburseFunds", "{'request':'LC-01'}")
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "420.00")
                .on("2022-01-17")
                .step(
                        "A premium is assessed. The notice leaves employers' rates to other rules, so the ledger cannot work it"
                                + " out.",
                        "premiums.ratesElsewhere")
                .by(
                        "county-330302",
                        "AssessPremium",
                        "{'unit':'330302','assessment':'LC-A1','payer':'E1','payerCategory':'EMPLOYER','period':'2022-01','base':'12500.00'}")
                .refused(RefusalCode.RATE_UNDECIDED)
                .step("The county assesses the amount itself: memo, no money moves.")
                .by(
                        "county-330302",
                        "AssessPremium",
                        "{'unit':'330302','assessment':'LC-A1','payer':'E1','payerCategory':'EMPLOYER','period':'2022-01','amount':'1000.00'}")
                .accepted()
                .on("2022-01-20")
                .step("It is paid to the tax authority.")
                .by(
                        "tax",
                        "CollectPremium",
                        "{'unit':'330302','receiptNo':'LC-1','payerCategory':'EMPLOYER','kind':'CURRENT','period':'2022-01','amount':'1000.00','payer':'E1','assessment':'LC-A1'}")
                .accepted("330302 1002 1000.00", "330302 4001 -1000.00")
                .step("It goes to the city treasury in full and on time (全额及时).", "premiums.path[0]")
                .by("tax", "RemitToCityTreasury", "{'unit':'330302','amount':'ALL'}")
                .accepted("330302 1005 1000.00", "330302 1002 -1000.00")
                .step("From there it goes into the city's fiscal account.", "premiums.path[1]")
                .by("finance-clerk", "TransferToFiscalAccount", "{'unit':'330302','amount':'ALL'}")
                .accepted("330302 1003.01 1000.00", "330302 1005 -1000.00")
                .on("2022-01-24")
                .step("Now the request can be paid.", "requests")
                .by("finance-clerk", "DisburseFunds", "{'request':'LC-01'}")
                .accepted("330302 1004.01 450.00", "330302 1003.01 -450.00")
                .benefit("330302", "LC-P1", "330.00")
                .step(
                        "Under the centralised procurement of medicines (集中带量采购) the fund pays hospitals ahead (预付); 二(一)6 of the"
                                + " notice asks for it. An advance (1101) is no expenditure yet.")
                .by(
                        "county-330302",
                        "AdvanceToProvider",
                        "{'unit':'330302','advance':'LC-JC1','payee':'H1','amount':'100.00','kind':'CENTRAL_PROCUREMENT'}")
                .accepted("330302 1101 100.00", "330302 1004.01 -100.00")
                .on("2022-01-28")
                .step("70.00 of it are settled with medicines that were paid for.")
                .by("county-330302", "SettleAdvance", "{'advance':'LC-JC1','amount':'70.00'}")
                .accepted("330302 5001 70.00", "330302 1101 -70.00")
                .step("The hospital cannot give back more than the 30.00 that are left.")
                .by("county-330302", "ReturnAdvance", "{'advance':'LC-JC1','amount':'40.00'}")
                .refused(RefusalCode.EXCEEDS_ADVANCE, "30.00")
                .step("It gives these back.")
                .by("county-330302", "ReturnAdvance", "{'advance':'LC-JC1','amount':'30.00'}")
                .accepted("330302 1004.01 30.00", "330302 1101 -30.00")
                .stands("330302", "1004.01", "50.00");
    }

    private void theYear() {
        wenzhou.chapter("The year")
                .on("2022-03-07")
                .step(
                        "An employer pays 200.00 of January 20 days late. Late fee (滞纳金): 200.00 × 0.0005 × 20 = 2.00; it is other"
                                + " income (4501), no premium.",
                        "lateFeePerDay")
                .by(
                        "tax",
                        "CollectPremium",
                        "{'unit':'330302','receiptNo':'LC-2','payerCategory':'EMPLOYER','kind':'ARREARS','period':'2022-01','amount':'200.00','lateFee':'2.00'}")
                .accepted("330302 1002 202.00", "330302 4001 -200.00", "330302 4501 -2.00")
                .banked("330302", "202.00")
                .on("2022-03-15")
                .step("Cangnan's government would pay 250.00 for its 200.00.", "legacy.debts.PRE_POOLING_GAP")
                .by("finance-clerk", "SettleLegacyDebt", "{'debt':'CN-GAP','amount':'250.00'}")
                .refused(RefusalCode.OVERPAID, "200.00")
                .step("It pays 150.00. That is no income of the year; it belongs to what was before pooling (4101.09).")
                .by("finance-clerk", "SettleLegacyDebt", "{'debt':'CN-GAP','amount':'150.00'}")
                .accepted("330327 1003.01 150.00", "330327 4101.09 -150.00")
                .on("2022-06-10")
                .tells("The rest of the year's premiums but one come in June.")
                .premium("330302", "LC-3", "1800.00")
                .premium("330324", "YJ-1", "1500.00")
                .premium("330300", "SB-1", "400.00")
                .tells(
                        "And the rest of the year's money is asked for and spent. Yongjia spends more than it brought in (1,500.00) and"
                                + " had (120.00): that is what one purse is for.",
                        "mode")
                .funds("330302", "LC-02", "2050.00")
                .benefit("330302", "LC-P2", "2100.00")
                .funds("330324", "YJ-01", "2000.00")
                .benefit("330324", "YJ-P1", "2000.00")
                .funds("330300", "SB-01", "250.00")
                .benefit("330300", "SB-P1", "250.00")
                .stands("330324", "1003.01", "-380.00")
                .on("2022-06-30")
                .step("A reserve is only to be explored (探索建立); none is extracted yet.", "reserve.extraction")
                .by("city-clerk", "ExtractReserve", "{'year':2022,'through':6}")
                .refused(RefusalCode.NO_RESERVE_IN_POLICY)
                .on("2022-07-01")
                .step(
                        "The city decides on a rate. It governs the whole year, since it is in force on its last day.",
                        "undecided[1]")
                .by("city-clerk", "Decide", "{'parameter':'reserve.rate','value':'0.02','document':'温医保联〔2022〕7号'}")
                .accepted();
    }

    private void december() {
        wenzhou.chapter("December")
                .on("2022-12-20")
                .step(
                        "An employer pays 100.00 for January 2023 ahead (预缴). On cash basis it is income of 2022.",
                        "premiums.prepaidRecognition",
                        "adjustable[0]")
                .by(
                        "tax",
                        "CollectPremium",
                        "{'unit':'330302','receiptNo':'LC-4','payerCategory':'EMPLOYER','kind':'PREPAID','period':'2023-01','amount':'100.00'}")
                .accepted("330302 1002 100.00", "330302 4001 -100.00")
                .banked("330302", "100.00")
                .tells(
                        "Money that stays in the treasury too long, a fund that runs low or a rush of spending at the year's end is"
                                + " shown by the indicators; no command is refused for it.",
                        "indicators.levels",
                        "indicators.rushedSpendingForbidden")
                .on("2022-12-31")
                .step(
                        "The reserve is extracted: 2% of premiums and subsidies of the year. City level 400.00 × 2% = 8.00; Lucheng"
                                + " (1,000.00 + 200.00 + 1,800.00 + 100.00) × 2% = 62.00; Yongjia 1,500.00 × 2% = 30.00.",
                        "reserve.base")
                .by("city-clerk", "ExtractReserve", "{'year':2022,'through':12}")
                .accepted(
                        "330300 3001.01 8.00",
                        "330300 1003.01 -8.00",
                        "330302 3001.01 62.00",
                        "330302 1003.01 -62.00",
                        "330324 3001.01 30.00",
                        "330324 1003.01 -30.00",
                        "RESERVE 1003.01 8.00",
                        "RESERVE 3001.03 -8.00",
                        "RESERVE 1003.01 62.00",
                        "RESERVE 3001.03 -62.00",
                        "RESERVE 1003.01 30.00",
                        "RESERVE 3001.03 -30.00")
                .stands("330300", "1003.01", "142.00")
                .stands("330302", "1003.01", "840.00")
                .stands("330324", "1003.01", "-410.00")
                .stands("330327", "1003.01", "150.00")
                .stands("RESERVE", "1003.01", "100.00")
                .step(
                        "The bank pays 12.32 of interest for the last day. Balances above zero are 142.00 + 840.00 + 150.00 + 100.00"
                                + " = 1,232.00, so each gets 1% of its own; Yongjia's, below zero, gets nothing, nor do the parked"
                                + " 900.00.")
                .by(
                        "finance-clerk",
                        "ReceiveInterest",
                        "{'account':'1003.01','amount':'12.32','from':'2022-12-31','to':'2022-12-31'}")
                .accepted(
                        "330300 1003.01 1.42",
                        "330300 4201 -1.42",
                        "330302 1003.01 8.40",
                        "330302 4201 -8.40",
                        "330327 1003.01 1.50",
                        "330327 4201 -1.50",
                        "RESERVE 1003.01 1.00",
                        "RESERVE 4201 -1.00")
                .tells("Agency, finance and tax compare their books before a month is closed.", "reconciliation")
                .monthsClosedThrough("2022-12");
    }

    private void theYearsEnd() {
        wenzhou.chapter("The year's end")
                .tells("Before the close the settlement is a preview. Yongjia's gap is nobody's yet.")
                .settlement(2022)
                .on("2023-01-10")
                .step("The year is closed; surplus goes to the city level.", "surplus")
                .by("city-clerk", "CloseYear", "{'year':2022}")
                .accepted()
                .tells("""
                        By hand. Lucheng: I = 3,100.00 premiums + 2.00 late fee + 8.40 interest = 3,110.40; X = 62.00; E = 330.00 + \
                        70.00 + 2,100.00 = 2,500.00; surplus P = 3,110.40 − 62.00 − 2,500.00 = 548.40, all of it to the city level. \
                        What it keeps in the city's account is what it brought: 300.00.""")
                .came("330302", 2022, "I 3110.40", "X 62.00", "E 2500.00", "B 1200.00")
                .settled("330302", 2022, "surplus 548.40", "toCityLevel 548.40")
                .stands("330302", "3001.01", "0.00")
                .stands("330302", "1003.01", "300.00")
                .tells(
                        "Cangnan: 1.50 of interest, to the city level as well. The city level keeps its own: 400.00 + 1.42 − 8.00 −"
                                + " 250.00 = 143.42; with what it gets it has 143.42 + 548.40 + 1.50 = 693.32.")
                .settled("330327", 2022, "surplus 1.50", "toCityLevel 1.50")
                .settled("330300", 2022, "surplus 143.42", "retained 143.42")
                .stands("330300", "3001.01", "-693.32")
                .tells(
                        "Cangnan's payment for the time before pooling is in its balance from before pooling, not in its result.")
                .stands("330327", "3001.02", "-150.00")
                .tells(
                        "Yongjia: G = 2,000.00 + 30.00 − 1,500.00 = 530.00; B = −30.00 (3001.01) + 120.00 (3001.02) + 30.00 (X) ="
                                + " 120.00.")
                .came("330324", 2022, "I 1500.00", "X 30.00", "E 2000.00", "B 120.00")
                .on("2023-02-10")
                .step("What meets a gap is left open. Nothing of it can be covered.", "undecided[0]")
                .by("city-clerk", "CoverDeficit", "{'unit':'330324','year':2022}")
                .refused(RefusalCode.DECISION_MISSING)
                .settled("330324", 2022, "gap 530.00", "policyPart 530.00", "unassigned 530.00")
                .step("The city rules that 130.00 of it came from management.")
                .by(
                        "city-clerk",
                        "RuleGapCause",
                        "{'unit':'330324','year':2022,'managementAmount':'130.00','evidence':'温医保核〔2023〕2号'}")
                .accepted()
                .settled(
                        "330324", 2022, "gap 530.00", "policyPart 400.00", "managementPart 130.00", "unassigned 530.00")
                .on("2023-03-01")
                .step(
                        "The city decides on the chain: of policy own balance, reserve, then city and county together; of management"
                                + " own balance, then the unit's own government.",
                        "undecided[0]")
                .by(
                        "city-clerk",
                        "Decide",
                        "{'parameter':'gap.chain','value':{'policyPart':['OWN_BALANCE','RESERVE','SHARED'],'managementPart':['OWN_BALANCE','GOVERNMENT']},'document':'温政办〔2023〕9号'}")
                .accepted()
                .tells("""
                        By hand. G = 530.00, M = 130.00, Q = 400.00. Own balance o = 120.00: oQ = 120.00 × 400.00 ÷ 530.00 = 90.56 \
                        (floored), oM = 120.00 − 90.56 = 29.44. Reserve: need = 400.00 − 90.56 = 309.44; it holds 100.00 + 1.00 = \
                        101.00, Yongjia's is the only claim. Left of Q: 309.44 − 101.00 = 208.44, for which the ratio is missing; of \
                        M: 130.00 − 29.44 = 100.56, Yongjia's government.""")
                .settled(
                        "330324",
                        2022,
                        "gap 530.00",
                        "policyPart 400.00",
                        "managementPart 130.00",
                        "fromOwnBalance 120.00",
                        "fromReserve 101.00",
                        "fromGovernment 100.56",
                        "unassigned 208.44")
                .step("Without the ratio it is still not covered; nobody assumes half and half.")
                .by("city-clerk", "CoverDeficit", "{'unit':'330324','year':2022}")
                .refused(RefusalCode.DECISION_MISSING)
                .on("2023-03-20")
                .step("City 7, county 3.")
                .by(
                        "city-clerk",
                        "Decide",
                        "{'parameter':'gap.sharing','value':{'city':7,'county':3},'document':'温财社〔2023〕15号'}")
                .accepted()
                .tells(
                        "Yongjia: 208.44 × 3 ÷ 10 = 62.53 (floored); the city 208.44 − 62.53 = 145.91. Yongjia's government owes"
                                + " 62.53 + 100.56 = 163.09.")
                .settled(
                        "330324",
                        2022,
                        "gap 530.00",
                        "policyPart 400.00",
                        "managementPart 130.00",
                        "fromOwnBalance 120.00",
                        "fromReserve 101.00",
                        "fromGovernment 100.56",
                        "fromCity 145.91",
                        "fromCounty 62.53")
                .step(
                        "The gap is covered. The own balance comes from before pooling (3001.02), since 3001.01 was −30.00 + 30.00 ="
                                + " 0.00 ahead of the result.")
                .by("city-clerk", "CoverDeficit", "{'unit':'330324','year':2022}")
                .accepted(
                        "330324 3001.02 120.00",
                        "330324 3001.01 -120.00",
                        "RESERVE 3001.03 101.00",
                        "RESERVE 1003.01 -101.00",
                        "330324 1003.01 101.00",
                        "330324 3001.01 -101.00")
                .owes(Government.CITY, "330324", 2022, "145.91")
                .owes(Government.COUNTY, "330324", 2022, "163.09")
                .tells("What is left below zero is what the two governments owe: 145.91 + 163.09 = 309.00.")
                .stands("330324", "3001.01", "309.00")
                .settlement(2022)
                .balances("330300")
                .balances("330302")
                .balances("330324")
                .balances("330327")
                .balances("RESERVE");
    }

    private void theSecondYear() {
        wenzhou.chapter("The second year: a surplus that is not there yet")
                .on("2023-04-10")
                .step("The city pays its part.")
                .by("finance-clerk", "ReceiveGapTopUp", "{'unit':'330324','year':2022,'from':'CITY','amount':'145.91'}")
                .accepted("330324 1003.01 145.91", "330324 4101.08 -145.91")
                .step("It owes nothing more.")
                .by("finance-clerk", "ReceiveGapTopUp", "{'unit':'330324','year':2022,'from':'CITY','amount':'1.00'}")
                .refused(RefusalCode.EXCEEDS_OBLIGATION, "0.00")
                .tells("Yongjia's government pays nothing in 2023.")
                .on("2023-06-10")
                .routine(
                        "city-clerk",
                        "ApproveAnnualPlan",
                        "{'unit':'330324','year':2023,'income':{'PREMIUM':'2000.00'},'expenditure':{'BENEFITS':'1700.00'}}")
                .premium("330324", "YJ-2", "2000.00")
                .funds("330324", "YJ-02", "1700.00")
                .benefit("330324", "YJ-P2", "1700.00")
                .on("2023-12-31")
                .step("2% of 2,000.00 for the reserve.", "reserve.base")
                .by("city-clerk", "ExtractReserve", "{'year':2023,'through':12}")
                .accepted(
                        "330324 3001.01 40.00",
                        "330324 1003.01 -40.00",
                        "RESERVE 1003.01 40.00",
                        "RESERVE 3001.03 -40.00")
                .monthsClosedThrough("2023-12")
                .on("2024-01-10")
                .step(
                        "The year is closed. Surplus goes to the city level only as far as Yongjia's accumulated balance (3001.01) is"
                                + " above zero.",
                        "surplus")
                .by("city-clerk", "CloseYear", "{'year':2023}")
                .accepted()
                .tells("""
                        By hand. I = 2,000.00, X = 40.00, E = 1,700.00: P = 260.00. T = 145.91, O = 163.09: B = −309.00 − 40.00 (3001.01) \
                        + 40.00 (X) + 145.91 (T) + 163.09 (O) = 0.00. After the close 3001.01 is −309.00 − 40.00 + 300.00 + 145.91 = \
                        96.91: that goes to the city level, of the 260.00 that are its due. The other 163.09 are still with Yongjia's \
                        government.""")
                .came("330324", 2023, "I 2000.00", "X 40.00", "E 1700.00", "B 0.00")
                .settled("330324", 2023, "surplus 260.00", "toCityLevel 260.00")
                .stands("330324", "3001.01", "0.00")
                .tells("The city level: 693.32 + 96.91 = 790.23.")
                .stands("330300", "3001.01", "-790.23")
                .owes(Government.COUNTY, "330324", 2022, "163.09")
                .settlement(2023)
                .balances("330300")
                .balances("330324")
                .balances("RESERVE");
    }

    private void residents() {
        ResidentFunding funding = PolicyCatalog.shipped()
                .byId(POLICY)
                .orElseThrow()
                .premiums()
                .residentFunding()
                .orElseThrow()
                .value();
        Money perHead = Money.parse("60000.00").times(funding.ofDisposableIncome(), RoundingMode.HALF_UP);
        wenzhou.chapter("Residents (城乡居民)")
                .book("390")
                .tells(
                        "A resident's disposable income was 60,000.00 in the year before. At least 2.5% of it is to be funded for each"
                                + " head, at least a third of that by the residents themselves; from 2024 on one standard for the city.",
                        "premiums.residentFunding", "premiums.uniformFrom")
                .holds("funding a head", perHead, "1500.00")
                .holds("a third of it", perHead.timesRatio(1, funding.personalOneIn(), RoundingMode.HALF_UP), "500.00")
                .on("2022-02-10")
                .step(
                        "For two residents of Cangnan the county's subsidy is due by the middle of the year: 2 × 1,000.00. Memo.")
                .by(
                        "city-clerk",
                        "AssessSubsidy",
                        "{'unit':'330327','year':2022,'level':'COUNTY','amount':'2000.00','dueOn':'2022-06-30','headcount':2,'standard':'1000.00'}")
                .accepted()
                .step("One of them pays the personal share.")
                .by(
                        "tax",
                        "CollectPremium",
                        "{'unit':'330327','receiptNo':'CN-R1','payerCategory':'RESIDENT','kind':'CURRENT','period':'2022-01','amount':'500.00'}")
                .accepted("330327 1002 500.00", "330327 4001 -500.00")
                .step("For the other, who is in hardship, medical aid (医疗救助) pays it.")
                .by(
                        "tax",
                        "CollectPremium",
                        "{'unit':'330327','receiptNo':'CN-R2','payerCategory':'MEDICAL_AID','kind':'CURRENT','period':'2022-01','amount':'500.00'}")
                .accepted("330327 1002 500.00", "330327 4001 -500.00")
                .banked("330327", "1000.00")
                .on("2022-06-20")
                .step("Of the subsidy 1,500.00 come into the treasury by then.")
                .by(
                        "finance-clerk",
                        "ReceiveSubsidy",
                        "{'unit':'330327','level':'COUNTY','into':'TREASURY','amount':'1500.00','reference':'CN-S1'}")
                .accepted("330327 1005 1500.00", "330327 4101 -1500.00")
                .routine(
                        "finance-clerk",
                        "TransferToFiscalAccount",
                        "{'unit':'330327','amount':'ALL'}",
                        "330327 1003.01 1500.00",
                        "330327 1005 -1500.00")
                .balances("330327");
    }

    private void catastrophicInsurance() {
        wenzhou.chapter("Catastrophic insurance (大病保险)")
                .book("392")
                .on("2022-02-10")
                .step("The employees' part is in this book, too.", "funds")
                .by(
                        "tax",
                        "CollectPremium",
                        "{'unit':'330302','receiptNo':'LC-D1','payerCategory':'EMPLOYEE','kind':'CURRENT','period':'2022-02','amount':'60.00'}")
                .accepted("330302 1002 60.00", "330302 4001 -60.00")
                .banked("330302", "60.00")
                .routine(
                        "city-clerk",
                        "ApproveAnnualPlan",
                        "{'unit':'330302','year':2022,'income':{'PREMIUM':'60.00'},'expenditure':{'BENEFITS':'100.00'}}")
                .routine(
                        "county-330302",
                        "RequestFunds",
                        "{'unit':'330302','request':'LC-D01','period':'2022-02','amount':'100.00'}")
                .routine("city-clerk", "VerifyFundRequest", "{'request':'LC-D01','approved':'100.00'}")
                .step(
                        "It pays with its own money alone. What the employees' basic fund (310) has on the same day does not count.",
                        "separateBooks")
                .by("finance-clerk", "DisburseFunds", "{'request':'LC-D01'}")
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "60.00")
                .step("The request is rejected; the plan has room again.")
                .by("city-clerk", "RejectFundRequest", "{'request':'LC-D01','reason':'more than the fund holds'}")
                .accepted()
                .funds("330302", "LC-D02", "45.00")
                .benefit("330302", "LC-DP1", "45.00")
                .balances("330302");
    }
}
