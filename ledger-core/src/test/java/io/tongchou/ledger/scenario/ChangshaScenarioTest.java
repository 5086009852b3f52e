package io.tongchou.ledger.scenario;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.vocabulary.Government;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What only Changsha has: the quarter, the sweep, the cap, retention by three conditions, and a chain that stops. */
class ChangshaScenarioTest {

    private static final String CITY = "430100";
    private static final String WANGCHENG = "430112";
    private static final String CHANGSHA_COUNTY = "430121";
    private static final String LIUYANG = "430181";
    private static final String NINGXIANG = "430182";

    final Scenario changsha = Scenario.of(
            "Changsha (长沙): residents' insurance, October 2020 to the start of 2022", "changsha-2020-24", "390");

    @Test
    void aPartOfAYearAndAYear() throws IOException {
        poolOpens();
        oldDebts();
        plansAndPremiums();
        reserveUpToTheCap();
        endOf2020();
        year2021();
        endOf2021();
        policyEnds();
        changsha.isApprovedAs("changsha");
    }

    private void poolOpens() {
        changsha.chapter("The pool opens in October")
                .tells("""
                        Five accounting units (核算单位): the city level (市本级) 430100 with the five inner districts, Wangcheng (望城区) 430112, Changsha
                        County (长沙县) 430121, Liuyang (浏阳市) 430181 and Ningxiang (宁乡市) 430182. Amounts are yuan; after an account a positive
                        amount is a debit (借) and a negative one a credit (贷).""")
                .on("2020-10-01")
                .step(
                        "The notice is in force from August; the pool starts on 1 October.",
                        "inForceFrom",
                        "poolingFrom",
                        "mode",
                        "funds",
                        "units",
                        "separateBooks",
                        "personalAccountsKept")
                .told()
                .on("2020-09-30")
                .step(
                        "The balances from before pooling (累计结余) are due by 30 September, but the book begins on 1 October: nothing can be dated before.",
                        "legacy.handover[0]")
                .by("finance-clerk", "HandOverLegacyBalance", handover(WANGCHENG, "300.00", "DEMAND"))
                .refused(RefusalCode.PERIOD_CLOSED)
                .on("2020-10-01")
                .step("They open the book, each credited to its own unit.", "legacy.balance")
                .by("finance-clerk", "HandOverLegacyBalance", handover(WANGCHENG, "300.00", "DEMAND"))
                .accepted("430112 1003.01 300.00", "430112 3001.02 -300.00");
        handedOver(CITY, "1000.00");
        handedOver(CHANGSHA_COUNTY, "200.00");
        handedOver(LIUYANG, "100.00");
        changsha.step(
                        "Ningxiang's 50.00 are on its expenditure account (支出户) and are handed over there.",
                        "legacy.balance")
                .by("finance-clerk", "HandOverLegacyBalance", handover(NINGXIANG, "50.00", "EXPENDITURE_ACCOUNT"))
                .accepted("430182 1004.01 50.00", "430182 3001.02 -50.00");
    }

    private static String handover(String unit, String amount, String form) {
        return "{'unit':'%s','amount':'%s','stage':'FINAL_ACCOUNTS','form':'%s'}".formatted(unit, amount, form);
    }

    private void handedOver(String unit, String amount) {
        changsha.routine(
                "finance-clerk",
                "HandOverLegacyBalance",
                handover(unit, amount, "DEMAND"),
                unit + " 1003.01 " + amount,
                unit + " 3001.02 -" + amount);
    }

