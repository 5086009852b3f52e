package io.tongchou.ledger.scenario;

import io.tongchou.ledger.book.BookUnitYear;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Government;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class QingyangScenarioTest {

    final Scenario qingyang = Scenario.of(
            "Qingyang: rates, a plan ceiling and the reserve first, 2022 and 2023", "qingyang-2022-4", "310");

    @Test
    void twoYears() throws IOException {
        qingyang.tells("""
                What the clauses say is the notice's; amounts, papers of decisions and events are made up. [A] marks what the ledger \
                assumes where the notice is silent. After an arrow stands what was worked by hand and what the ledger was held to: a \
                debit balance is positive, a credit balance negative. I income, E expenditure, X reserve extracted, G gap, P surplus, \
                M and Q the gap's parts of management and of policy, B what the unit owned before the year's result, o what is used of \
                it (oQ, oM for the parts), T top-ups for earlier years, O what governments owe for them.""");
        thePoolOpens();
        premiumsByRate();
        theReserve();
        spending();
        theYearsEnd();
        whatIsUndecided();
        covered();
        theSecondYear();
        qingyang.isApprovedAs("qingyang");
    }

    private void thePoolOpens() {
        qingyang.chapter("The pool opens, and plans have a ceiling")
                .tells(
                        "Employees' insurance of the city is one purse from 2022 on. Three units are in this story: Zhengning (正宁,"
                                + " 621025), Xifeng (西峰, 621002) and Ning (宁县, 621026).",
                        "inForceFrom",
                        "mode",
                        "funds",
                        "units",
                        "separateBooks",
                        "personalAccountsKept")
                .on("2022-01-10")
                .step(
                        "Zhengning would spend more than it takes in. The ceiling is planned income without the reserve; the"
                                + " reserve's rate is undecided, so nothing comes off.",
                        "planCeiling")
                .by(
                        "city-clerk",
                        "ApproveAnnualPlan",
                        "{'unit':'621025','year':2022,'income':{'PREMIUM':'16000.00'},'expenditure':{'BENEFITS':'16500.00'}}")
                .refused(RefusalCode.PLAN_ABOVE_CEILING, "16000.00")
                .step("It may spend as much as it takes in.", "plans")
                .by(
                        "city-clerk",
                        "ApproveAnnualPlan",
                        "{'unit':'621025','year':2022,'income':{'PREMIUM':'16000.00'},'expenditure':{'BENEFITS':'16000.00'}}")
                .accepted()
                .routine(
                        "city-clerk",
                        "ApproveAnnualPlan",
                        "{'unit':'621002','year':2022,'income':{'PREMIUM':'6000.00'},'expenditure':{'BENEFITS':'2000.00'}}")
                .routine(
                        "city-clerk",
                        "ApproveAnnualPlan",
                        "{'unit':'621026','year':2022,'income':{'PREMIUM':'1700.00'},'expenditure':{'BENEFITS':'1550.00'}}");
    }

    private void premiumsByRate() {
        qingyang.chapter("Premiums by rate")
                .on("2022-01-15")
                .tells(
                        "What is owed is assessed (核定) and kept beside the books. Last year's average wage is 60,000.00.");
        assessed("EMPLOYER", "A1", "'base':'10000.00'", "650.00", "An employer: wages of 10,000.00 × 6.5%.");
        assessed("EMPLOYEE", "A2", "'base':'10000.00'", "200.00", "Its employees: 10,000.00 × 2%.");
        assessed(
                "EMPLOYER",
                "A3",
                "'base':'3000.00'",
                "195.00",
                "For a retiree short of the years the former employer pays on: 3,000.00 × 6.5%.");
        assessed("RETIREE", "A4", "'base':'3000.00'", "60.00", "The retiree pays 3,000.00 × 2%.");
        assessed(
                "FLEXIBLE",
                "A5",
                "'base':'60000.00','headcount':1",
                "5100.00",
                "Who works flexibly (灵活就业): 60,000.00 × 8.5%.");
        assessed(
                "COLLECTIVE",
                "A6",
                "'base':'60000.00','headcount':1",
                "3600.00",
                "A retiree of a restructured collective enterprise, paid for by the county: 60,000.00 × 6%.");
        assessed(
                "GOVERNMENT",
                "A7",
                "'headcount':1",
                "6300.00",
                "A retiree of a bankrupt state-owned enterprise, paid for by the county: 6,300.00, once.");
        qingyang.on("2022-01-20")
                .tells(
                        "All is paid in time but 250.00 of the first employer's 650.00; it goes to the city treasury on the same day"
                                + " (即时) and on into the city's fiscal account.",
                        "premiums.path[0]",
                        "premiums.path[1]");
        collected("EMPLOYER", "A1", "400.00");
        collected("EMPLOYEE", "A2", "200.00");
        collected("EMPLOYER", "A3", "195.00");
        collected("RETIREE", "A4", "60.00");
        collected("FLEXIBLE", "A5", "5100.00");
        collected("COLLECTIVE", "A6", "3600.00");
        collected("GOVERNMENT", "A7", "6300.00");
        BookUnitYear zhengning = qingyang.state().year(new FiscalYear(2022)).unit(new UnitCode("621025"));
        qingyang.banked("621025", "15855.00")
                .holds(
                        "arrears (欠费): 16,105.00 assessed less 15,855.00",
                        zhengning.premiumsAssessed().minus(zhengning.assessedPremiumsCollected()),
                        "250.00")
                .on("2022-02-10")
                .step(
                        "Zhengning hands over the balance of its final accounts for 2021; it stays credited to Zhengning (3001.02).",
                        "legacy.balance",
                        "legacy.handover[0]")
                .by(
                        "finance-clerk",
                        "HandOverLegacyBalance",
                        "{'unit':'621025','amount':'100.00','stage':'FINAL_ACCOUNTS'}")
                .accepted("621025 1003.01 100.00", "621025 3001.02 -100.00");
    }

    private void assessed(String category, String assessment, String what, String byHand, String sentence) {
        qingyang.step(sentence, "premiums.rates." + category)
                .by(
                        "county-621025",
                        "AssessPremium",
                        "{'unit':'621025','assessment':'" + assessment + "','payer':'P','payerCategory':'" + category
                                + "','period':'2022-01'," + what + "}")
                .assessed(byHand);
    }

    private void collected(String category, String assessment, String amount) {
        qingyang.routine(
                "tax",
                "CollectPremium",
                "{'unit':'621025','receiptNo':'ZN-" + assessment + "','payerCategory':'" + category
                        + "','kind':'CURRENT','period':'2022-01','amount':'" + amount + "','assessment':'"
                        + assessment + "'}",
                "621025 1002 " + amount,
                "621025 4001 -" + amount);
    }

    private void theReserve() {
        qingyang.chapter("The reserve's rate")
                .on("2022-03-01")
                .step("The notice knows a reserve and gives no rate: nothing can be extracted.", "undecided[0]")
                .by("city-clerk", "ExtractReserve", "{'year':2022,'through':2}")
                .refused(RefusalCode.DECISION_MISSING)
                .step("The city decides: 5% go into the reserve.", "reserve.base")
                .by("city-clerk", "Decide", "{'parameter':'reserve.rate','value':'0.05','document':'庆医保发〔2022〕6号'}")
                .accepted()
                .on("2022-03-11")
                .step(
                        "The 250.00 come 40 days late. Late fee (滞纳金): 250.00 × 0.0005 × 40 = 5.00, other income (4501).",
                        "lateFeePerDay")
                .by(
                        "tax",
                        "CollectPremium",
                        "{'unit':'621025','receiptNo':'ZN-8','payerCategory':'EMPLOYER','kind':'ARREARS','period':'2022-01','amount':'250.00','lateFee':'5.00','assessment':'A1'}")
                .accepted("621025 1002 255.00", "621025 4001 -250.00", "621025 4501 -5.00")
                .banked("621025", "255.00")
                .tells(
                        "Premiums of the other two come in March and September. A premium that is paid ahead would be income when it"
                                + " is received, unless the city decides otherwise.",
                        "premiums.prepaidRecognition",
                        "adjustable[0]")
                .premium("621002", "XF-1", "4000.00")
                .premium("621026", "NX-1", "1000.00")
                .on("2022-03-31")
                .step(
                        "Through March the decided 5% govern all of the year so far: Xifeng 4,000.00 × 5% = 200.00, Zhengning"
                                + " (15,855.00 + 250.00) × 5% = 805.25, Ning 1,000.00 × 5% = 50.00. A late fee is no base.",
                        "reserve.base")
                .by("city-clerk", "ExtractReserve", "{'year':2022,'through':3}")
                .accepted(
                        "621002 3001.01 200.00",
                        "621002 1003.01 -200.00",
                        "621025 3001.01 805.25",
                        "621025 1003.01 -805.25",
                        "621026 3001.01 50.00",
                        "621026 1003.01 -50.00",
                        "RESERVE 1003.01 200.00",
                        "RESERVE 3001.03 -200.00",
                        "RESERVE 1003.01 805.25",
                        "RESERVE 3001.03 -805.25",
                        "RESERVE 1003.01 50.00",
                        "RESERVE 3001.03 -50.00")
                .on("2022-04-01")
                .step(
                        "Zhengning's plan is to be adjusted to 17,900.00 of income and 17,100.00 of expenditure. Now the reserve"
                                + " comes off: 17,900.00 − 17,900.00 × 5% = 17,005.00.",
                        "planCeiling")
                .by(
                        "city-clerk",
                        "AdjustAnnualPlan",
                        "{'unit':'621025','year':2022,'income':{'PREMIUM':'17900.00'},'expenditure':{'BENEFITS':'17100.00'}}")
                .refused(RefusalCode.PLAN_ABOVE_CEILING, "17005.00")
                .step("17,000.00 are below it. An adjustment needs approval, as the plan did.", "plans")
                .by(
                        "city-clerk",
                        "AdjustAnnualPlan",
                        "{'unit':'621025','year':2022,'income':{'PREMIUM':'17900.00'},'expenditure':{'BENEFITS':'17000.00'}}")
                .accepted()
                .on("2022-05-20")
                .step("The audit finds 20.00 more.", "legacy.handover[1]")
                .by("finance-clerk", "HandOverLegacyBalance", "{'unit':'621025','amount':'20.00','stage':'AUDITED'}")
                .accepted("621025 1003.01 20.00", "621025 3001.02 -20.00")
                .stands("621025", "3001.02", "-120.00");
    }

    private void spending() {
        qingyang.chapter("Spending, and the revolving fund (周转金)")
                .on("2022-05-23")
                .funds("621025", "ZN-01", "9000.00")
                .benefit("621025", "ZN-P1", "8900.00")
                .step(
                        "Zhengning would put the other 100.00 into a revolving fund. For how many months is not given.",
                        "undecided[3]")
                .by("county-621025", "SetUpRevolvingFund", "{'unit':'621025','amount':'100.00'}")
                .refused(RefusalCode.DECISION_MISSING)
                .on("2022-06-01")
                .step("The city decides: one month.", "undecided[3]")
                .by("city-clerk", "Decide", "{'parameter':'revolving.months','value':1,'document':'庆医保发〔2022〕14号'}")
                .accepted()
                .step("Now it can.", "undecided[3]")
                .by("county-621025", "SetUpRevolvingFund", "{'unit':'621025','amount':'100.00'}")
                .accepted("621025 1004.02 100.00", "621025 1004.01 -100.00")
                .on("2022-09-28")
                .step("A hospital's bill cannot wait for the next payout: 40.00 are drawn.")
                .by("county-621025", "DrawRevolvingFund", "{'unit':'621025','amount':'40.00','reason':'直接结算垫付'}")
                .accepted("621025 1004.01 40.00", "621025 1004.02 -40.00")
                .benefit("621025", "ZN-P2", "40.00")
                .premium("621002", "XF-2", "2000.00")
                .on("2022-10-10")
                .funds("621025", "ZN-02", "8000.00")
                .step("From the next payout they are put back.")
                .by("county-621025", "ReplenishRevolvingFund", "{'unit':'621025','amount':'40.00'}")
                .accepted("621025 1004.02 40.00", "621025 1004.01 -40.00")
                .benefit("621025", "ZN-P3", "7960.00")
                .funds("621002", "XF-01", "2000.00")
                .benefit("621002", "XF-P1", "2000.00")
                .funds("621026", "NX-01", "1550.00")
                .benefit("621026", "NX-P1", "1550.00")
                .tells(
                        "How the plans are kept to is followed by the indicators; no command is refused for it.",
                        "indicators.levels")
                .on("2022-12-31")
                .step("Through December: what Xifeng's 2,000.00 of September add.", "reserve.base")
                .by("city-clerk", "ExtractReserve", "{'year':2022,'through':12}")
                .accepted(
                        "621002 3001.01 100.00",
                        "621002 1003.01 -100.00",
                        "RESERVE 1003.01 100.00",
                        "RESERVE 3001.03 -100.00")
                .stands("RESERVE", "3001.03", "-1155.25")
                .monthsClosedThrough("2022-12");
    }

    private void theYearsEnd() {
        qingyang.chapter("The year's end")
                .tells("Before the close, as if it were closed now:")
                .settlement(2022)
                .on("2023-01-10")
                .step("The year is closed.")
                .by("city-clerk", "CloseYear", "{'year':2022}")
                .accepted()
                .tells("""
                        By hand. Zhengning: I = 16,105.00 + 5.00 = 16,110.00; X = 805.25; E = 8,900.00 + 40.00 + 7,960.00 = 16,900.00; \
                        G = 16,900.00 + 805.25 − 16,110.00 = 1,595.25. B = −805.25 (3001.01) + 120.00 (3001.02) + 805.25 (X) = 120.00.""")
                .came("621025", 2022, "I 16110.00", "X 805.25", "E 16900.00", "B 120.00")
                .tells("Ning: G = 1,550.00 + 50.00 − 1,000.00 = 600.00; B = −50.00 + 50.00 = 0.00.")
                .came("621026", 2022, "I 1000.00", "X 50.00", "E 1550.00", "B 0.00")
                .tells("Xifeng keeps its surplus: 6,000.00 − 300.00 − 2,000.00 = 3,700.00.", "surplus")
                .settled("621002", 2022, "surplus 3700.00", "retained 3700.00")
                .stands("621002", "3001.01", "-3700.00");
    }

    private void whatIsUndecided() {
        qingyang.chapter("What is undecided")
                .on("2023-01-16")
                .step("Zhengning claims that all of its gap came from policy.")
                .by(
                        "county-621025",
                        "ClaimGapCause",
                        "{'unit':'621025','year':2022,'claim':'住院率上升，均为合理支出','evidence':'正医保报〔2023〕1号'}")
                .accepted()
                .step(
                        "The city rules that 195.25 were not reasonable (合理) expenditure: M = 195.25, Q = 1,595.25 − 195.25 = 1,400.00.",
                        "gap.policyPart")
                .by(
                        "city-clerk",
                        "RuleGapCause",
                        "{'unit':'621025','year':2022,'managementAmount':'195.25','evidence':'庆医保核〔2023〕3号','causes':[{'cause':'COST_CONTROL','amount':'195.25','document':'庆医保核〔2023〕3号'}]}")
                .accepted()
                .step("Of what meets the rest the notice says nothing.", "undecided[2]")
                .by("city-clerk", "CoverDeficit", "{'unit':'621025','year':2022}")
                .refused(RefusalCode.DECISION_MISSING)
                .settled(
                        "621025",
                        2022,
                        "gap 1595.25",
                        "policyPart 1400.00",
                        "managementPart 195.25",
                        "unassigned 1595.25")
                .tells(
                        "As long as Zhengning has no claim the reserve would meet Ning's whole gap; the city waits with Ning's.")
                .settled("621026", 2022, "gap 600.00", "policyPart 600.00", "fromReserve 600.00")
                .on("2023-02-01")
                .step("The city decides what meets a gap of management: own balance, then the unit's own government.")
                .by(
                        "city-clerk",
                        "Decide",
                        "{'parameter':'gap.chain','value':['OWN_BALANCE','GOVERNMENT'],'document':'庆政办发〔2023〕4号'}")
                .accepted()
                .tells("""
                        By hand. The reserve comes first: needs 1,400.00 (Zhengning) + 600.00 (Ning) = 2,000.00, it holds 1,155.25. \
                        Zhengning 1,155.25 × 7 ÷ 10 = 808.675, Ning 346.575: the odd fen goes to the lower code, 808.68 and 346.57.
                        Then Zhengning's own balance, pro rata to what is left: 1,400.00 − 808.68 = 591.32 and 195.25, together 786.57. \
                        oQ = 120.00 × 591.32 ÷ 786.57 = 90.21 (floored), oM = 29.79. Left: 591.32 − 90.21 = 501.11 of policy, \
                        195.25 − 29.79 = 165.46 of management, its government's.
                        Ning has no own balance: 600.00 − 346.57 = 253.43 are left.""", "gap.policyPart")
                .settled(
                        "621025",
                        2022,
                        "gap 1595.25",
                        "policyPart 1400.00",
                        "managementPart 195.25",
                        "fromOwnBalance 120.00",
                        "fromReserve 808.68",
                        "fromGovernment 165.46",
                        "unassigned 501.11")
                .settled("621026", 2022, "gap 600.00", "policyPart 600.00", "fromReserve 346.57", "unassigned 253.43")
                .step("How city and county share is not given either.", "undecided[1]")
                .by("city-clerk", "CoverDeficit", "{'unit':'621025','year':2022}")
                .refused(RefusalCode.DECISION_MISSING);
    }

    private void covered() {
        qingyang.chapter("Drawn ahead, then covered")
                .on("2023-02-06")
                .step(
                        "Hospitals wait. Zhengning would draw on the reserve ahead of its covering, but needs 1,400.00 at most.")
                .by("city-clerk", "DrawReserve", "{'unit':'621025','year':2022,'amount':'1450.00'}")
                .refused(RefusalCode.EXCEEDS_NEED, "1400.00")
                .step("The reserve holds less than that.")
                .by("city-clerk", "DrawReserve", "{'unit':'621025','year':2022,'amount':'1200.00'}")
                .refused(RefusalCode.INSUFFICIENT_RESERVE, "1155.25")
                .step("500.00 are drawn.", "gap.policyPart")
                .by("city-clerk", "DrawReserve", "{'unit':'621025','year':2022,'amount':'500.00'}")
                .accepted(
                        "RESERVE 3001.03 500.00",
                        "RESERVE 1003.01 -500.00",
                        "621025 1003.01 500.00",
                        "621025 3001.01 -500.00")
                .on("2023-02-20")
                .step("The city decides: city 60, county 40.", "undecided[1]")
                .by(
                        "city-clerk",
                        "Decide",
                        "{'parameter':'gap.sharing','value':{'city':60,'county':40},'document':'庆政办发〔2023〕7号'}")
                .accepted()
                .tells("""
                        Zhengning: 501.11 × 40 ÷ 100 = 200.44 (floored), the city 501.11 − 200.44 = 300.67 with the odd fen; Zhengning's \
                        government owes 200.44 + 165.46 = 365.90. Ning: 253.43 × 40 ÷ 100 = 101.37, the city 152.06.""")
                .settled(
                        "621025",
                        2022,
                        "gap 1595.25",
                        "policyPart 1400.00",
                        "managementPart 195.25",
                        "fromOwnBalance 120.00",
                        "fromReserve 808.68",
                        "fromGovernment 165.46",
                        "fromCity 300.67",
                        "fromCounty 200.44")
                .settlement(2022)
                .step(
                        "Zhengning's gap is covered; of the reserve's 808.68 the 308.68 are drawn that were not drawn ahead.")
                .by("city-clerk", "CoverDeficit", "{'unit':'621025','year':2022}")
                .accepted(
                        "621025 3001.02 120.00",
                        "621025 3001.01 -120.00",
                        "RESERVE 3001.03 308.68",
                        "RESERVE 1003.01 -308.68",
                        "621025 1003.01 308.68",
                        "621025 3001.01 -308.68")
                .step("And Ning's.")
                .by("city-clerk", "CoverDeficit", "{'unit':'621026','year':2022}")
                .accepted(
                        "RESERVE 3001.03 346.57",
                        "RESERVE 1003.01 -346.57",
                        "621026 1003.01 346.57",
                        "621026 3001.01 -346.57")
                .owes(Government.CITY, "621025", 2022, "300.67")
                .owes(Government.COUNTY, "621025", 2022, "365.90")
                .owes(Government.CITY, "621026", 2022, "152.06")
                .owes(Government.COUNTY, "621026", 2022, "101.37")
                .tells("What stays below zero is what is owed: 300.67 + 365.90 = 666.57 and 152.06 + 101.37 = 253.43.")
                .stands("621025", "3001.01", "666.57")
                .stands("621026", "3001.01", "253.43")
                .stands("RESERVE", "3001.03", "0.00")
                .balances("621002")
                .balances("621025")
                .balances("621026");
    }

    private void theSecondYear() {
        qingyang.chapter("The second year: top-ups arrive late")
                .on("2023-03-10")
                .routine(
                        "city-clerk",
                        "ApproveAnnualPlan",
                        "{'unit':'621025','year':2023,'income':{'PREMIUM':'18500.00'},'expenditure':{'BENEFITS':'17500.00'}}")
                .routine(
                        "city-clerk",
                        "ApproveAnnualPlan",
                        "{'unit':'621002','year':2023,'income':{'PREMIUM':'7400.00'},'expenditure':{'BENEFITS':'7000.00'}}")
                .routine(
                        "city-clerk",
                        "ApproveAnnualPlan",
                        "{'unit':'621026','year':2023,'income':{'PREMIUM':'2000.00'},'expenditure':{'BENEFITS':'1500.00'}}")
                .premium("621025", "ZN-9", "17000.00")
                .premium("621002", "XF-3", "6000.00")
                .premium("621026", "NX-2", "2000.00")
                .on("2023-04-10")
                .step("The city pays what it owes for Zhengning and for Ning, in the year after.")
                .by("finance-clerk", "ReceiveGapTopUp", "{'unit':'621025','year':2022,'from':'CITY','amount':'300.67'}")
                .accepted("621025 1003.01 300.67", "621025 4101.08 -300.67")
                .routine(
                        "finance-clerk",
                        "ReceiveGapTopUp",
                        "{'unit':'621026','year':2022,'from':'CITY','amount':'152.06'}",
                        "621026 1003.01 152.06",
                        "621026 4101.08 -152.06")
                .on("2023-10-10")
                .funds("621025", "ZN-03", "17500.00")
                .benefit("621025", "ZN-P4", "17500.00")
                .funds("621002", "XF-02", "7000.00")
                .benefit("621002", "XF-P2", "7000.00")
                .funds("621026", "NX-02", "1500.00")
                .benefit("621026", "NX-P2", "1500.00")
                .on("2023-11-20")
                .step("Zhengning's government pays 165.90 of its 365.90. Ning's pays nothing.")
                .by(
                        "finance-clerk",
                        "ReceiveGapTopUp",
                        "{'unit':'621025','year':2022,'from':'COUNTY','amount':'165.90'}")
                .accepted("621025 1003.01 165.90", "621025 4101.08 -165.90")
                .step("No more can be taken in than is owed.")
                .by(
                        "finance-clerk",
                        "ReceiveGapTopUp",
                        "{'unit':'621025','year':2022,'from':'COUNTY','amount':'250.00'}")
                .refused(RefusalCode.EXCEEDS_OBLIGATION, "200.00")
                .on("2023-12-31")
                .step("5%: Xifeng 300.00, Zhengning 850.00, Ning 100.00. A top-up is no base.", "reserve.base")
                .by("city-clerk", "ExtractReserve", "{'year':2023,'through':12}")
                .accepted(
                        "621002 3001.01 300.00",
                        "621002 1003.01 -300.00",
                        "621025 3001.01 850.00",
                        "621025 1003.01 -850.00",
                        "621026 3001.01 100.00",
                        "621026 1003.01 -100.00",
                        "RESERVE 1003.01 300.00",
                        "RESERVE 3001.03 -300.00",
                        "RESERVE 1003.01 850.00",
                        "RESERVE 3001.03 -850.00",
                        "RESERVE 1003.01 100.00",
                        "RESERVE 3001.03 -100.00")
                .monthsClosedThrough("2023-12")
                .on("2024-01-10")
                .step("The year is closed.")
                .by("city-clerk", "CloseYear", "{'year':2023}")
                .accepted()
                .tells("""
                        By hand. Zhengning comes in with −666.57: T = 300.67 + 165.90 = 466.57, O = 365.90 − 165.90 = 200.00, \
                        B = −666.57 − 850.00 (3001.01) + 850.00 (X) + 466.57 (T) + 200.00 (O) = 0.00. Its government's debt counts as \
                        owned, so it does not become a claim on the reserve. G = 17,500.00 + 850.00 − 17,000.00 = 1,350.00.""")
                .came("621025", 2023, "I 17000.00", "X 850.00", "E 17500.00", "B 0.00")
                .tells(
                        "Xifeng: B = 3,700.00 − 300.00 + 300.00 = 3,700.00; G = 7,000.00 + 300.00 − 6,000.00 = 1,300.00.")
                .came("621002", 2023, "I 6000.00", "X 300.00", "E 7000.00", "B 3700.00")
                .tells(
                        "Ning: B = −253.43 − 100.00 + 100.00 + 152.06 (T) + 101.37 (O) = 0.00; P = 2,000.00 − 100.00 − 1,500.00 ="
                                + " 400.00.")
                .came("621026", 2023, "I 2000.00", "X 100.00", "E 1500.00", "B 0.00")
                .settled("621026", 2023, "surplus 400.00", "retained 400.00")
                .tells("""
                        The reserve holds 1,250.00 against claims of 1,300.00 (Xifeng, for all its own balance: the reserve comes first) and \
                        1,350.00 (Zhengning). Xifeng 1,250.00 × 1,300 ÷ 2,650 = 613.2075, Zhengning 636.7924…: floored 613.20 and 636.79, \
                        the odd fen to the larger remainder, Xifeng: 613.21.
                        Xifeng's own balance meets the rest: 1,300.00 − 613.21 = 686.79. Zhengning has none: 1,350.00 − 636.79 = 713.21; \
                        county 713.21 × 40 ÷ 100 = 285.28, city 427.93.""")
                .settled(
                        "621002",
                        2023,
                        "gap 1300.00",
                        "policyPart 1300.00",
                        "fromOwnBalance 686.79",
                        "fromReserve 613.21")
                .settled(
                        "621025",
                        2023,
                        "gap 1350.00",
                        "policyPart 1350.00",
                        "fromReserve 636.79",
                        "fromCity 427.93",
                        "fromCounty 285.28")
                .on("2024-01-22")
                .step(
                        "Both are covered. Xifeng's own balance is its accumulated one (3001.01) and needs no entry.",
                        "gap.policyPart")
                .by("city-clerk", "CoverDeficit", "{'unit':'621002','year':2023}")
                .accepted(
                        "RESERVE 3001.03 613.21",
                        "RESERVE 1003.01 -613.21",
                        "621002 1003.01 613.21",
                        "621002 3001.01 -613.21")
                .step("Zhengning has no own balance to use.")
                .by("city-clerk", "CoverDeficit", "{'unit':'621025','year':2023}")
                .accepted(
                        "RESERVE 3001.03 636.79",
                        "RESERVE 1003.01 -636.79",
                        "621025 1003.01 636.79",
                        "621025 3001.01 -636.79")
                .settlement(2023)
                .tells("""
                        Zhengning's balance is below zero by what is owed for both years: 200.00 + 427.93 + 285.28 = 913.21. Xifeng keeps \
                        3,700.00 − 686.79 = 3,013.21. Ning has −253.43 + 152.06 + 400.00 = 298.63, though 101.37 are still owed for it.""")
                .stands("621025", "3001.01", "913.21")
                .stands("621002", "3001.01", "-3013.21")
                .stands("621026", "3001.01", "-298.63")
                .on("2024-03-15")
                .step("More than a year late, Zhengning's government pays the rest for 2022.")
                .by(
                        "finance-clerk",
                        "ReceiveGapTopUp",
                        "{'unit':'621025','year':2022,'from':'COUNTY','amount':'200.00'}")
                .accepted("621025 1003.01 200.00", "621025 4101.08 -200.00")
                .owes(Government.COUNTY, "621025", 2022, "0.00")
                .owes(Government.COUNTY, "621026", 2022, "101.37")
                .balances("621002")
                .balances("621025")
                .balances("621026")
                .balances("RESERVE");
    }
}
