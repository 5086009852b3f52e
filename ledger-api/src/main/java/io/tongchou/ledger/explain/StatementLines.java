package io.tongchou.ledger.explain;

import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.explain.Explanation.Input;
import io.tongchou.ledger.explain.Explanation.Made;
import io.tongchou.ledger.explain.Postings.Of;
import io.tongchou.ledger.explain.Postings.Sums;
import io.tongchou.ledger.explain.Postings.Which;
import io.tongchou.ledger.statements.Form;
import io.tongchou.ledger.statements.Form.Content;
import io.tongchou.ledger.statements.Form.FormLine;
import io.tongchou.ledger.statements.Movement;
import io.tongchou.ledger.statements.Period;
import io.tongchou.ledger.statements.Statement;
import io.tongchou.ledger.statements.Statement.Elimination;
import io.tongchou.ledger.statements.Statement.Span;
import io.tongchou.ledger.statements.Statements;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lines of the two statements: by the lines they add, else by the accounts and items that the form's table names. */
final class StatementLines {

    private final Statements statements;
    private final Postings postings;
    private final Booked booked;

    StatementLines(Statements statements, Postings postings, Booked booked) {
        this.statements = statements;
        this.postings = postings;
        this.booked = booked;
    }

    Explanation open(Asked asked, Figure.Line figure) {
        return open(asked, figure, statement(asked, figure.form(), figure.period(), figure.scope()));
    }

    private Statement statement(Asked asked, Figure.Line.Form form, Period period, Scope scope) {
        Moment moment = Moment.NOW.asOf(asked.basis().asOf()).knownAt(asked.basis().knownAt());
        return switch (form) {
            case BALANCE_SHEET -> statements.balanceSheet(asked.book(), period, moment, scope.unit());
            case INCOME_AND_EXPENDITURE -> statements.incomeAndExpenditure(asked.book(), period, moment, scope.unit());
        };
    }

    /** The same of a statement that is there already. */
    Explanation open(Asked asked, Figure.Line figure, Statement statement) {
        Statement.Line line = statement.lines().stream()
                .filter(one -> one.of().key().equals(figure.line()))
                .findFirst()
                .orElseThrow(() -> NotThere.figure(figure, statement.form().code() + " has no line " + figure.line()));
        if (figure.column() < 1 || figure.column() > line.amounts().size()) {
            throw NotThere.figure(
                    figure, "the line has " + line.amounts().size() + " amounts, not one " + figure.column());
        }
        Money value = line.amounts().get(figure.column() - 1);
        Span span = statement.spans().get(figure.column() - 1);
        Words caption = caption(statement, line.of(), figure.column());
        return (switch (line.of().content()) {
                    case Content.Heading() -> throw NotThere.figure(figure, "it heads others and has no amount");
                    case Content.Of of ->
                        Explanation.of(
                                        figure,
                                        caption,
                                        value,
                                        Made.ADDED,
                                        ofAccounts(asked, figure, statement, of, span))
                                .saying("表列科目之和", "the accounts that the form's line names, added up");
                    case Content.Rest rest ->
                        Explanation.of(
                                        figure,
                                        caption,
                                        value,
                                        Made.ADDED,
                                        rest(asked, figure.scope(), statement.form(), rest, span))
                                .saying(
                                        "科目发生额减去其他行次已列的明细",
                                        "the account less the items that other lines of the form name");
                    case Content.Sum(List<Form.Term> terms) ->
                        Explanation.of(figure, caption, value, Made.ADDED, lines(figure, statement, terms))
                                .saying("所列行次之和", "the lines added up");
                    case Content.NetAssetsBefore() ->
                        Explanation.of(figure, caption, value, Made.ADDED, netAssets(asked, figure.scope(), span))
                                .saying("期初净资产各科目余额之和", "what the accounts of net assets held when the period began");
                    case Content.Other(Movement movement) -> moved(asked, figure, movement, span, caption, value);
                })
                .by(line.of().assumption().map(StatementLines::assumed));
    }

    private static Cited assumed(String assumption) {
        return new Cited(
                Optional.empty(), Optional.empty(), "财会〔2017〕28号", List.of(), List.of(assumption), Optional.empty());
    }

    private static Words caption(Statement statement, FormLine line, int column) {
        Form.Caption of = statement.columns().get(column - 1);
        return new Words(
                statement.form().title().chinese() + "·" + line.caption().chinese() + "，" + of.chinese(),
                statement.form().title().english() + ": " + line.caption().english() + ", " + of.english());
    }

    private List<Input> ofAccounts(Asked asked, Figure.Line figure, Statement statement, Content.Of of, Span span) {
        int sign = of.side() == Form.Side.DEBIT ? 1 : -1;
        List<Input> inputs = new ArrayList<>();
        for (Account account : of.accounts()) {
            List<Optional<Item>> items = of.items().isEmpty()
                    ? List.of(Optional.empty())
                    : of.items().stream().sorted().map(Optional::of).toList();
            items.forEach(item -> inputs.add(read(asked, figure.scope(), new Accounts.One(account, item), span, sign)));
            statement.eliminated().stream()
                    .filter(pair ->
                            span.after().isPresent() && (pair.expenditure() == account || pair.income() == account))
                    .forEach(pair -> inputs.add(Input.of(
                            new Figure.Eliminated(figure.period(), Accounts.of(pair.expenditure()), figure.column()),
                            new Words("上下级抵销", "what bodies of the pool paid each other"),
                            pair.amounts().get(figure.column() - 1),
                            -1)));
        }
        return inputs;
    }