    private void oldDebts() {
        changsha.chapter("Old debts have days")
                .step(
                        "Wangcheng's own treasury owes 40.00 of premiums. That was to be paid before pooling, by 30 September.",
                        "legacy.debts.TREASURY")
                .by("city-clerk", "RegisterLegacyDebt", owedBy(WANGCHENG, "D-TREASURY", "TREASURY", "40.00"))
                .accepted()
                .step(
                        "So it is missed on the first day, and the city deducts it from its transfer payment (财政转移支付) to the county: income of no year, and at the close part of Wangcheng's balance from before pooling.",
                        "legacy.deductedFromTransferPayment")
                .by("finance-clerk", "DeductFromTransferPayment", "{'debt':'D-TREASURY','amount':'40.00'}")
                .accepted("430112 1003.01 40.00", "430112 4101.09 -40.00")
                .step(
                        "Organs and institutions of Wangcheng owe 30.00, to be paid in the year of pooling.",
                        "legacy.debts.ORGAN")
                .by("city-clerk", "RegisterLegacyDebt", owedBy(WANGCHENG, "D-ORGAN", "ORGAN", "30.00"))
                .accepted()
                .step("Enterprises of the city level owe 25.00, to be paid within a year.", "legacy.debts.ENTERPRISE")
                .by("city-clerk", "RegisterLegacyDebt", owedBy(CITY, "D-ENTERPRISE", "ENTERPRISE", "25.00"))
                .accepted()
                .step(
                        "An enterprise recognised to be in hardship owes 10.00, within three years.",
                        "legacy.debts.HARDSHIP_ENTERPRISE")
                .by("city-clerk", "RegisterLegacyDebt", owedBy(CITY, "D-HARDSHIP", "HARDSHIP_ENTERPRISE", "10.00"))
                .accepted()
                .step(
                        "An audit found a gap of 60.00 in Changsha County; its plan (弥补计划) makes it up in three instalments.",
                        "legacy.debts.AUDIT_GAP")
                .by(
                        "city-clerk",
                        "RegisterLegacyDebt",
                        "{'unit':'430121','debt':'D-AUDIT','direction':'RECEIVABLE','category':'AUDIT_GAP','amount':'60.00','instalments':[{'dueOn':'2021-06-30','amount':'20.00'},{'dueOn':'2022-06-30','amount':'20.00'},{'dueOn':'2023-06-30','amount':'20.00'}]}")
                .accepted()
                .step(
                        "Changsha County owes a hospital 30.00, and the city level 15.00 for care in other cities: promptly (尽快).",
                        "legacy.debts.PROVIDER",
                        "legacy.debts.CROSS_REGION")
                .told()
                .routine(
                        "city-clerk",
                        "RegisterLegacyDebt",
                        "{'unit':'430121','debt':'D-PROVIDER','direction':'PAYABLE','category':'PROVIDER','amount':'30.00'}")
                .routine(
                        "city-clerk",
                        "RegisterLegacyDebt",
                        "{'unit':'430100','debt':'D-CROSS','direction':'PAYABLE','category':'CROSS_REGION','amount':'15.00'}");
    }

    private static String owedBy(String unit, String debt, String category, String amount) {
        return "{'unit':'%s','debt':'%s','direction':'RECEIVABLE','category':'%s','amount':'%s'}"
                .formatted(unit, debt, category, amount);
    }

