package io.tongchou.ledger.explain;

import io.tongchou.ledger.settlement.Step;
import io.tongchou.ledger.settlement.UnitSettlement;
import io.tongchou.ledger.settlement.UnitYear;
import io.tongchou.ledger.vocabulary.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a line of a unit's waterfall was come to, be the settlement a book's or made up.
 *
 * @param madeOf the amounts that the formula is about
 */
public record WaterfallLine(Step step, Words formula, List<Part> madeOf) {

    static final Words RETAINED = new Words(
            "P × 留存比例，进至分；市本级自留。有条件的政策：征缴超过任务、考核优秀且支出不超计划才留存",
            "P times the rate of retention, rounded up to the fen; the city level keeps its own. Under conditions: premiums above the task, an excellent assessment, and expenditure within the plan");
    static final Words TO_CITY_LEVEL = new Words("P − 留存部分", "P less what is retained");
    private static final Words OWN_BALANCE = new Words(
            "min(B, 待弥补缺口)，按政策性、管理性部分比例分摊，余分归后者；链条先列风险储备金的，弥补其剩余部分",
            "min(B, what is to be met), shared by both parts pro rata, the odd fen to the later; where the chain names the reserve first, of what that leaves");
    private static final Words RESERVE = new Words(
            "按弥补链条向风险储备金申请；各单位申请之和超过储备金的，按申请额比例分配，先政策性后管理性",
            "what the chain lets the part claim; where the claims of all units exceed the reserve, shared by claim, the policy part first");
    private static final Words COUNTY = new Words(
            "自有结余和储备金弥补后的余额 × 县级分担比例，舍至分",
            "what own balance and reserve leave, times the county's share, rounded down to the fen");
    private static final Words REST = new Words("前序渠道弥补后的余额", "what those before it in the chain leave");

    public WaterfallLine {
        madeOf = List.copyOf(madeOf);
    }

    /** An amount of the settlement, or another of its lines. */
    public sealed interface Part {

        Words caption();

        Money amount();

        /** 1 where it adds, -1 where it takes away. */
        int sign();

        record Whole(SettlementAmount of, Money amount, int sign) implements Part {
            @Override
            public Words caption() {
                return of.words();
            }
        }

        record Line(Step step, int sign) implements Part {
            @Override
            public Words caption() {
                return SettlementAmount.of(step.source())
                        .words()
                        .and(
                                "·" + name(step.part()).zh(),
                                ", " + name(step.part()).en());
            }

            @Override
            public Money amount() {
                return step.amount();
            }
        }
    }

    /** @param reserve before anything is drawn; empty for those who are not shown what others have */
    public static WaterfallLine of(Step step, UnitYear year, UnitSettlement settlement, Optional<Money> reserve) {
        return switch (step.source()) {
            case OWN_BALANCE ->
                new WaterfallLine(
                        step,
                        OWN_BALANCE,
                        List.of(
                                new Part.Whole(SettlementAmount.OWN_BALANCE, year.ownBalance(), 1),
                                new Part.Whole(SettlementAmount.POLICY_PART, settlement.policyPart(), 1),
                                new Part.Whole(SettlementAmount.MANAGEMENT_PART, settlement.managementPart(), 1)));
            case RESERVE -> new WaterfallLine(step, RESERVE, ofReserve(step, settlement, reserve));
            case COUNTY -> new WaterfallLine(step, COUNTY, rest(step, settlement));
            case GOVERNMENT, CITY, UNASSIGNED -> new WaterfallLine(step, REST, rest(step, settlement));
            case RETAINED -> new WaterfallLine(step, RETAINED, List.of(whole(Step.Part.SURPLUS, settlement)));
            case TO_CITY_LEVEL -> new WaterfallLine(step, TO_CITY_LEVEL, rest(step, settlement));
        };
    }

    private static List<Part> ofReserve(Step step, UnitSettlement settlement, Optional<Money> reserve) {
        List<Part> parts = new ArrayList<>(List.of(whole(step.part(), settlement)));
        others(step, settlement)
                .filter(one -> one.source() == Step.Source.OWN_BALANCE)
                .forEach(one -> parts.add(new Part.Line(one, -1)));
        reserve.ifPresent(stock -> parts.add(new Part.Whole(SettlementAmount.RESERVE, stock, 1)));
        return parts;
    }

    /** The part of the gap, less what other links of its chain met. */
    private static List<Part> rest(Step step, UnitSettlement settlement) {
        return Stream.<Part>concat(
                        Stream.of(whole(step.part(), settlement)),
                        others(step, settlement)
                                .filter(one -> step.source() != Step.Source.COUNTY || one.source() != Step.Source.CITY)
                                .map(one -> new Part.Line(one, -1)))
                .toList();
    }

    private static Stream<Step> others(Step step, UnitSettlement settlement) {
        return settlement.steps().stream().filter(one -> one.part() == step.part() && one.source() != step.source());
    }

    private static Part whole(Step.Part part, UnitSettlement settlement) {
        return switch (part) {
            case POLICY -> new Part.Whole(SettlementAmount.POLICY_PART, settlement.policyPart(), 1);
            case MANAGEMENT -> new Part.Whole(SettlementAmount.MANAGEMENT_PART, settlement.managementPart(), 1);
            case GAP -> new Part.Whole(SettlementAmount.GAP, settlement.gap(), 1);
            case SURPLUS -> new Part.Whole(SettlementAmount.SURPLUS, settlement.surplus(), 1);
        };
    }

    static Words name(Step.Part part) {
        return switch (part) {
            case POLICY -> new Words("政策性部分", "part of policy");
            case MANAGEMENT -> new Words("管理性部分", "part of management");
            case GAP -> new Words("整个缺口", "the whole gap");
            case SURPLUS -> new Words("结余", "surplus");
        };
    }
}