    private Input read(Asked asked, Scope scope, Accounts.One of, Span span, int sign) {
        return span.after()
                .map(after -> booked.flow(asked, scope, of, after.plusDays(1), span.through(), sign))
                .orElseGet(() -> booked.balance(asked, scope, of, span.through(), sign));
    }

    private List<Input> rest(Asked asked, Scope scope, Form form, Content.Rest rest, Span span) {
        int sign = rest.side() == Form.Side.DEBIT ? 1 : -1;
        return Stream.concat(
                        Stream.of(read(asked, scope, Accounts.of(rest.account()), span, sign)),
                        form.named(rest.account()).stream()
                                .sorted()
                                .map(item -> read(
                                        asked,
                                        scope,
                                        new Accounts.One(rest.account(), Optional.of(item)),
                                        span,
                                        -sign)))
                .toList();
    }

    private static List<Input> lines(Figure.Line figure, Statement statement, List<Form.Term> terms) {
        return terms.stream()
                .map(term -> {
                    Statement.Line added = statement.lines().get(term.line() - 1);
                    return Input.of(
                            new Figure.Line(
                                    figure.form(),
                                    figure.period(),
                                    figure.scope(),
                                    added.of().key(),
                                    figure.column()),
                            new Words(
                                    added.of().caption().chinese(),
                                    added.of().caption().english()),
                            added.amounts().get(figure.column() - 1),
                            term.sign());
                })
                .toList();
    }

    private List<Input> netAssets(Asked asked, Scope scope, Span span) {
        LocalDate before = span.after().orElseThrow();
        return Arrays.stream(Account.values())
                .filter(account -> account.kind() == Account.Kind.BALANCE || account.isOfOneYear())
                .map(account -> booked.balance(asked, scope, Accounts.of(account), before, -1))
                .filter(input -> input.value().orElseThrow().number().signum() != 0)
                .toList();
    }

    /** Legs on balances of the events that make the movement, and what those that close a year took off income and expenditure. */
    private Explanation moved(
            Asked asked, Figure.Line figure, Movement movement, Span span, Words caption, Money value) {
        List<String> events = Arrays.stream(LedgerEvent.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .filter(event -> Movement.of(event) == movement)
                .toList();
        Which which = new Which(
                figure.scope(),
                Arrays.stream(Account.values())
                        .filter(account -> account.kind() == Account.Kind.BALANCE || account.isOfOneYear())
                        .toList(),
                Optional.empty(),
                span.after().orElseThrow().plusDays(1),
                span.through(),
                Optional.empty(),
                Optional.of(events));
        return Explanation.of(figure, caption, value, Made.OF_ENTRIES, List.of())
                .saying(
                        "此类事项在净资产科目上的分录（含年终结转转出的收支），贷方为正",
                        "the legs of such events on the net assets, with what a close took off income and expenditure; credit positive")
                .with(postings.pageOnNetAssets(asked, which));
    }

    Explanation open(Asked asked, Figure.Eliminated figure) {
        Statement statement = statement(asked, Figure.Line.Form.INCOME_AND_EXPENDITURE, figure.period(), Scope.ALL);
        Elimination pair = statement.eliminated().stream()
                .filter(one -> one.expenditure() == figure.paid().account())
                .findFirst()
                .orElseThrow(() -> NotThere.figure(figure, "nothing is left out"));
        if (figure.column() < 1 || figure.column() > pair.amounts().size()) {
            throw NotThere.figure(figure, "the statement has no column " + figure.column());
        }
        int column = figure.column() - 1;
        Span span = statement.spans().get(column);
        LocalDate from = span.after().orElseThrow().plusDays(1);
        boolean upwards = pair.expenditure() == Account.TO_LEVEL_ABOVE;
        return Explanation.of(
                        figure,
                        new Words("上下级抵销", "What bodies of the pool paid each other"),
                        pair.amounts().get(column),
                        Made.BY_FORMULA,
                        Stream.concat(
                                        between(asked, pair.expenditure(), from, span.through(), upwards, 1),
                                        between(asked, pair.income(), from, span.through(), !upwards, -1))
                                .toList())
                .saying(
                        "上解（或补助）与收到两方之小者：" + pair.paid().get(column) + " 与 "
                                + pair.received().get(column),
                        "the smaller of what was paid, " + pair.paid().get(column) + ", and what was received, "
                                + pair.received().get(column));
    }

    /** The legs of bodies of the pool on one side of the pair. */
    private Stream<Input> between(
            Asked asked, Account account, LocalDate from, LocalDate to, boolean lowerBodies, int sign) {
        Sums sums = postings.flow(asked, Scope.ALL, Accounts.of(account), from, to);
        return sums.amounts().keySet().stream()
                .filter(of -> lowerBodies
                        ? !of.unit().isCityLevel() || of.item().equals(Optional.of(Item.ADJUSTMENT_FUND))
                        : of.unit().isCityLevel() || of.unit().isReserve())
                .map(of -> new Of(
                        of.unit(), account, of.unit().isCityLevel() && lowerBodies ? of.item() : Optional.empty()))
                .distinct()
                .sorted(Comparator.comparing(Of::unit))
                .map(of ->
                        booked.flow(asked, Scope.of(of.unit()), new Accounts.One(account, of.item()), from, to, sign));
    }
}