    private void plansAndPremiums() {
        changsha.chapter("The fourth quarter of 2020")
                .on("2020-10-09")
                .step("The plans of what is left of the year.", "plans")
                .told();
        planned(CITY, 2020, "500.00", "500.00", "800.00");
        planned(WANGCHENG, 2020, "200.00", "300.00", "320.00");
        planned(CHANGSHA_COUNTY, 2020, "200.00", "300.00", "350.00");
        planned(LIUYANG, 2020, "200.00", "300.00", "320.00");
        planned(NINGXIANG, 2020, "200.00", "300.00", "320.00");
        changsha.step(
                        "What residents pay is set elsewhere, so an assessment by heads alone cannot be worked out.",
                        "premiums.ratesElsewhere")
                .by(
                        "county-430112",
                        "AssessPremium",
                        "{'unit':'430112','assessment':'A-1','payer':'village-7','payerCategory':'RESIDENT','period':'2020-10','headcount':10}")
                .refused(RefusalCode.RATE_UNDECIDED)
                .step("Late fees (滞纳金) are for employers, whom this fund has none of.", "lateFeePerDay")
                .told()
                .on("2020-10-20")
                .step("In Ningxiang the agency collects too; its premiums go to a joint account (基金上解户).", "sweep")
                .by(
                        "tax",
                        "CollectPremium",
                        "{'unit':'430182','receiptNo':'R-N-1','payerCategory':'RESIDENT','kind':'CURRENT','period':'2020-10','amount':'60.00','into':'JOINT_ACCOUNT'}")
                .accepted("430182 1003.03 60.00", "430182 4001 -60.00")
                .on("2020-10-31")
                .step(
                        "Interest of 1.64 for October, through the 30th: the fiscal account held 1000.00, 300.00 + 40.00, 200.00 and 100.00, together 1640.00, one thousandth each.",
                        "separateBooks")
                .by(
                        "finance-clerk",
                        "ReceiveInterest",
                        "{'account':'1003.01','amount':'1.64','from':'2020-10-01','to':'2020-10-30'}")
                .accepted(
                        "430100 1003.01 1.00",
                        "430100 4201 -1.00",
                        "430112 1003.01 0.34",
                        "430112 4201 -0.34",
                        "430121 1003.01 0.20",
                        "430121 4201 -0.20",
                        "430181 1003.01 0.10",
                        "430181 4201 -0.10")
                .step("The month does not close while a joint account holds money,", "sweep")
                .by("city-clerk", "CloseMonth", "{'month':'2020-10'}")
                .refused(RefusalCode.INCOME_ACCOUNT_NOT_CLEARED, "60.00")
                .step("so at the month's end it is swept (月末上解),", "sweep")
                .by("finance-clerk", "SweepToFiscalAccount", "{'unit':'430182','amount':'ALL'}")
                .accepted("430182 1003.01 60.00", "430182 1003.03 -60.00")
                .step("and the month closes.")
                .by("city-clerk", "CloseMonth", "{'month':'2020-10'}")
                .accepted()
                .on("2020-11-02")
                .step(
                        "Elsewhere premiums go all the way at once; they are income when received, also those for the year to come.",
                        "premiums.path[0]",
                        "premiums.prepaidRecognition",
                        "adjustable[1]")
                .told();
        premium(CITY, "R-C-1", "2020-11", "500.00");
        premium(WANGCHENG, "R-W-1", "2020-11", "210.00");
        premium(CHANGSHA_COUNTY, "R-S-1", "2020-11", "200.00");
        premium(LIUYANG, "R-L-1", "2020-11", "210.00");
        premium(NINGXIANG, "R-N-2", "2020-11", "150.00");
        changsha.step("The subsidies (财政补贴) of all levels come to the fiscal account.", "premiums.path[0]")
                .told();
        subsidy(CITY, "500.00");
        subsidy(WANGCHENG, "300.00");
        subsidy(CHANGSHA_COUNTY, "300.00");
        subsidy(LIUYANG, "300.00");
        subsidy(NINGXIANG, "300.00");
        changsha.on("2020-11-10")
                .step("Funds are requested and verified by the quarter (按季度核定).", "requests")
                .told()
                .funds(CITY, "C-2020-4", "715.00")
                .funds(WANGCHENG, "W-2020-4", "300.00")
                .funds(CHANGSHA_COUNTY, "S-2020-4", "330.00")
                .funds(LIUYANG, "L-2020-4", "300.00")
                .funds(NINGXIANG, "N-2020-4", "280.00")
                .benefit(CITY, "P-C-1", "700.00")
                .benefit(WANGCHENG, "P-W-1", "300.00")
                .benefit(CHANGSHA_COUNTY, "P-S-1", "300.00")
                .benefit(LIUYANG, "P-L-1", "300.00")
                .benefit(NINGXIANG, "P-N-1", "330.00")
                .step(
                        "The old bills are paid promptly: no expenditure of the year, and at the close off the balance from before pooling.",
                        "legacy.debts.PROVIDER",
                        "legacy.debts.CROSS_REGION")
                .by("city-clerk", "SettleLegacyDebt", "{'debt':'D-PROVIDER','amount':'30.00'}")
                .accepted("430121 5001.09 30.00", "430121 1004.01 -30.00")
                .routine(
                        "city-clerk",
                        "SettleLegacyDebt",
                        "{'debt':'D-CROSS','amount':'15.00'}",
                        "430100 5001.09 15.00",
                        "430100 1004.01 -15.00");
    }

    private void planned(String unit, int year, String premiums, String subsidies, String benefits) {
        changsha.routine(
                "city-clerk",
                "ApproveAnnualPlan",
                "{'unit':'%s','year':%d,'income':{'PREMIUM':'%s','SUBSIDY':'%s'},'expenditure':{'BENEFITS':'%s'}}"
                        .formatted(unit, year, premiums, subsidies, benefits));
    }

    private void premium(String unit, String receiptNo, String period, String amount) {
        changsha.routine(
                        "tax",
                        "CollectPremium",
                        "{'unit':'%s','receiptNo':'%s','payerCategory':'RESIDENT','kind':'CURRENT','period':'%s','amount':'%s'}"
                                .formatted(unit, receiptNo, period, amount),
                        unit + " 1002 " + amount,
                        unit + " 4001 -" + amount)
                .banked(unit, amount);
    }

    private void subsidy(String unit, String amount) {
        changsha.routine(
                "finance-clerk",
                "ReceiveSubsidy",
                "{'unit':'%s','level':'CENTRAL','into':'FISCAL_ACCOUNT','amount':'%s','reference':'S'}"
                        .formatted(unit, amount),
                unit + " 1003.01 " + amount,
                unit + " 4101 -" + amount);
    }

