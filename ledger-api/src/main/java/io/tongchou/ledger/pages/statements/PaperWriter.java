package io.tongchou.ledger.pages.statements;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.figures.Papers.Kind;
import io.tongchou.ledger.pages.Choice;
import io.tongchou.ledger.pages.Fact;
import io.tongchou.ledger.pages.Frame;
import io.tongchou.ledger.pages.Units;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.pages.statements.Paper.Cell;
import io.tongchou.ledger.pages.statements.Paper.Column;
import io.tongchou.ledger.pages.statements.Paper.Row;
import io.tongchou.ledger.pages.statements.Paper.Side;
import io.tongchou.ledger.rendering.Caption;
import io.tongchou.ledger.rendering.Report;
import io.tongchou.ledger.rendering.StatementReport;
import io.tongchou.ledger.statements.Period;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes a report as a page shows it: the texts in one language, every amount leading to where it comes from. */
final class PaperWriter {

    private static final String TO_WRITE_ON = "____________";

    private final Visit visit;
    private final Words words;
    private final Selection selection;
    private final BookState state;
    private final LocalDate today;

    /** @param visit whose business day counts no more: a paper is of its period */
    PaperWriter(Visit visit, Words words, Selection selection, BookState state, LocalDate today) {
        this.visit = visit.without("asOf");
        this.words = words;
        this.selection = selection;
        this.state = state;
        this.today = today;
    }

    Paper of(Report report, Optional<String> next) {
        return new Paper(
                asked(),
                isClosed(selection.period()),
                title(report),
                report.form().orElse(""),
                facts(report.facts()),
                sides(report),
                report.remarks().stream().map(this::remark).toList(),
                facts(report.signatures()),
                report.landscape(),
                Stream.of("pdf", "xlsx", "csv")
                        .map(medium -> new Frame.Link(
                                to(selection.kind(), "." + medium, selection.cursor()),
                                words.say("statements." + medium),
                                false))
                        .toList(),
                selection.cursor().isEmpty() ? "" : to(selection.kind(), "", ""),
                next.map(cursor -> to(selection.kind(), "", cursor)).orElse(""));
    }

    /** The English title names the account; the Chinese one leaves that to whoever shows it. */
    private String title(Report report) {
        String title = words.caption(report.title());
        return words.isChinese() && (selection.kind() == Kind.JOURNAL || selection.kind() == Kind.SUBSIDIARY_LEDGER)
                ? title + " " + Account.of(selection.account()).chinese()
                        + (selection.item().isEmpty()
                                ? ""
                                : "·" + Item.valueOf(selection.item()).chinese())
                : title;
    }

    private Paper.Asked asked() {
        return new Paper.Asked(
                visit.to("/statements/" + selection.kind().path()).split("\\?", 2)[0],
                Arrays.stream(Kind.values())
                        .map(kind -> new Frame.Link(
                                visit.to(
                                        "/statements/" + kind.path(),
                                        "period",
                                        selection.period().toString(),
                                        "unit",
                                        selection.unit()),
                                words.say("statements.kind." + kind.path()),
                                kind == selection.kind()))
                        .toList(),
                years(),
                Units.choices(visit, words, state, unit()),
                accounts(),
                items(),
                selection.knownAt());
    }

    private Optional<UnitCode> unit() {
        return Optional.of(selection.unit()).filter(code -> !code.isEmpty()).map(UnitCode::new);
    }

    private List<Paper.Year> years() {
        int first = state.beginsOn().getYear();
        return IntStream.iterate(today.getYear(), year -> year >= first, year -> year - 1)
                .mapToObj(year -> new Paper.Year(
                        String.valueOf(year),
                        Stream.concat(
                                        selection.kind() == Kind.VOUCHERS
                                                ? Stream.of()
                                                : Stream.of(Period.of(new FiscalYear(year))),
                                        months(year).map(Period::of))
                                .map(this::choice)
                                .toList()))
                .toList();
    }

    private Stream<YearMonth> months(int year) {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(month -> YearMonth.of(year, 13 - month))
                .filter(month -> !month.isAfter(YearMonth.from(today)))
                .filter(month -> !month.isBefore(YearMonth.from(state.beginsOn())));
    }

    private Choice choice(Period period) {
        String name = period.month().isPresent() ? period.toString() : words.say("statements.year", period.toString());
        return new Choice(
                period.toString(),
                isClosed(period) ? words.say("statements.closed-period", name) : name,
                period.equals(selection.period()));
    }

    private boolean isClosed(Period period) {
        return period.month()
                .map(month -> state.closedThrough()
                        .filter(last -> !month.isAfter(last))
                        .isPresent())
                .orElseGet(() -> state.year(period.year()).isClosed());
    }

