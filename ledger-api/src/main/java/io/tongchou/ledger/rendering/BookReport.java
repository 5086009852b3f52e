package io.tongchou.ledger.rendering;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.events.PoolUnit;
import io.tongchou.ledger.rendering.Report.Fact;
import io.tongchou.ledger.statements.Period;
import io.tongchou.ledger.vocabulary.FundCode;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands above and below every report of a book: whose it is and what of, what it rests on and who answers for it. */
public final class BookReport {

    static final Fact YUAN = new Fact(new Caption("单位", "In"), new Caption("元", "yuan"));

    static final List<Fact> SIGNATURES = List.of(
            new Fact(new Caption("单位负责人", "Head of office"), Caption.of("")),
            new Fact(new Caption("财务负责人", "Head of finance"), Caption.of("")),
            new Fact(new Caption("复核", "Checked"), Caption.of("")),
            new Fact(new Caption("制单", "Prepared"), Caption.of("")));

    private static final Map<String, Caption> FUNDS = Map.of(
            "310", new Caption("职工基本医疗保险基金", "employee basic"),
            "330", new Caption("职工大额医疗费补充保险基金", "large-expense supplement"),
            "390", new Caption("城乡居民基本医疗保险基金", "resident basic"),
            "391", new Caption("城镇居民基本医疗保险基金", "urban residents"),
            "392", new Caption("大病保险基金", "catastrophic"),
            "510", new Caption("生育保险基金", "maternity"));

    private BookReport() {}

    /** Whose report it is, of which fund and of which days, and that its amounts are in yuan. */
    static List<Fact> facts(BookState book, Optional<UnitCode> unit, Caption days) {
        return List.of(
                new Fact(
                        new Caption("编制单位", "Prepared by"),
                        unit.map(one -> unit(book, one)).orElseGet(() -> Caption.of(book.poolName()))),
                new Fact(new Caption("险种", "Fund"), fund(book.id().fund())),
                new Fact(new Caption("期间", "Of"), days),
                YUAN);
    }

    /** A fund by its name. */
    public static Caption fund(FundCode fund) {
        Caption known = FUNDS.get(fund.code());
        return known == null ? Caption.of(fund.code()) : new Caption(known.zh(), fund + " " + known.en());
    }

    /** A unit by its name, as it was last, and its code. */
    public static Caption unit(BookState book, UnitCode unit) {
        return unit.isReserve()
                ? new Caption(book.poolName() + "风险储备金", "risk reserve")
                : book.membersFrom(LocalDate.MIN).stream()
                        .filter(member -> member.code().equals(unit))
                        .reduce((earlier, later) -> later)
                        .map(PoolUnit::name)
                        .map(name -> new Caption(name, unit.code()))
                        .orElseGet(() -> Caption.of(unit.code()));
    }

    static Caption day(LocalDate day) {
        return new Caption(day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日", day.toString());
    }

    static Caption month(YearMonth month) {
        return new Caption(month.getYear() + "年" + month.getMonthValue() + "月", month.toString());
    }

    static Caption period(Period period) {
        return period.month()
                .map(BookReport::month)
                .orElseGet(() -> new Caption(period.year() + "年度", period.toString()));
    }

    /** What the figures rest on, so that the same report can be had again. */
    static List<Caption> remarks(Basis basis) {
        List<Caption> remarks = new ArrayList<>(List.of(new Caption(
                "依据账簿至第" + basis.sequence() + "号事件，截至" + basis.asOf() + "的业务，" + basis.knownAt() + "所知。",
                "Of the book up to event " + basis.sequence() + ", business days to " + basis.asOf() + ", as known at "
                        + basis.knownAt() + ".")));
        basis.halted()
                .ifPresent(halt -> remarks.add(new Caption(
                        "账簿自" + halt.since() + "起停止记账。",
                        "The journal has stood still at event " + halt.sequence() + " since " + halt.since() + ".")));
        return remarks;
    }
}