    private void reserveUpToTheCap() {
        changsha.chapter("The reserve, up to a cap")
                .on("2020-11-30")
                .step(
                        "The notice only says how much at most (不高于), so each extraction names its rate. Without one it cannot be done,",
                        "reserve.extraction",
                        "reserve.base",
                        "indicators.levels")
                .by("city-clerk", "ExtractReserve", "{'year':2020,'through':11}")
                .refused(RefusalCode.INVALID)
                .step("nor above the cap.", "reserve.extraction")
                .by("city-clerk", "ExtractReserve", "{'year':2020,'through':11,'rate':'0.11'}")
                .refused(RefusalCode.RATE_ABOVE_CAP)
                .step(
                        "6% of what was raised (筹资总额), 1000.00, 510.00, 500.00, 510.00 and 60.00 + 150.00 + 300.00 = 510.00:",
                        "reserve.extraction", "reserve.base")
                .by("city-clerk", "ExtractReserve", "{'year':2020,'through':11,'rate':'0.06'}")
                .accepted(extracted("60.00", "30.60", "30.00", "30.60", "30.60"))
                .stands("RESERVE", "3001.03", "-181.80")
                .on("2020-12-31")
                .step(
                        "In December the city goes up to the cap; the second extraction is the rest, 4% of the same.",
                        "reserve.extraction")
                .by("city-clerk", "ExtractReserve", "{'year':2020,'through':12,'rate':'0.10'}")
                .accepted(extracted("40.00", "20.40", "20.00", "20.40", "20.40"))
                .stands("RESERVE", "3001.03", "-303.00");
    }

    private static String[] extracted(String... amounts) {
        String[] units = {CITY, WANGCHENG, CHANGSHA_COUNTY, LIUYANG, NINGXIANG};
        String[] legs = new String[4 * units.length];
        for (int i = 0; i < units.length; i++) {
            legs[4 * i] = units[i] + " 3001.01 " + amounts[i];
            legs[4 * i + 1] = units[i] + " 1003.01 -" + amounts[i];
            legs[4 * i + 2] = "RESERVE 1003.01 " + amounts[i];
            legs[4 * i + 3] = "RESERVE 3001.03 -" + amounts[i];
        }
        return legs;
    }

    private void endOf2020() {
        changsha.chapter("The end of 2020: four counties, three conditions")
                .step(
                        "The organs' debt is due on the last day of the pooling year; on that day it is not missed yet.",
                        "legacy.debts.ORGAN",
                        "legacy.deductedFromTransferPayment")
                .by("finance-clerk", "DeductFromTransferPayment", "{'debt':'D-ORGAN','amount':'30.00'}")
                .refused(RefusalCode.INSTALMENT_NOT_DUE, "0.00")
                .step(
                        "The yearly assessment (考核) is done by the year's end. Liuyang is good, the others are excellent.",
                        "surplus")
                .told();
        assessed(WANGCHENG, 2020, "EXCELLENT");
        assessed(CHANGSHA_COUNTY, 2020, "EXCELLENT");
        assessed(LIUYANG, 2020, "GOOD");
        assessed(NINGXIANG, 2020, "EXCELLENT");
        changsha.step(
                        "Wangcheng spent 1200.00 in all of 2020, nine months of it before the book. The city records that while the year is open.",
                        "prefundMonths")
                .by("city-clerk", "RecordPriorYearExpenditure", "{'unit':'430112','year':2020,'amount':'1200.00'}")
                .accepted()
                .monthsClosedThrough("2020-12")
                .on("2021-01-20")
                .step("The year is closed (年结) with its three months.", "poolingFrom")
                .by("city-clerk", "CloseYear", "{'year':2020}")
                .accepted()
                .came(CITY, 2020, "I 1001.00", "X 100.00", "E 700.00", "B 1000.00")
                .came(WANGCHENG, 2020, "I 510.34", "X 51.00", "E 300.00", "B 300.00")
                .came(CHANGSHA_COUNTY, 2020, "I 500.20", "X 50.00", "E 300.00", "B 200.00")
                .came(LIUYANG, 2020, "I 510.10", "X 51.00", "E 300.00", "B 100.00")
                .came(NINGXIANG, 2020, "I 510.00", "X 51.00", "E 330.00", "B 50.00")
                .step(
                        "All four have a surplus. A county keeps at least 70% of it where premiums are above the task, the assessment is excellent and expenditure is not above the plan; else nothing, and the rest is the city level's.",
                        "surplus")
                .told()
                .tells("""
                        Wangcheng meets all three: 210.00 collected of 200.00, excellent, 300.00 spent of 320.00. It keeps 159.34 × 0.70 = 111.538, rounded
                        up to 111.54. Changsha County collected 200.00 of 200.00, which is not above. Liuyang is good and not excellent. Ningxiang
                        spent 330.00 of 320.00. They keep nothing. The city level keeps its own 201.00 and gets
                        47.80 + 150.20 + 159.10 + 129.00 = 486.10.""")
                .settlement(2020)
                .settled(CITY, 2020, "surplus 201.00", "retained 201.00")
                .settled(WANGCHENG, 2020, "surplus 159.34", "retained 111.54", "toCityLevel 47.80")
                .settled(CHANGSHA_COUNTY, 2020, "surplus 150.20", "toCityLevel 150.20")
                .settled(LIUYANG, 2020, "surplus 159.10", "toCityLevel 159.10")
                .settled(NINGXIANG, 2020, "surplus 129.00", "toCityLevel 129.00")
                .stands(CITY, "3001.01", "-687.10")
                .stands(WANGCHENG, "3001.01", "-111.54")
                .stands(WANGCHENG, "3001.02", "-340.00")
                .stands(CHANGSHA_COUNTY, "3001.02", "-170.00")
                .tells("What the units begin 2021 with:");
        balances();
    }

