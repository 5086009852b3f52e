package io.tongchou.ledger.pages.reconciliation;

import io.tongchou.ledger.agreement.Confirmation;
import io.tongchou.ledger.agreement.Outstanding;
import io.tongchou.ledger.agreement.Outstanding.Item.OfLedger;
import io.tongchou.ledger.agreement.Outstanding.Item.OfStatement;
import io.tongchou.ledger.agreement.Outstanding.State;
import io.tongchou.ledger.agreement.Reconciliation;
import io.tongchou.ledger.agreement.Scope;
import io.tongchou.ledger.agreement.Table;
import io.tongchou.ledger.book.Actor;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.commands.reconciliation.ConfirmReconciliation;
import io.tongchou.ledger.commands.reconciliation.MatchLine;
import io.tongchou.ledger.http.CommandTaker;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.pages.forms.Acts;
import io.tongchou.ledger.pages.forms.Acts.Act;
import io.tongchou.ledger.pages.reconciliation.MonthEnd.Agreement;
import io.tongchou.ledger.pages.reconciliation.MonthEnd.Compared;
import io.tongchou.ledger.pages.reconciliation.MonthEnd.Item;
import io.tongchou.ledger.pages.reconciliation.MonthEnd.Items;
import io.tongchou.ledger.pages.reconciliation.MonthEnd.Other;
import io.tongchou.ledger.rendering.BookReport;
import io.tongchou.ledger.rendering.ReconciliationReport;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Party;
import io.tongchou.ledger.vocabulary.StatementSource;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a month's end as it is read.
 *
 * @param report what there is to write
 * @param matched how many lines of the month were matched
 * @param unit that unit's alone
 * @param only the one source and unit that is asked for, all of whose items are shown a page at a time
 */