    private List<Choice> accounts() {
        if (!Selection.isOfAnAccount(selection.kind())) {
            return List.of();
        }
        List<Choice> choices = new ArrayList<>();
        if (selection.kind() == Kind.GENERAL_LEDGER) {
            choices.add(new Choice(
                    "", words.say("ledger.all-accounts"), selection.account().isEmpty()));
        }
        Arrays.stream(Account.values())
                .filter(account -> selection.kind() != Kind.JOURNAL || account.kind() == Account.Kind.CASH)
                .map(account -> new Choice(
                        account.code(),
                        account.code() + " " + words.account(account),
                        account.code().equals(selection.account())))
                .forEach(choices::add);
        return choices;
    }

    private List<Choice> items() {
        if (selection.kind() != Kind.SUBSIDIARY_LEDGER) {
            return List.of();
        }
        List<Choice> items = Arrays.stream(Item.values())
                .filter(item -> item.isOf(Account.of(selection.account())))
                .map(item ->
                        new Choice(item.name(), words.item(item), item.name().equals(selection.item())))
                .toList();
        return items.isEmpty()
                ? items
                : Stream.concat(
                                Stream.of(new Choice(
                                        "",
                                        words.say("statements.all-items"),
                                        selection.item().isEmpty())),
                                items.stream())
                        .toList();
    }

    private String to(Kind kind, String medium, String cursor) {
        return visit.to(
                "/statements/" + kind.path() + medium,
                "period",
                selection.period().toString(),
                "unit",
                selection.unit(),
                "account",
                selection.account(),
                "item",
                selection.item(),
                "cursor",
                cursor);
    }

    private List<Fact> facts(List<Report.Fact> facts) {
        return facts.stream()
                .map(fact -> new Fact(
                        words.caption(fact.name()), fact.value().zh().isEmpty() ? TO_WRITE_ON : named(fact.value())))
                .toList();
    }

    /** A unit has no English name; by its code alone nobody knows it. */
    private String named(Caption value) {
        return value.en().matches("[0-9]{6}") ? words.unit(value) : words.caption(value);
    }

    /** Some remarks are in English behind a name in Chinese. */
    private String remark(Caption remark) {
        return words.isChinese() && remark.zh().endsWith("：") ? remark.zh() + remark.en() : words.caption(remark);
    }

    /** Tables that stand side by side: each begins with its items, and their numbers. */
    private List<Side> sides(Report report) {
        List<Integer> begins = IntStream.range(0, report.columns().size())
                .filter(column -> column == 0 || isNumber(report, column + 1))
                .boxed()
                .toList();
        return IntStream.range(0, begins.size())
                .mapToObj(side -> side(
                        report,
                        begins.get(side),
                        side + 1 < begins.size()
                                ? begins.get(side + 1)
                                : report.columns().size()))
                .toList();
    }

    private static boolean isNumber(Report report, int column) {
        return column < report.columns().size()
                && report.columns().get(column).caption().equals(StatementReport.NUMBER);
    }

    private Side side(Report report, int from, int to) {
        List<Report.Column> columns = report.columns().subList(from, to);
        return new Side(
                columns.stream()
                        .map(column -> new Column(words.caption(column.caption()), column.money()))
                        .toList(),
                report.rows().stream()
                        .map(row -> row.subList(from, to))
                        .map(row -> new Row(
                                row.getFirst().style().name(),
                                IntStream.range(0, row.size())
                                        .mapToObj(at -> cell(columns.get(at), row.get(at)))
                                        .toList()))
                        .toList());
    }

    private Cell cell(Report.Column column, Report.Cell cell) {
        return new Cell(
                switch (cell.content()) {
                    case Report.Text text -> named(text.caption());
                    case Report.Amount amount -> Words.exact(amount.value());
                    case Report.Sum sum -> Words.exact(sum.value());
                    case Report.Blank blank -> "";
                },
                words.caption(column.caption()),
                cell.origin().map(this::address).orElse(""),
                column.money(),
                cell.indent());
    }

    private String address(Report.Origin origin) {
        return switch (origin) {
            case Report.OfFigure(var figure) -> visit.to("/explain", "figure", figure.toString());
            case Report.OfPostings(var unit, var account, var from, var through) ->
                visit.to(
                        "/ledger",
                        "unit",
                        unit.map(UnitCode::code).orElse(""),
                        "account",
                        account.code(),
                        "from",
                        from.toString(),
                        "to",
                        through.toString());
            case Report.OfVoucher(var month, var number) -> visit.to("/vouchers/" + month + "/" + number);
        };
    }
}