    private void assessed(String unit, int year, String grade) {
        changsha.routine(
                "city-clerk", "RecordAssessment", "{'unit':'%s','year':%d,'grade':'%s'}".formatted(unit, year, grade));
    }

    private void balances() {
        changsha.balances(CITY)
                .balances(WANGCHENG)
                .balances(CHANGSHA_COUNTY)
                .balances(LIUYANG)
                .balances(NINGXIANG)
                .balances("RESERVE");
    }

    private void year2021() {
        changsha.chapter("2021")
                .on("2021-01-25")
                .step(
                        "The organs of Wangcheng missed the year of pooling. No more than is left can be deducted,",
                        "legacy.deductedFromTransferPayment")
                .by("finance-clerk", "DeductFromTransferPayment", "{'debt':'D-ORGAN','amount':'31.00'}")
                .refused(RefusalCode.OVERPAID, "30.00")
                .step("and that it is.", "legacy.deductedFromTransferPayment")
                .by("finance-clerk", "DeductFromTransferPayment", "{'debt':'D-ORGAN','amount':'30.00'}")
                .accepted("430112 1003.01 30.00", "430112 4101.09 -30.00")
                .step(
                        "The prefund (预拨) is a quarter of last year's expenditure. For Wangcheng the city recorded the whole of 2020: 1200.00 × 3 ÷ 12 = 300.00.",
                        "prefundMonths")
                .by("finance-clerk", "PrefundCounty", "{'unit':'430112','year':2021}")
                .accepted("430112 1004.01 300.00", "430112 1003.01 -300.00")
                .step(
                        "For the others it did not, and the book only knows three months of it: 300.00 × 3 ÷ 12 = 75.00, and for Ningxiang 330.00 × 3 ÷ 12 = 82.50. The rest they must request.",
                        "prefundMonths")
                .told()
                .routine(
                        "finance-clerk",
                        "PrefundCounty",
                        "{'unit':'430121','year':2021}",
                        "430121 1004.01 75.00",
                        "430121 1003.01 -75.00")
                .routine(
                        "finance-clerk",
                        "PrefundCounty",
                        "{'unit':'430181','year':2021}",
                        "430181 1004.01 75.00",
                        "430181 1003.01 -75.00")
                .routine(
                        "finance-clerk",
                        "PrefundCounty",
                        "{'unit':'430182','year':2021}",
                        "430182 1004.01 82.50",
                        "430182 1003.01 -82.50")
                .step("The plans of 2021.", "plans")
                .told();
        planned(CITY, 2021, "600.00", "600.00", "1100.00");
        planned(WANGCHENG, 2021, "400.00", "600.00", "900.00");
        planned(CHANGSHA_COUNTY, 2021, "400.00", "500.00", "900.00");
        planned(LIUYANG, 2021, "360.00", "584.00", "1100.00");
        planned(NINGXIANG, 2021, "400.00", "590.00", "1500.00");
        changsha.on("2021-03-01")
                .step(
                        "The city wants counties to keep another share of their surplus. It cannot go below the floor,",
                        "adjustable[0]")
                .by(
                        "city-clerk",
                        "Decide",
                        "{'parameter':'retention.rate','value':'0.60','year':2021,'document':'长医保〔2021〕11号'}")
                .refused(RefusalCode.RATE_BELOW_FLOOR)
                .step("but above it: 80% for 2021. What 2020 was settled with stays.", "adjustable[0]")
                .by(
                        "city-clerk",
                        "Decide",
                        "{'parameter':'retention.rate','value':'0.80','year':2021,'document':'长医保〔2021〕12号'}")
                .accepted()
                .settled(WANGCHENG, 2020, "surplus 159.34", "retained 111.54", "toCityLevel 47.80")
                .on("2021-04-12")
                .step(
                        "Premiums and subsidies of 2021. In Liuyang 306.00 of 360.00 and 544.00 of 584.00 come in.",
                        "premiums.path[0]")
                .told();
        premium(CITY, "R21-C", "2021-04", "600.00");
        premium(WANGCHENG, "R21-W", "2021-04", "420.00");
        premium(CHANGSHA_COUNTY, "R21-S", "2021-04", "400.00");
        premium(LIUYANG, "R21-L", "2021-04", "306.00");
        premium(NINGXIANG, "R21-N", "2021-04", "410.00");
        subsidy(CITY, "600.00");
        subsidy(WANGCHENG, "600.00");
        subsidy(CHANGSHA_COUNTY, "500.00");
        subsidy(LIUYANG, "544.00");
        subsidy(NINGXIANG, "590.00");
        changsha.step("The requests of the second quarter.", "requests")
                .told()
                .funds(CITY, "C-2021-2", "500.00")
                .funds(WANGCHENG, "W-2021-2", "299.59")
                .funds(CHANGSHA_COUNTY, "S-2021-2", "525.00")
                .funds(LIUYANG, "L-2021-2", "575.00")
                .funds(NINGXIANG, "N-2021-2", "847.50")
                .benefit(CITY, "P21-C-1", "500.00")
                .benefit(WANGCHENG, "P21-W-1", "599.59")
                .benefit(CHANGSHA_COUNTY, "P21-S-1", "600.00")
                .benefit(LIUYANG, "P21-L-1", "650.00")
                .benefit(NINGXIANG, "P21-N-1", "930.00")
                .on("2021-06-30")
                .step(
                        "The first instalment of the audit's gap is due; on the day itself it is not missed.",
                        "legacy.debts.AUDIT_GAP")
                .by("finance-clerk", "DeductFromTransferPayment", "{'debt':'D-AUDIT','amount':'20.00'}")
                .refused(RefusalCode.INSTALMENT_NOT_DUE, "0.00")
                .on("2021-07-01")
                .step("The day after it is, and it alone.", "legacy.debts.AUDIT_GAP")
                .by("finance-clerk", "DeductFromTransferPayment", "{'debt':'D-AUDIT','amount':'25.00'}")
                .refused(RefusalCode.INSTALMENT_NOT_DUE, "20.00")
                .step(
                        "The missed instalment is deducted from the transfer payment.",
                        "legacy.deductedFromTransferPayment")
                .by("finance-clerk", "DeductFromTransferPayment", "{'debt':'D-AUDIT','amount':'20.00'}")
                .accepted("430121 1003.01 20.00", "430121 4101.09 -20.00")
                .step("More than is left of the debt is not taken from anybody.")
                .by("finance-clerk", "SettleLegacyDebt", "{'debt':'D-AUDIT','amount':'50.00'}")
                .refused(RefusalCode.OVERPAID, "40.00")
                .on("2021-07-12")
                .step("The requests of the third quarter.", "requests")
                .told()
                .funds(CITY, "C-2021-3", "500.00")
                .funds(WANGCHENG, "W-2021-3", "300.00")
                .funds(CHANGSHA_COUNTY, "S-2021-3", "272.00")
                .funds(LIUYANG, "L-2021-3", "383.00")
                .funds(NINGXIANG, "N-2021-3", "550.00")
                .benefit(CITY, "P21-C-2", "500.00")
                .benefit(WANGCHENG, "P21-W-2", "300.00")
                .benefit(CHANGSHA_COUNTY, "P21-S-2", "272.00")
                .benefit(LIUYANG, "P21-L-2", "383.00")
                .benefit(NINGXIANG, "P21-N-2", "550.00")
                .monthsClosedThrough("2021-09")
                .on("2021-10-01")
                .step("The enterprises' year ends on 1 October and is not over on that day.", "legacy.debts.ENTERPRISE")
                .by("finance-clerk", "DeductFromTransferPayment", "{'debt':'D-ENTERPRISE','amount':'25.00'}")
                .refused(RefusalCode.INSTALMENT_NOT_DUE, "0.00")
                .on("2021-10-08")
                .step("They pay 15.00 to the tax authority,", "legacy.debts.ENTERPRISE")
                .by(
                        "tax",
                        "CollectPremium",
                        "{'unit':'430100','receiptNo':'R21-OLD','payerCategory':'EMPLOYER','kind':'ARREARS','period':'2019-06','amount':'15.00','legacyDebt':'D-ENTERPRISE'}")
                .accepted("430100 1002 15.00", "430100 4001.09 -15.00")
                .banked(CITY, "15.00")
                .step("and the 10.00 that are missing are deducted.", "legacy.deductedFromTransferPayment")
                .by("finance-clerk", "DeductFromTransferPayment", "{'debt':'D-ENTERPRISE','amount':'10.00'}")
                .accepted("430100 1003.01 10.00", "430100 4101.09 -10.00")
                .monthsClosedThrough("2021-11")
                .on("2021-12-31")
                .step(
                        "In 2021 the city takes 2% for the reserve: of 1200.00, 1020.00, 900.00, 850.00 and 1000.00.",
                        "reserve.extraction")
                .by("city-clerk", "ExtractReserve", "{'year':2021,'through':12,'rate':'0.02'}")
                .accepted(extracted("24.00", "20.40", "18.00", "17.00", "20.00"))
                .stands("RESERVE", "3001.03", "-402.40");
        assessed(WANGCHENG, 2021, "EXCELLENT");
        assessed(CHANGSHA_COUNTY, 2021, "EXCELLENT");
        changsha.monthsClosedThrough("2021-12");
    }