record MonthEndWriter(
        Visit visit,
        Words words,
        BookState book,
        Reconciliation.Report report,
        Map<Scope, Long> matched,
        Optional<UnitCode> unit,
        Optional<Scope> only) {

    /** Items of one side while there are other statements on the page. */
    private static final int FEW = 20;

    private static final int MANY = 200;

    /** Entries that are proposed for a line, and lines for an entry. */
    private static final int PROPOSED = 3;

    private static final String WHOLE_CITY = "ALL";

    /** By the way that money goes; in a view of the whole city also the sources of which no statement came in. */
    List<Compared> compared() {
        return Arrays.stream(StatementSource.values()).flatMap(this::compared).toList();
    }

    private Stream<Compared> compared(StatementSource source) {
        List<Table> tables = report.tables().stream()
                .filter(table -> table.scope().source() == source)
                .filter(table -> only.isEmpty() || only.get().equals(table.scope()))
                .toList();
        return tables.isEmpty() && unit.isEmpty() && only.isEmpty()
                ? Stream.of(missing(source))
                : tables.stream().map(this::compared);
    }

    private Compared missing(StatementSource source) {
        return new Compared(
                "",
                words.caption(ReconciliationReport.source(source)),
                Agreement.NONE_CAME,
                "",
                false,
                "",
                List.of(),
                new MonthEnd.Side("", "", "", ""),
                new MonthEnd.Side("", "", "", ""),
                "",
                "",
                new Items(List.of(), 0, ""),
                new Items(List.of(), 0, ""),
                "",
                "",
                "");
    }

    private Compared compared(Table table) {
        Scope scope = table.scope();
        List<Outstanding> ofStatement = alone(scope, OfStatement.class);
        List<Outstanding> ofLedger = alone(scope, OfLedger.class);
        Proposals proposals = Proposals.of(ofStatement, ofLedger);
        boolean all = only.isPresent();
        return new Compared(
                id(scope),
                name(words, book, scope),
                !table.unexplained().isZero()
                        ? Agreement.DIFFERS
                        : ofStatement.isEmpty() && ofLedger.isEmpty() ? Agreement.AGREES : Agreement.ITEMS,
                table.day().toString(),
                table.ofBalances(),
                words.caption(ReconciliationReport.party(
                        Party.of(scope.source().accounts().getFirst(), scope.unit()))),
                table.ofBalances() ? held(table) : List.of(),
                side(table.ledger()),
                side(table.statement()),
                blankIfZero(table.ledger().has().minus(table.statement().has())),
                blankIfZero(table.unexplained()),
                items(scope, "lines", ofStatement, proposals),
                items(scope, "entries", ofLedger, proposals),
                all || Math.max(ofStatement.size(), ofLedger.size()) <= FEW
                        ? ""
                        : visit.to("/reconciliation", of(scope)),
                Optional.ofNullable(matched.get(scope)).map(Words::count).orElse(""),
                visit.to("/reconciliation/matched", of(scope)));
    }

    private String[] of(Scope scope) {
        return new String[] {
            "month", report.month().toString(), "source", scope.source().name(), "of", code(scope.unit())
        };
    }

    private List<Outstanding> alone(Scope scope, Class<? extends Outstanding.Item> side) {
        return report.outstanding().stream()
                .filter(one -> one.scope().equals(scope) && side.isInstance(one.item()))
                .toList();
    }

    private List<MonthEnd.Held> held(Table table) {
        return table.accounts().entrySet().stream()
                .map(account -> new MonthEnd.Held(
                        account.getKey().code() + " " + words.account(account.getKey()),
                        Words.exact(account.getValue()),
                        balance(
                                table.scope().unit(),
                                account.getKey(),
                                table.day().toString())))
                .toList();
    }

    private String balance(Optional<UnitCode> of, Account account, String day) {
        return visit.to("/explain", "figure", "balance/" + code(of) + "/" + account.code() + "/" + day);
    }

    private static MonthEnd.Side side(Table.Side side) {
        return new MonthEnd.Side(
                Words.exact(side.has()),
                Words.exact(side.toCome()),
                Words.exact(side.toGo()),
                Words.exact(side.adjusted()));
    }

    private Items items(Scope scope, String side, List<Outstanding> alone, Proposals proposals) {
        int from = only.isPresent()
                ? Math.min(
                        alone.size(),
                        visit.parameter(side).map(Integer::parseInt).orElse(0))
                : 0;
        int to = Math.min(alone.size(), from + (only.isPresent() ? MANY : FEW));
        return new Items(
                alone.subList(from, to).stream()
                        .map(one -> item(scope, one, proposals))
                        .toList(),
                alone.size(),
                only.isPresent() && to < alone.size()
                        ? visit.to(
                                "/reconciliation",
                                Stream.concat(Stream.of(of(scope)), Stream.of(side, String.valueOf(to)))
                                        .toArray(String[]::new))
                        : "");
    }

    private Item item(Scope scope, Outstanding one, Proposals proposals) {
        boolean out = one.amount().isNegative();
        return new Item(
                switch (one.item()) {
                    case OfStatement line -> line(line);
                    case OfLedger entry -> entry.entry();
                },
                switch (one.item()) {
                    case OfStatement line -> "";
                    case OfLedger entry -> visit.to("/explain", "figure", "event/" + entry.sequence());
                },
                one.on().toString(),
                text(one),
                out ? "" : Words.exact(one.amount()),
                out ? Words.exact(one.amount().negated()) : "",
                words.say(
                        "measure.days",
                        String.valueOf(
                                ChronoUnit.DAYS.between(one.on(), report.basis().asOf()))),
                one.state().name(),
                words.say("reconciliation.state." + one.state()),
                one.kind()
                        .map(kind -> words.caption(ReconciliationReport.kind(kind)))
                        .orElse(""),
                one.item() instanceof OfStatement line
                        ? line.explanation().map(this::explained).orElse("")
                        : "",
                one.others().stream().map(other -> other(one, other)).toList(),
                mayMatch(scope) && one.state() != State.MATCHED_LATER ? acts(scope, one, proposals) : List.of());
    }

    private static String text(Outstanding one) {
        return switch (one.item()) {
            case OfStatement line -> joined(one.reference(), line.counterparty(), line.text());
            case OfLedger entry -> joined(one.reference());
        };
    }

    private String explained(Outstanding.Explanation why) {
        return words.say(
                "reconciliation.explained",
                words.caption(ReconciliationReport.kind(why.kind())),
                why.reason(),
                why.maker(),
                why.checker().orElse(""));
    }

    /** Of a line these are entries, of an entry lines. */
    private Other other(Outstanding one, String other) {
        return new Other(
                other, one.item() instanceof OfStatement ? visit.to("/explain", "figure", "entry/" + other) : "");
    }

    private static String line(OfStatement line) {
        return line.statement() + "#" + line.line();
    }

    /** What was known at an instant past is looked at, not worked on. */
    private boolean mayMatch(Scope scope) {
        return visit.parameter("knownAt").isEmpty() && MatchLine.mayMatch(actor(), scope.source(), scope.unit());
    }

    private Actor actor() {
        return CommandTaker.actor(visit.caller());
    }

    private List<Act> acts(Scope scope, Outstanding one, Proposals proposals) {
        Optional<String> of = scope.unit().map(UnitCode::code);
        return switch (one.item()) {
            case OfStatement line -> ofLine(of, one, line, proposals.entries(one));
            case OfLedger entry -> ofEntry(of, entry, proposals.lines(one), proposals.statement());
        };
    }

    private List<Act> ofLine(Optional<String> of, Outstanding one, OfStatement line, List<String> entries) {
        String number = String.valueOf(line.line());
        return Stream.of(
                        entries.stream()
                                .flatMap(entry -> Acts.act(
                                        visit,
                                        words,
                                        "MatchLine",
                                        of,
                                        "statement",
                                        line.statement(),
                                        "lines[0]",
                                        number,
                                        "entries[0]",
                                        entry)
                                        .map(act -> act.called(words.say("reconciliation.match-with", entry)))
                                        .stream()),
                        Acts.act(visit, words, "MatchLine", of, "statement", line.statement(), "lines[0]", number)
                                .map(act -> one.others().isEmpty()
                                        ? act
                                        : act.suggesting(
                                                "entries[0]", one.others().getFirst()))
                                .stream(),
                        Acts.act(visit, words, "ExplainLine", of, "statement", line.statement(), "line", number)
                                .map(act -> one.kind()
                                        .map(kind -> act.suggesting("kind", kind.name()))
                                        .orElse(act))
                                .stream())
                .flatMap(acts -> acts)
                .toList();
    }

    private List<Act> ofEntry(
            Optional<String> of, OfLedger entry, List<Outstanding> lines, Optional<String> statement) {
        return Stream.concat(
                        lines.stream().flatMap(line -> ofEntry(of, entry, line).stream()),
                        statement
                                .flatMap(named -> Acts.act(visit, words, "MatchLine", of, "entries[0]", entry.entry())
                                        .map(act -> act.suggesting("statement", named)))
                                .stream())
                .toList();
    }

    private Optional<Act> ofEntry(Optional<String> of, OfLedger entry, Outstanding proposed) {
        OfStatement line = (OfStatement) proposed.item();
        return Acts.act(
                        visit,
                        words,
                        "MatchLine",
                        of,
                        "statement",
                        line.statement(),
                        "lines[0]",
                        String.valueOf(line.line()),
                        "entries[0]",
                        entry.entry())
                .map(act -> act.called(words.say("reconciliation.match-with", proposed.on() + " #" + line.line())));
    }

    List<MonthEnd.Word> parties() {
        return report.confirmations().stream().map(this::party).toList();
    }

    private MonthEnd.Word party(Confirmation one) {
        boolean over = !report.month().atEndOfMonth().isAfter(report.basis().asOf());
        return new MonthEnd.Word(
                one.account().code() + " " + words.account(one.account()),
                name(words, book, one.unit()),
                words.caption(ReconciliationReport.party(one.party())),
                Words.exact(one.ledger()),
                balance(one.unit(), one.account(), report.month().atEndOfMonth().toString()),
                one.state().name(),
                words.caption(ReconciliationReport.state(one.state())),
                one.word().map(said -> Words.exact(said.balance())).orElse(""),
                one.word()
                        .map(said -> said.maker() + " " + words.instant(said.recordedAt()))
                        .orElse(""),
                over && visit.parameter("knownAt").isEmpty() && ConfirmReconciliation.speaksFor(actor(), one.party())
                        ? Acts.of(Acts.act(
                                visit,
                                words,
                                "ConfirmReconciliation",
                                one.unit().map(UnitCode::code),
                                "unit",
                                code(one.unit()),
                                "month",
                                report.month().toString(),
                                "account",
                                one.account().code()))
                        : List.of());
    }

    private static String id(Scope scope) {
        return scope.source() + "-" + code(scope.unit());
    }

    private static String code(Optional<UnitCode> of) {
        return of.map(UnitCode::code).orElse(WHOLE_CITY);
    }

    static String name(Words words, BookState book, Scope scope) {
        return words.caption(ReconciliationReport.source(scope.source())) + " · " + name(words, book, scope.unit());
    }

    private static String name(Words words, BookState book, Optional<UnitCode> of) {
        return of.map(one -> one.isReserve() ? words.say("overview.reserve") : words.unit(BookReport.unit(book, one)))
                .orElseGet(() -> words.say("overview.whole"));
    }

    @SafeVarargs
    static String joined(Optional<String>... texts) {
        return Stream.of(texts).flatMap(Optional::stream).collect(Collectors.joining(" · "));
    }

    private static String blankIfZero(Money amount) {
        return amount.isZero() ? "" : Words.exact(amount);
    }

    /** What may be the same money by its amount alone, on whichever day. */
    private record Proposals(Map<Money, List<String>> entries, Map<Money, List<Outstanding>> lines) {

        static Proposals of(List<Outstanding> ofStatement, List<Outstanding> ofLedger) {
            return new Proposals(
                    ofLedger.stream()
                            .filter(Proposals::isOpen)
                            .collect(Collectors.groupingBy(
                                    Outstanding::amount,
                                    Collectors.mapping(one -> ((OfLedger) one.item()).entry(), Collectors.toList()))),
                    ofStatement.stream().filter(Proposals::isOpen).collect(Collectors.groupingBy(Outstanding::amount)));
        }

        private static boolean isOpen(Outstanding one) {
            return one.state() == State.OPEN || one.state() == State.EXPLAINED;
        }

        List<String> entries(Outstanding line) {
            return entries.getOrDefault(line.amount(), List.of()).stream()
                    .limit(PROPOSED)
                    .toList();
        }

        List<Outstanding> lines(Outstanding entry) {
            return lines.getOrDefault(entry.amount(), List.of()).stream()
                    .limit(PROPOSED)
                    .toList();
        }

        /** One that has lines to match with. */
        Optional<String> statement() {
            return lines.values().stream()
                    .flatMap(List::stream)
                    .map(one -> ((OfStatement) one.item()).statement())
                    .min(String::compareTo);
        }
    }
}
