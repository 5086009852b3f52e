package io.tongchou.ledger.scenario;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Government;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ZhengzhouScenarioTest {

    final Scenario zhengzhou = Scenario.of(
            "Zhengzhou: an adjustment fund between separate purses, 2011 to 2013", "zhengzhou-2011-100", "310");

    @Test
    void twoYears() throws IOException {
        zhengzhou.tells("""
                What the clauses say is the notice's; amounts, papers of decisions and events are made up. [A] marks what the ledger \
                assumes where the notice is silent. After an arrow stands what was worked by hand and what the ledger was held to: a \
                debit balance is positive, a credit balance negative. I income, E expenditure, X reserve extracted, G gap, P surplus, \
                M and Q the gap's parts of management and of policy, B what the unit owned before the year's result, o what is used of \
                it (oQ, oM for the parts), T top-ups for earlier years, O what governments owe for them.""");
        theBooksOpen();
        ownPremiums();
        aUnitLeaves();
        noOneElsesMoney();
        theYearsEnd();
        covered();
        theSecondYear();
        urbanResidents();
        maternityInTwoHops();
        zhengzhou.isApprovedAs("zhengzhou");
    }

    private void theBooksOpen() {
        zhengzhou
                .chapter("The books open")
                .tells(
                        "Levels are kept apart here: the city level and every county have a fiscal account of their own, and what goes"
                                + " from one to the other goes between two bodies (上解上级 5301, 补助下级 5302, 上级补助 4401, 下级上解 4402)."
                                + " Four units are in this story: the city level (市本级, 410100), Zhongmou (中牟, 410122), Gongyi (巩义,"
                                + " 410181) and Xinmi (新密, 410183).",
                        "inForceFrom",
                        "mode",
                        "funds",
                        "units",
                        "separateBooks",
                        "personalAccountsKept")
                .on("2011-11-01")
                .step("Zhongmou's balance from before stays with Zhongmou, on its own account.", "legacy.balance")
                .by(
                        "finance-clerk",
                        "HandOverLegacyBalance",
                        "{'unit':'410122','amount':'80.00','stage':'FINAL_ACCOUNTS'}")
                .accepted("410122 1003.01 80.00", "410122 3001.02 -80.00")
                .monthsClosedThrough("2011-12")
                .on("2012-01-05")
                .step("The first part-year, from 2011-10-27, had nothing else; it is closed.", "inForceFrom")
                .by("city-clerk", "CloseYear", "{'year':2011}")
                .accepted()
                .on("2012-01-10")
                .step(
                        "The city sets plans and tasks (任务) for 2012. Zhongmou is to insure 1,000 people and to collect 1,200.00.",
                        "plans")
                .by(
                        "city-clerk",
                        "ApproveAnnualPlan",
                        "{'unit':'410122','year':2012,'income':{'PREMIUM':'1200.00','SUBSIDY':'200.00'},'expenditure':{'BENEFITS':'1780.00'},'tasks':{'ENROLMENT':1000,'COLLECTION':'1200.00'}}")
                .accepted()
                .routine(
                        "city-clerk",
                        "ApproveAnnualPlan",
                        "{'unit':'410100','year':2012,'income':{'PREMIUM':'2000.00'},'expenditure':{'BENEFITS':'900.00'}}")
                .routine(
                        "city-clerk",
                        "ApproveAnnualPlan",
                        "{'unit':'410181','year':2012,'income':{'PREMIUM':'200.00'},'expenditure':{'TRANSFER':'180.00'}}")
                .routine(
                        "city-clerk",
                        "ApproveAnnualPlan",
                        "{'unit':'410183','year':2012,'income':{'PREMIUM':'800.00'},'expenditure':{'BENEFITS':'700.00'}}");
    }

    private void ownPremiums() {
        zhengzhou
                .chapter("Premiums stay at their own level")
                .on("2012-02-06")
                .step(
                        "Rates are the counties' own and not in the notice; the county says the amount.",
                        "premiums.ratesElsewhere")
                .by(
                        "county-410122",
                        "AssessPremium",
                        "{'unit':'410122','assessment':'ZM-A1','payer':'E1','payerCategory':'EMPLOYER','period':'2012-02','base':'10000.00'}")
                .refused(RefusalCode.RATE_UNDECIDED)
                .tells(
                        "What is collected is income of the year, paid ahead or not, unless the city decides otherwise; it goes through"
                                + " the unit's own treasury into its own fiscal account.",
                        "premiums.prepaidRecognition",
                        "adjustable[0]")
                .premium("410122", "ZM-1", "600.00")
                .premium("410100", "SB-1", "2000.00")
                .premium("410181", "GY-1", "200.00")
                .premium("410183", "XM-1", "700.00")
                .on("2012-02-27")
                .step(
                        "In Xinmi 100.00 come 20 days late. Late fee (滞纳金): 100.00 × 0.0005 × 20 = 1.00, other income (4501).",
                        "lateFeePerDay")
                .by(
                        "tax",
                        "CollectPremium",
                        "{'unit':'410183','receiptNo':'XM-2','payerCategory':'EMPLOYER','kind':'ARREARS','period':'2012-01','amount':'100.00','lateFee':'1.00'}")
                .accepted("410183 1002 101.00", "410183 4001 -100.00", "410183 4501 -1.00")
                .banked("410183", "101.00")
                .on("2012-03-12")
                .step("Zhongmou's own finance adds a subsidy.")
                .by(
                        "finance-clerk",
                        "ReceiveSubsidy",
                        "{'unit':'410122','level':'COUNTY','into':'FISCAL_ACCOUNT','amount':'200.00','reference':'ZM-S1'}")
                .accepted("410122 1003.01 200.00", "410122 4101 -200.00")
                .on("2012-05-14")
                .funds("410100", "SB-01", "900.00")
                .benefit("410100", "SB-P1", "900.00")
                .funds("410183", "XM-01", "700.00")
                .benefit("410183", "XM-P1", "700.00")
                .on("2012-06-29")
                .step(
                        "The adjustment fund (调剂金) takes 10% of the premiums actually collected (实际征缴): city level 2,000.00 → 200.00;"
                                + " Zhongmou 600.00 → 60.00, its subsidy is no base; Gongyi 200.00 → 20.00; Xinmi 800.00 → 80.00, a late"
                                + " fee is no base. It is an expenditure to the level above (5301) and the fund's income (4402).",
                        "reserve.extraction", "reserve.base")
                .by("city-clerk", "ExtractReserve", "{'year':2012,'through':6}")
                .accepted(
                        "410100 5301 200.00",
                        "410100 1003.01 -200.00",
                        "410122 5301 60.00",
                        "410122 1003.01 -60.00",
                        "410181 5301 20.00",
                        "410181 1003.01 -20.00",
                        "410183 5301 80.00",
                        "410183 1003.01 -80.00",
                        "RESERVE 1003.01 200.00",
                        "RESERVE 4402 -200.00",
                        "RESERVE 1003.01 60.00",
                        "RESERVE 4402 -60.00",
                        "RESERVE 1003.01 20.00",
                        "RESERVE 4402 -20.00",
                        "RESERVE 1003.01 80.00",
                        "RESERVE 4402 -80.00");
    }

    private void aUnitLeaves() {
        zhengzhou
                .chapter("Gongyi leaves the pool")
                .on("2012-06-30")
                .step(
                        "From July on Gongyi is the province's. It cannot leave while the pool holds money of it.",
                        "units")
                .by("admin", "WithdrawUnit", "{'unit':'410181','on':'2012-06-30'}")
                .refused(RefusalCode.UNIT_NOT_EMPTY)
                .tells("200.00 − 20.00 = 180.00 go with it.")
                .funds("410181", "GY-01", "180.00")
                .step("They are paid over to its new pool (转移支出).")
                .by("county-410181", "PayTransferOut", "{'unit':'410181','paymentNo':'GY-P1','amount':'180.00'}")
                .accepted("410181 5201 180.00", "410181 1004.01 -180.00")
                .step("Now it can leave; its figures stay.")
                .by("admin", "WithdrawUnit", "{'unit':'410181','on':'2012-06-30'}")
                .accepted()
                .on("2012-07-02")
                .step("Two days later a premium of Gongyi is not the pool's any more.")
                .by(
                        "tax",
                        "CollectPremium",
                        "{'unit':'410181','receiptNo':'GY-2','payerCategory':'EMPLOYER','kind':'CURRENT','period':'2012-07','amount':'10.00'}")
                .refused(RefusalCode.UNIT_UNKNOWN);
    }

    private void noOneElsesMoney() {
        zhengzhou
                .chapter("No one else's money")
                .on("2012-11-05")
                .premium("410122", "ZM-2", "400.00")
                .routine(
                        "county-410122",
                        "RequestFunds",
                        "{'unit':'410122','request':'ZM-01','period':'2012-11','amount':'1780.00'}")
                .routine("city-clerk", "VerifyFundRequest", "{'request':'ZM-01','approved':'1780.00'}")
                .tells(
                        "Zhongmou has 80.00 + 600.00 + 200.00 − 60.00 + 400.00 = 1,220.00 of its own. The city level has 2,000.00 −"
                                + " 900.00 − 200.00 = 900.00, Xinmi 801.00 − 700.00 − 80.00 = 21.00; all together there would be enough.");
        zhengzhou
                .holds("all units together", zhengzhou.state().totalOfUnits(Account.FISCAL_ACCOUNT), "2141.00")
                .step("But an account may not go below zero, whatever the others hold.", "mode", "separateBooks")
                .by("finance-clerk", "DisburseFunds", "{'request':'ZM-01'}")
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "1220.00")
                .on("2012-11-20")
                .step(
                        "The city level helps out with 600.00 until the adjustment fund can pay: between two bodies, so twice an entry.")
                .by(
                        "finance-clerk",
                        "PayToLevel",
                        "{'unit':'410100','direction':'DOWN','amount':'600.00','reference':'DF-1'}")
                .accepted("410100 5302 600.00", "410100 1003.01 -600.00")
                .step("Zhongmou receives them.")
                .by(
                        "finance-clerk",
                        "ReceiveFromLevel",
                        "{'unit':'410122','direction':'UP','amount':'600.00','reference':'DF-1'}")
                .accepted("410122 1003.01 600.00", "410122 4401 -600.00")
                .step("Now it can pay.")
                .by("finance-clerk", "DisburseFunds", "{'request':'ZM-01'}")
                .accepted("410122 1004.01 1780.00", "410122 1003.01 -1780.00")
                .benefit("410122", "ZM-P1", "1780.00")
                .on("2012-12-31")
                .step("The second half-year's 10%: Zhongmou's 400.00 → 40.00.", "reserve.extraction")
                .by("city-clerk", "ExtractReserve", "{'year':2012,'through':12}")
                .accepted("410122 5301 40.00", "410122 1003.01 -40.00", "RESERVE 1003.01 40.00", "RESERVE 4402 -40.00")
                .stands("410122", "1003.01", "0.00")
                .stands("RESERVE", "1003.01", "400.00")
                .tells(
                        "The finance department watches the fund; the levels of its indicators are the ledger's own.",
                        "indicators.levels")
                .monthsClosedThrough("2012-12");
    }

    private void theYearsEnd() {
        zhengzhou
                .chapter("The year's end")
                .tells("Before the close, as if it were closed now:")
                .settlement(2012)
                .on("2013-01-10")
                .step("The year is closed. Surplus stays with who made it.", "surplus")
                .by("city-clerk", "CloseYear", "{'year':2012}")
                .accepted()
                .tells("The adjustment fund closes its income of 400.00 into the reserve (3001.03).")
                .stands("RESERVE", "3001.03", "-400.00")
                .stands("RESERVE", "4402", "0.00")
                .tells(
                        "City level: P = 2,000.00 − 200.00 − 900.00 = 900.00; what it gave Zhongmou is no expenditure of the year's"
                                + " result, but gone: 900.00 − 600.00 = 300.00.")
                .settled("410100", 2012, "surplus 900.00", "retained 900.00")
                .stands("410100", "3001.01", "-300.00")
                .tells("Xinmi: P = 801.00 − 80.00 − 700.00 = 21.00.")
                .settled("410183", 2012, "surplus 21.00", "retained 21.00")
                .tells("""
                        Zhongmou: I = 1,000.00 + 200.00 = 1,200.00, without the 600.00 from the level above; X = 60.00 + 40.00 = 100.00; \
                        E = 1,780.00; G = 1,780.00 + 100.00 − 1,200.00 = 680.00. B = 0.00 (3001.01) + 80.00 (3001.02) = 80.00: X is not \
                        added, since it is an expenditure here (5301) and has not left 3001.01 before the close.""")
                .came("410122", 2012, "I 1200.00", "X 100.00", "E 1780.00", "B 80.00")
                .tells("After the close it has 1,200.00 − 1,780.00 − 100.00 + 600.00 = −80.00.")
                .stands("410122", "3001.01", "80.00");
    }

    private void covered() {
        zhengzhou
                .chapter("The gap")
                .on("2013-01-21")
                .step(
                        "Zhongmou collected 1,000.00 of its task of 1,200.00. The city rules that 170.00 of its gap came from that; one"
                                + " rule holds for both parts.",
                        "gap.policyPart",
                        "gap.managementPart")
                .by(
                        "city-clerk",
                        "RuleGapCause",
                        "{'unit':'410122','year':2012,'managementAmount':'170.00','evidence':'郑人社核〔2013〕1号','causes':[{'cause':'UNCOLLECTED','amount':'170.00','document':'郑人社核〔2013〕1号'}]}")
                .accepted()
                .tells("""
                        By hand. Own balance first: o = 80.00, oQ = 80.00 × 510.00 ÷ 680.00 = 60.00, oM = 20.00. Then the adjustment fund: \
                        450.00 + 150.00 are needed, it holds 400.00, all for the policy part. Left: 50.00 and 150.00, by city and county \
                        in a ratio for which there is no formula.""")
                .settled(
                        "410122",
                        2012,
                        "gap 680.00",
                        "policyPart 510.00",
                        "managementPart 170.00",
                        "fromOwnBalance 80.00",
                        "fromReserve 400.00",
                        "unassigned 200.00")
                .step("So it waits.", "undecided[0]")
                .by("city-clerk", "CoverDeficit", "{'unit':'410122','year':2012}")
                .refused(RefusalCode.DECISION_MISSING)
                .on("2013-02-18")
                .step("By the completion of tasks the city decides for Zhongmou: city 1, county 2.", "undecided[0]")
                .by(
                        "city-clerk",
                        "Decide",
                        "{'parameter':'gap.sharing','value':{'city':1,'county':2},'unit':'410122','year':2012,'document':'郑财社〔2013〕5号'}")
                .accepted()
                .tells(
                        "Of policy 50.00 × 2 ÷ 3 = 33.33 (floored), the city 16.67; of management 100.00 and 50.00. Together Zhongmou's"
                                + " government 133.33, the city 66.67.")
                .settled(
                        "410122",
                        2012,
                        "gap 680.00",
                        "policyPart 510.00",
                        "managementPart 170.00",
                        "fromOwnBalance 80.00",
                        "fromReserve 400.00",
                        "fromCity 66.67",
                        "fromCounty 133.33")
                .settlement(2012)
                .step(
                        "The gap is covered. The adjustment fund pays as one body to another (5302, 4401).",
                        "gap.policyPart",
                        "gap.managementPart")
                .by("city-clerk", "CoverDeficit", "{'unit':'410122','year':2012}")
                .accepted(
                        "410122 3001.02 80.00",
                        "410122 3001.01 -80.00",
                        "RESERVE 5302 400.00",
                        "RESERVE 1003.01 -400.00",
                        "410122 1003.01 400.00",
                        "410122 4401 -400.00")
                .owes(Government.CITY, "410122", 2012, "66.67")
                .owes(Government.COUNTY, "410122", 2012, "133.33")
                .balances("410100")
                .balances("410122")
                .balances("410181")
                .balances("410183")
                .balances("RESERVE");
    }

    private void theSecondYear() {
        zhengzhou
                .chapter("The second year: the help goes back as the gap is paid")
                .on("2013-03-04")
                .step("Zhongmou gives the city level the 400.00 back.")
                .by(
                        "finance-clerk",
                        "PayToLevel",
                        "{'unit':'410122','direction':'UP','amount':'400.00','reference':'DF-2'}")
                .accepted("410122 5301 400.00", "410122 1003.01 -400.00")
                .step("The city level receives them.")
                .by(
                        "finance-clerk",
                        "ReceiveFromLevel",
                        "{'unit':'410100','direction':'DOWN','amount':'400.00','reference':'DF-2'}")
                .accepted("410100 1003.01 400.00", "410100 4402 -400.00")
                .on("2013-04-15")
                .step("The city's top-up for 2012 arrives and goes the same way.")
                .by("finance-clerk", "ReceiveGapTopUp", "{'unit':'410122','year':2012,'from':'CITY','amount':'66.67'}")
                .accepted("410122 1003.01 66.67", "410122 4101.08 -66.67")
                .routine(
                        "finance-clerk",
                        "PayToLevel",
                        "{'unit':'410122','direction':'UP','amount':'66.67','reference':'DF-3'}",
                        "410122 5301 66.67",
                        "410122 1003.01 -66.67")
                .routine(
                        "finance-clerk",
                        "ReceiveFromLevel",
                        "{'unit':'410100','direction':'DOWN','amount':'66.67','reference':'DF-3'}",
                        "410100 1003.01 66.67",
                        "410100 4402 -66.67")
                .tells("Zhongmou's government pays nothing in 2013.")
                .on("2013-06-10")
                .routine(
                        "city-clerk",
                        "ApproveAnnualPlan",
                        "{'unit':'410122','year':2013,'income':{'PREMIUM':'1000.00'},'expenditure':{'BENEFITS':'800.00'}}")
                .premium("410122", "ZM-3", "1000.00")
                .funds("410122", "ZM-02", "800.00")
                .benefit("410122", "ZM-P2", "800.00")
                .on("2013-12-31")
                .step("10% of 1,000.00.", "reserve.extraction")
                .by("city-clerk", "ExtractReserve", "{'year':2013,'through':12}")
                .accepted(
                        "410122 5301 100.00",
                        "410122 1003.01 -100.00",
                        "RESERVE 1003.01 100.00",
                        "RESERVE 4402 -100.00")
                .monthsClosedThrough("2013-12")
                .on("2014-01-10")
                .step("The year is closed.")
                .by("city-clerk", "CloseYear", "{'year':2013}")
                .accepted()
                .tells("""
                        By hand. Zhongmou: P = 1,000.00 − 100.00 − 800.00 = 100.00, retained. B = 0.00 + 400.00 (given by the fund \
                        for 2012, 4401) + 66.67 (T) + 133.33 (O) = 600.00, again without X; what was paid back to the city level (5301) \
                        leaves the balance only with the close. After the close: 1,000.00 − 800.00 + 66.67 + 400.00 (4401) − 566.67 (5301: 100.00 + 400.00 + 66.67) = \
                        100.00.""")
                .came("410122", 2013, "I 1000.00", "X 100.00", "E 800.00", "B 600.00")
                .settled("410122", 2013, "surplus 100.00", "retained 100.00")
                .stands("410122", "3001.01", "-100.00")
                .tells(
                        "The reserve: 400.00 + 100.00 (4402) − 400.00 (5302) = 100.00. The city level: 300.00 + 466.67 = 766.67.")
                .stands("RESERVE", "3001.03", "-100.00")
                .stands("410100", "3001.01", "-766.67")
                .owes(Government.COUNTY, "410122", 2012, "133.33")
                .settlement(2013)
                .balances("410100")
                .balances("410122")
                .balances("RESERVE");
    }

    private void urbanResidents() {
        zhengzhou
                .chapter("Urban residents: no book of the districts")
                .book("391")
                .on("2012-03-10")
                .step(
                        "Of urban residents the six districts have no account of their own, Shangjie (上街, 410106) among them; the city"
                                + " level keeps it.",
                        "unitsWithoutLedger")
                .by(
                        "tax",
                        "CollectPremium",
                        "{'unit':'410106','receiptNo':'SJ-R1','payerCategory':'RESIDENT','kind':'CURRENT','period':'2012-03','amount':'60.00'}")
                .refused(RefusalCode.UNIT_UNKNOWN)
                .step("So it is collected there.")
                .by(
                        "tax",
                        "CollectPremium",
                        "{'unit':'410100','receiptNo':'SJ-R1','payerCategory':'RESIDENT','kind':'CURRENT','period':'2012-03','amount':'60.00'}")
                .accepted("410100 1002 60.00", "410100 4001 -60.00");
    }

    private void maternityInTwoHops() {
        zhengzhou
                .chapter("Maternity: two hops, and Shangjie by itself")
                .book("510")
                .monthsClosedThrough("2012-02")
                .on("2012-03-10")
                .step(
                        "A maternity premium is named for Zhongyuan district (中原, 410102): the city level keeps its account.",
                        "unitsWithoutLedger")
                .by(
                        "tax",
                        "CollectPremium",
                        "{'unit':'410102','receiptNo':'ZY-1','payerCategory':'EMPLOYER','kind':'CURRENT','period':'2012-03','amount':'300.00'}")
                .refused(RefusalCode.UNIT_UNKNOWN)
                .step("The district collects it for the city level.")
                .by(
                        "tax",
                        "CollectPremium",
                        "{'unit':'410100','receiptNo':'ZY-1','payerCategory':'EMPLOYER','kind':'CURRENT','period':'2012-03','amount':'300.00'}")
                .accepted("410100 1002 300.00", "410100 4001 -300.00")
                .tells("Shangjie (上街, 410106) keeps its own maternity fund.", "unitsWithoutLedger")
                .premium("410106", "SJ-1", "50.00")
                .on("2012-03-31")
                .step("March cannot be closed while the district still holds the money.", "premiums.path[0]")
                .by("city-clerk", "CloseMonth", "{'month':'2012-03'}")
                .refused(RefusalCode.INCOME_ACCOUNT_NOT_CLEARED)
                .step(
                        "By the month's end it goes to the city's income account (收入户), the first hop; the books have it on 1005.",
                        "premiums.path[0]")
                .by("tax", "RemitToCityTreasury", "{'unit':'410100','amount':'ALL'}")
                .accepted("410100 1005 300.00", "410100 1002 -300.00")
                .step("Now the month can be closed.")
                .by("city-clerk", "CloseMonth", "{'month':'2012-03'}")
                .accepted()
                .on("2012-04-05")
                .step("Then it goes into the city's fiscal account, the second hop.", "premiums.path[1]")
                .by("finance-clerk", "TransferToFiscalAccount", "{'unit':'410100','amount':'ALL'}")
                .accepted("410100 1003.01 300.00", "410100 1005 -300.00")
                .routine(
                        "city-clerk",
                        "ApproveAnnualPlan",
                        "{'unit':'410100','year':2012,'income':{'PREMIUM':'300.00'},'expenditure':{'BENEFITS':'200.00'}}")
                .routine(
                        "city-clerk",
                        "ApproveAnnualPlan",
                        "{'unit':'410106','year':2012,'income':{'PREMIUM':'50.00'},'expenditure':{'BENEFITS':'100.00'}}")
                .routine(
                        "county-410106",
                        "RequestFunds",
                        "{'unit':'410106','request':'SJ-01','period':'2012-04','amount':'60.00'}")
                .routine("city-clerk", "VerifyFundRequest", "{'request':'SJ-01','approved':'60.00'}")
                .step(
                        "Shangjie would pay 60.00 and has 50.00; the city level's 300.00 are not its own.",
                        "separateBooks")
                .by("finance-clerk", "DisburseFunds", "{'request':'SJ-01'}")
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "50.00")
                .funds("410106", "SJ-02", "40.00")
                .step("It pays 40.00, a maternity allowance (生育津贴).")
                .by(
                        "county-410106",
                        "PayBenefit",
                        "{'unit':'410106','paymentNo':'SJ-P1','kind':'MATERNITY_ALLOWANCE','payee':'k1','payeeType':'INSURED','amount':'40.00'}")
                .accepted("410106 5001 40.00", "410106 1004.01 -40.00")
                .funds("410100", "SB-01", "200.00")
                .step("For the districts the city level pays maternity care (生育医疗费用).", "unitsWithoutLedger")
                .by(
                        "city-clerk",
                        "PayBenefit",
                        "{'unit':'410100','paymentNo':'SB-P1','kind':'MATERNITY','payee':'H1','payeeType':'INSTITUTION','amount':'200.00'}")
                .accepted("410100 5001 200.00", "410100 1004.01 -200.00")
                .on("2012-12-31")
                .step(
                        "The maternity fund has an adjustment fund of its own: 10% of 300.00 and of 50.00.",
                        "reserve.extraction")
                .by("city-clerk", "ExtractReserve", "{'year':2012,'through':12}")
                .accepted(
                        "410100 5301 30.00",
                        "410100 1003.01 -30.00",
                        "410106 5301 5.00",
                        "410106 1003.01 -5.00",
                        "RESERVE 1003.01 30.00",
                        "RESERVE 4402 -30.00",
                        "RESERVE 1003.01 5.00",
                        "RESERVE 4402 -5.00")
                .monthsClosedThrough("2012-12")
                .on("2013-01-10")
                .routine("city-clerk", "CloseYear", "{'year':2011}")
                .step(
                        "The year is closed; both keep their surplus: 300.00 − 30.00 − 200.00 = 70.00, 50.00 − 5.00 − 40.00 = 5.00.",
                        "surplus")
                .by("city-clerk", "CloseYear", "{'year':2012}")
                .accepted()
                .settled("410100", 2012, "surplus 70.00", "retained 70.00")
                .settled("410106", 2012, "surplus 5.00", "retained 5.00")
                .settlement(2012)
                .balances("410100")
                .balances("410106")
                .balances("RESERVE");
    }
}