    private void endOf2021() {
        changsha.chapter("The end of 2021: two gaps and a chain that stops")
                .on("2022-01-20")
                .step("2021 is closed.", "surplus")
                .by("city-clerk", "CloseYear", "{'year':2021}")
                .accepted()
                .came(CITY, 2021, "I 1200.00", "X 24.00", "E 1000.00", "B 1672.10")
                .came(WANGCHENG, 2021, "I 1020.00", "X 20.40", "E 899.59", "B 451.54")
                .came(CHANGSHA_COUNTY, 2021, "I 900.00", "X 18.00", "E 872.00", "B 170.00")
                .came(LIUYANG, 2021, "I 850.00", "X 17.00", "E 1033.00", "B 100.00")
                .came(NINGXIANG, 2021, "I 1000.00", "X 20.00", "E 1480.00", "B 50.00")
                .tells("""
                        Wangcheng meets all three conditions again and keeps 80% of 1020.00 − 20.40 − 899.59 = 100.01: 80.008, rounded up to 80.01, not
                        less than decided. Changsha County again collected 400.00 of 400.00 and keeps nothing of its 10.00.""")
                .settled(WANGCHENG, 2021, "surplus 100.01", "retained 80.01", "toCityLevel 20.00")
                .settled(CHANGSHA_COUNTY, 2021, "surplus 10.00", "toCityLevel 10.00")
                .settled(CITY, 2021, "surplus 176.00", "retained 176.00")
                .step(
                        "A gap of policy (政策性缺口) goes along own balance and reserve, and there the text stops.",
                        "gap.policyPart")
                .told()
                .tells("""
                        Liuyang: 1033.00 + 17.00 − 850.00 = 200.00, less its own 100.00 a claim of 100.00. Ningxiang: 1480.00 + 20.00 − 1000.00 = 500.00, less its own
                        50.00 a claim of 450.00. The reserve has 402.40 for 550.00: 402.40 × 100 ÷ 550 = 73.1636… and 402.40 × 450 ÷ 550 = 329.2363…, the odd fen
                        to the larger remainder. The rest, 26.84 and 120.76, is nobody's as long as all of both gaps counts as of policy.""")
                .settlement(2021)
                .settled(
                        LIUYANG,
                        2021,
                        "gap 200.00",
                        "policyPart 200.00",
                        "fromOwnBalance 100.00",
                        "fromReserve 73.16",
                        "unassigned 26.84")
                .settled(
                        NINGXIANG,
                        2021,
                        "gap 500.00",
                        "policyPart 500.00",
                        "fromOwnBalance 50.00",
                        "fromReserve 329.24",
                        "unassigned 120.76")
                .on("2022-02-08")
                .step(
                        "The city rules that 94.00 of Liuyang's gap are of management (管理性缺口): 360.00 − 306.00 = 54.00 of premiums not collected and 584.00 − 544.00 = 40.00 of subsidies not paid.",
                        "gap.managementCauses")
                .by(
                        "city-clerk",
                        "RuleGapCause",
                        "{'unit':'430181','year':2021,'managementAmount':'94.00','evidence':'长医保〔2022〕4号','causes':[{'cause':'UNCOLLECTED','amount':'54.00','document':'税务〔2022〕1号'},{'cause':'SUBSIDY_SHORT','amount':'40.00','document':'财社〔2022〕3号'}]}")
                .accepted()
                .tells("""
                        Own balance pro rata: 100.00 × 106 ÷ 200 = 53.00 for the policy part of 106.00, 47.00 for the management part of 94.00. The claim is
                        106.00 − 53.00 = 53.00, with Ningxiang's 450.00 together 503.00; the reserve gives 402.40 ÷ 503.00 = 0.8 of each, 42.40 and 360.00. What is left of the
                        management part, 47.00, is for Liuyang's own government; what is left of the policy parts, 10.60 and 90.00, is unassigned.""")
                .settled(
                        LIUYANG,
                        2021,
                        "gap 200.00",
                        "policyPart 106.00",
                        "managementPart 94.00",
                        "fromOwnBalance 100.00",
                        "fromReserve 42.40",
                        "fromGovernment 47.00",
                        "unassigned 10.60")
                .settled(
                        NINGXIANG,
                        2021,
                        "gap 500.00",
                        "policyPart 500.00",
                        "fromOwnBalance 50.00",
                        "fromReserve 360.00",
                        "unassigned 90.00")
                .on("2022-02-10")
                .step("Liuyang is covered (弥补缺口).", "gap.policyPart", "gap.managementPart")
                .by("city-clerk", "CoverDeficit", "{'unit':'430181','year':2021}")
                .accepted(
                        "430181 3001.02 100.00",
                        "430181 3001.01 -100.00",
                        "RESERVE 3001.03 42.40",
                        "RESERVE 1003.01 -42.40",
                        "430181 1003.01 42.40",
                        "430181 3001.01 -42.40")
                .owes(Government.COUNTY, LIUYANG, 2021, "47.00")
                .step("Ningxiang is covered as far as the chain goes.", "gap.policyPart")
                .by("city-clerk", "CoverDeficit", "{'unit':'430182','year':2021}")
                .accepted(
                        "430182 3001.02 50.00",
                        "430182 3001.01 -50.00",
                        "RESERVE 3001.03 360.00",
                        "RESERVE 1003.01 -360.00",
                        "430182 1003.01 360.00",
                        "430182 3001.01 -360.00")
                .stands("RESERVE", "3001.03", "0.00")
                .stands(NINGXIANG, "3001.01", "90.00")
                .step(
                        "The 90.00 stay below zero in Ningxiang's balance, for everyone to see. A decision of the bureau cannot add a link that the notice does not leave open: that takes a new policy.",
                        "gap.policyPart")
                .by(
                        "city-clerk",
                        "Decide",
                        "{'parameter':'gap.chain','value':['OWN_BALANCE','RESERVE','GOVERNMENT'],'document':'长医保〔2022〕9号'}")
                .refused(RefusalCode.PARAMETER_UNKNOWN)
                .on("2022-02-25")
                .step(
                        "Liuyang's government pays its 47.00; 10.60 of Liuyang's gap stay unassigned.",
                        "gap.managementPart")
                .by(
                        "finance-clerk",
                        "ReceiveGapTopUp",
                        "{'unit':'430181','year':2021,'from':'COUNTY','amount':'47.00'}")
                .accepted("430181 1003.01 47.00", "430181 4101.08 -47.00")
                .owes(Government.COUNTY, LIUYANG, 2021, "0.00")
                .stands(LIUYANG, "3001.01", "57.60")
                .step(
                        "The prefund of 2022 is a quarter of a whole year now: 899.59 × 3 ÷ 12 = 224.8975.",
                        "prefundMonths")
                .by("finance-clerk", "PrefundCounty", "{'unit':'430112','year':2022}")
                .accepted("430112 1004.01 224.90", "430112 1003.01 -224.90")
                .settlement(2021)
                .tells("Where the units stand at the end of February 2022:");
        balances();
    }

