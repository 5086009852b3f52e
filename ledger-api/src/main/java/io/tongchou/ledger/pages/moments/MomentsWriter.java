package io.tongchou.ledger.pages.moments;

import io.tongchou.ledger.balances.Balances;
import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.balances.Divergence;
import io.tongchou.ledger.explain.Accounts;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.indicators.Indicator;
import io.tongchou.ledger.indicators.Quantity;
import io.tongchou.ledger.pages.Choice;
import io.tongchou.ledger.pages.TimeMachine;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.pages.moments.Pair.Known;
import io.tongchou.ledger.rendering.BookReport;
import io.tongchou.ledger.statements.Summaries;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts two moments, and what lies between them, into words and amounts. */
record MomentsWriter(
        Visit visit, Words words, Pair pair, Pair.Bases bases, Optional<UnitCode> unit, TimeMachine.Reach reach) {

    Moments write() {
        boolean all = visit.parameter("all").isPresent();
        return new Moments(
                List.of(
                        side("moments.first", pair.one(), "asOf", "knownAt"),
                        side("moments.second", pair.other(), "asOf2", "knownAt2")),
                unit.map(this::name).orElseGet(() -> words.say("overview.whole")),
                visit.parameter("unit").orElse(""),
                units(),
                pair.sameYear(),
                results(),
                balances(all),
                all,
                again("/moments", all ? "" : "true"),
                again("/moments.csv", all ? "true" : ""));
    }

    /** This page once more, of the same moments as they were asked for. */
    private String again(String page, String all) {
        return visit.to(
                page,
                "asOf2",
                visit.parameter("asOf2").orElse(""),
                "knownAt2",
                visit.parameter("knownAt2").orElse(""),
                "unit",
                visit.parameter("unit").orElse(""),
                "all",
                all);
    }

    private Moments.Side side(String title, Known known, String asOf, String knownAt) {
        Basis basis = known.basis();
        Optional<Instant> asked = visit.parameter(knownAt).map(any -> basis.knownAt());
        return new Moments.Side(
                title,
                List.of(reach.day(words, asOf, basis.asOf()), reach.knowledge(words, knownAt, asked)),
                said(basis),
                visit.to(
                        "",
                        "asOf",
                        basis.asOf().toString(),
                        "knownAt",
                        basis.knownAt().toString()));
    }

    private String said(Basis basis) {
        return words.say("basis", basis.asOf(), words.instant(basis.knownAt()), String.valueOf(basis.sequence()));
    }

    private List<Choice> units() {
        Optional<UnitCode> own = Question.visible(visit.caller(), Optional.empty());
        return Stream.concat(
                        own.isEmpty()
                                ? Stream.of(new Choice("", words.say("overview.whole"), unit.isEmpty()))
                                : Stream.of(),
                        pair.other().state().unitsAndReserve().stream()
                                .filter(one -> own.isEmpty() || own.get().equals(one))
                                .map(one -> new Choice(one.code(), name(one), unit.equals(Optional.of(one)))))
                .toList();
    }

    private String name(UnitCode one) {
        return one.isReserve()
                ? words.say("overview.reserve")
                : words.unit(BookReport.unit(pair.other().state(), one));
    }

    private boolean counts(UnitCode one) {
        return unit.map(one::equals).orElse(true);
    }

    private List<Moments.Row> results() {
        List<Moments.Row> rows = new ArrayList<>();
        rows.add(result("total", words.say("overview.income"), Accounts.Group.INCOME, Account::countsAsIncome));
        rows.addAll(resultsOf(Account::countsAsIncome));
        rows.add(result(
                "total", words.say("overview.expenditure"), Accounts.Group.EXPENDITURE, Account::countsAsExpenditure));
        rows.addAll(resultsOf(Account::countsAsExpenditure));
        rows.add(row(
                "total",
                words.say("overview.surplus"),
                this::surplus,
                known -> opened(known, "flow/" + scope() + "/SURPLUS/" + firstDay(known) + "/"),
                pair.sameYear() ? between("SURPLUS", unit, true) : ""));
        rows.add(row(
                "",
                words.say("overview.balance"),
                known -> known.owned(this::counts),
                known -> opened(known, "balance/" + scope() + "/OWNED/"),
                between("OWNED", unit, false)));
        if (unit.isEmpty()) {
            rows.add(row(
                    "part",
                    words.say("overview.reserve"),
                    known -> known.owned(UnitCode::isReserve),
                    known -> opened(known, "balance/RESERVE/OWNED/"),
                    between("OWNED", Optional.of(UnitCode.RESERVE), false)));
        }
        rows.add(monthsPayable());
        return rows;
    }

    private String scope() {
        return unit.map(UnitCode::code).orElse("ALL");
    }

    private Money surplus(Known known) {
        return known.result(this::counts, Account::countsAsIncome)
                .minus(known.result(this::counts, Account::countsAsExpenditure));
    }

    private List<Moments.Row> resultsOf(Predicate<Account> counted) {
        return Stream.of(Account.values())
                .filter(counted)
                .filter(account -> Stream.of(pair.one(), pair.other())
                        .anyMatch(known ->
                                !known.result(this::counts, account::equals).isZero()))
                .map(account -> result(
                        "part", account.code() + " " + words.account(account), Accounts.of(account), account::equals))
                .toList();
    }

    private Moments.Row result(String kind, String name, Accounts of, Predicate<Account> accounts) {
        return row(
                kind,
                name,
                known -> known.result(this::counts, accounts),
                known -> opened(known, "flow/" + scope() + "/" + of + "/" + firstDay(known) + "/"),
                pair.sameYear() ? between(of.toString(), unit, true) : "");
    }

    private static LocalDate firstDay(Known known) {
        LocalDate first = known.year().firstDay();
        return known.state().beginsOn().isAfter(first) ? known.state().beginsOn() : first;
    }

    private Moments.Row row(
            String kind, String name, Function<Known, Money> amount, Function<Known, String> href, String entries) {
        Money one = amount.apply(pair.one());
        Money other = amount.apply(pair.other());
        Money difference = other.minus(one);
        return new Moments.Row(
                kind,
                name,
                new Moments.Value(Words.exact(one), href.apply(pair.one())),
                new Moments.Value(Words.exact(other), href.apply(pair.other())),
                signed(difference),
                difference.isNegative(),
                difference.isZero() ? "" : entries);
    }

    private static String signed(Money difference) {
        return (difference.isPositive() ? "+" : "") + Words.exact(difference);
    }

    private Moments.Row monthsPayable() {
        Optional<BigDecimal> one = months(pair.one());
        Optional<BigDecimal> other = months(pair.other());
        Optional<BigDecimal> difference = one.flatMap(first -> other.map(second -> second.subtract(first)));
        return new Moments.Row(
                "",
                words.say("overview.months-payable"),
                monthsPayable(pair.one()),
                monthsPayable(pair.other()),
                difference
                        .map(months -> (months.signum() > 0 ? "+" : "") + months.toPlainString())
                        .orElse(""),
                difference.filter(months -> months.signum() < 0).isPresent(),
                "");
    }

    private Optional<BigDecimal> months(Known known) {
        return known.monthsPayable(unit).flatMap(Indicator::value).map(Quantity::number);
    }

    private Moments.Value monthsPayable(Known known) {
        return months(known)
                .map(months -> new Moments.Value(
                        months.toPlainString(),
                        opened(
                                known,
                                "indicator/MONTHS_PAYABLE/"
                                        + unit.map(UnitCode::code).orElse("POOL"),
                                "")))
                .orElseGet(() -> new Moments.Value("—", ""));
    }

    /** A figure of one moment, whose path ends with that day. */
    private String opened(Known known, String figure) {
        return opened(known, figure, known.basis().asOf().toString());
    }

    private String opened(Known known, String figure, String day) {
        return visit.to(
                "/explain",
                "figure",
                figure + day,
                "asOf",
                known.basis().asOf().toString(),
                "knownAt",
                known.basis().knownAt().toString());
    }

    private String between(String of, Optional<UnitCode> whose, boolean result) {
        return bases.to(
                visit,
                "/moments/entries",
                "unit",
                whose.map(UnitCode::code).orElse(""),
                "of",
                of,
                "result",
                result ? "true" : "");
    }

    /** Every account of the whole, and of each unit where there are several; then the sums of either side. */
    private List<Moments.Row> balances(boolean all) {
        List<Moments.Row> rows = new ArrayList<>();
        for (Account account : accounts()) {
            List<UnitCode> posted = posted(account).stream()
                    .filter(one -> all || !same(one::equals, account))
                    .toList();
            if (!posted.isEmpty() || all) {
                String name = account.code() + " " + words.account(account);
                rows.add(balance(unit.isEmpty() ? "total" : "", name, this::counts, unit, account));
                if (unit.isEmpty()) {
                    posted.forEach(one -> rows.add(balance("part", name(one), one::equals, Optional.of(one), account)));
                }
            }
        }
        rows.add(row("total", words.say("moments.debits"), known -> side(known, false), known -> "", ""));
        rows.add(row("total", words.say("moments.credits"), known -> side(known, true), known -> "", ""));
        return rows;
    }

    private Moments.Row balance(
            String kind, String name, Predicate<UnitCode> units, Optional<UnitCode> whose, Account account) {
        return row(
                kind,
                name,
                known -> known.balance(units, account::equals),
                known -> opened(
                        known, "balance/" + whose.map(UnitCode::code).orElse("ALL") + "/" + account.code() + "/"),
                between(account.code(), whose, false));
    }

    private List<Account> accounts() {
        return Stream.of(Account.values())
                .filter(account -> !posted(account).isEmpty())
                .toList();
    }

    /** The units that have a balance of it at either moment. */
    private List<UnitCode> posted(Account account) {
        return Stream.of(pair.one(), pair.other())
                .flatMap(known -> known.balances().stream())
                .filter(row -> row.account() == account && counts(row.unit()))
                .map(Balances.Row::unit)
                .distinct()
                .sorted()
                .toList();
    }

    private boolean same(Predicate<UnitCode> units, Account account) {
        return pair.one().balance(units, account::equals).equals(pair.other().balance(units, account::equals));
    }

    /** As the trial balance adds them: what stands on one side, unit by unit. */
    private Money side(Known known, boolean credit) {
        return Money.sum(known.balances().stream()
                .filter(row -> counts(row.unit()))
                .map(row -> credit ? row.balance().negated() : row.balance())
                .map(Money::orZeroIfNegative)
                .toList());
    }

    /** The balances for a spreadsheet: of each unit and account, by their codes. */
    Stream<List<String>> lines() {
        boolean all = visit.parameter("all").isPresent();
        return accounts().stream()
                .flatMap(account -> posted(account).stream()
                        .filter(one -> all || !same(one::equals, account))
                        .map(one -> {
                            Money before = pair.one().balance(one::equals, account::equals);
                            Money after = pair.other().balance(one::equals, account::equals);
                            return List.of(
                                    account.code(),
                                    words.account(account),
                                    one.code(),
                                    name(one),
                                    before.toString(),
                                    after.toString(),
                                    after.minus(before).toString());
                        }));
    }

    Moments.Entries entries(Accounts of, boolean result, Divergence.Page page) {
        boolean credit = result && of.accounts().stream().anyMatch(account -> account.kind() == Account.Kind.INCOME);
        Function<Money, Money> turned = credit ? Money::negated : amount -> amount;
        Predicate<Account> accounts = of.accounts()::contains;
        Money debit =
                pair.other().balance(this::counts, accounts).minus(pair.one().balance(this::counts, accounts));
        Money difference = result
                ? turned.apply(debitOf(pair.other(), accounts).minus(debitOf(pair.one(), accounts)))
                : turned.apply(debit);
        return new Moments.Entries(
                Stream.of(unit.map(this::name).orElseGet(() -> words.say("overview.whole")), words.caption(of.words()))
                        .collect(Collectors.joining(" · ")),
                said(bases.one()),
                said(bases.other()),
                bases.to(
                        visit,
                        "/moments",
                        "unit",
                        Question.visible(visit.caller(), Optional.empty())
                                .or(() -> unit.filter(one -> !one.isReserve()))
                                .map(UnitCode::code)
                                .orElse("")),
                signed(difference),
                credit,
                page.lines().stream().map(line -> entry(line, turned)).toList(),
                Words.exact(turned.apply(Money.sum(
                        page.lines().stream().map(Divergence.Line::amount).toList()))),
                page.next()
                        .map(cursor -> bases.to(
                                visit,
                                "/moments/entries",
                                "unit",
                                visit.parameter("unit").orElse(""),
                                "of",
                                of.toString(),
                                "result",
                                result ? "true" : "",
                                "cursor",
                                cursor))
                        .orElse(""));
    }

    /** What results come to with debits positive. */
    private Money debitOf(Known known, Predicate<Account> accounts) {
        return known.result(this::counts, accounts.and(Account::countsAsExpenditure))
                .minus(known.result(this::counts, accounts.and(Account::countsAsIncome)));
    }

    private Moments.Entry entry(Divergence.Line line, Function<Money, Money> turned) {
        return new Moments.Entry(
                words.say(
                        switch (line.part()) {
                            case HAPPENED -> "moments.happened";
                            case BECAME_KNOWN -> "moments.became-known";
                        }),
                line.effectiveOn().toString(),
                words.instant(line.recordedAt()),
                words.say("ledger.voucher-number", String.valueOf(line.voucher())),
                visit.to(
                        "/vouchers/" + YearMonth.from(line.effectiveOn()) + "/" + line.voucher(),
                        "knownAt",
                        latest().toString()),
                words.caption(Summaries.of(line.event())),
                Stream.of(line.reference(), line.document(), line.note())
                        .flatMap(Optional::stream)
                        .distinct()
                        .collect(Collectors.joining(" · ")),
                name(line.unit()),
                line.account().code() + " " + words.account(line.account())
                        + line.item().map(item -> "·" + words.item(item)).orElse(""),
                Words.exact(turned.apply(line.amount())));
    }

    /** A voucher may be known at one of the two alone. */
    private Instant latest() {
        return Stream.of(bases.one().knownAt(), bases.other().knownAt())
                .max(Instant::compareTo)
                .orElseThrow();
    }
}