    private void policyEnds() {
        changsha.chapter("The last deadline, and the notice's end")
                .on("2023-10-01")
                .step(
                        "The enterprise in hardship had three years. They end on 1 October 2023, and on that day it is not late,",
                        "legacy.debts.HARDSHIP_ENTERPRISE")
                .by("finance-clerk", "DeductFromTransferPayment", "{'debt':'D-HARDSHIP','amount':'10.00'}")
                .refused(RefusalCode.INSTALMENT_NOT_DUE, "0.00")
                .on("2023-10-02")
                .step("but on the next.", "legacy.deductedFromTransferPayment")
                .by("finance-clerk", "DeductFromTransferPayment", "{'debt':'D-HARDSHIP','amount':'10.00'}")
                .accepted("430100 1003.01 10.00", "430100 4101.09 -10.00")
                .on("2025-07-31")
                .step("The notice holds for five years; this is its last day.", "inForceTo")
                .by(
                        "tax",
                        "CollectPremium",
                        "{'unit':'430100','receiptNo':'R25-1','payerCategory':'RESIDENT','kind':'CURRENT','period':'2025-07','amount':'10.00'}")
                .accepted("430100 1002 10.00", "430100 4001 -10.00")
                .on("2025-08-01")
                .step(
                        "The day after, no policy is in force, and nothing is booked until the city adopts one.",
                        "inForceTo")
                .by(
                        "tax",
                        "CollectPremium",
                        "{'unit':'430100','receiptNo':'R25-2','payerCategory':'RESIDENT','kind':'CURRENT','period':'2025-08','amount':'10.00'}")
                .refused(RefusalCode.NO_POLICY_IN_FORCE);
    }
}
