package io.tongchou.ledger.figures;

import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.commands.reading.DataReader;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.planning.PlanAgainstActual;
import io.tongchou.ledger.rendering.BooksReport;
import io.tongchou.ledger.rendering.PlanReport;
import io.tongchou.ledger.rendering.Report;
import io.tongchou.ledger.rendering.StatementReport;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.statements.Books;
import io.tongchou.ledger.statements.GeneralLedger;
import io.tongchou.ledger.statements.LedgerPage;
import io.tongchou.ledger.statements.Period;
import io.tongchou.ledger.statements.Statement;
import io.tongchou.ledger.statements.Statements;
import io.tongchou.ledger.statements.VouchersPage;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The statements and books of a book as somebody asks for them (报表与账簿), whichever medium they are wanted on. */
@Component
public final class Papers {

    private static final int USUAL_PAGE = 100;

    private final Statements statements;
    private final Books ledgers;
    private final Figures figures;
    private final BookReader books;

    Papers(Statements statements, Books ledgers, Figures figures, BookReader books) {
        this.statements = statements;
        this.ledgers = ledgers;
        this.figures = figures;
        this.books = books;
    }

    /** What can be asked for. */
    public enum Kind {
        /** 资产负债表. */
        BALANCE_SHEET("balance-sheet"),
        /** 收支表. */
        INCOME_AND_EXPENDITURE("income-and-expenditure"),
        /** 预算执行情况表. */
        PLAN_AGAINST_ACTUAL("plan-against-actual"),
        /** 总账. */
        GENERAL_LEDGER("general-ledger"),
        /** 日记账, of an account of money. */
        JOURNAL("journal"),
        /** 明细账. */
        SUBSIDIARY_LEDGER("subsidiary-ledger"),
        /** 凭证清单, of a month. */
        VOUCHERS("vouchers");

        private final String path;

        Kind(String path) {
            this.path = path;
        }

        /** As it stands in addresses. */
        public String path() {
            return path;
        }
    }

    /**
     * One that is asked for; whether the caller may have it, {@link Answers} says.
     *
     * @param question with all faults of what was asked
     * @param unit the one that is asked about
     * @param made of a book, once it is clear that it may be
     */
    public record Asked(Question question, Optional<UnitCode> unit, Function<BookId, Made> made) {}

    /** @param next the cursor of the next page, where there is one */
    public record Made(Media.Shown shown, Optional<String> next) {}

    /** @param parameters as they were sent */
    public Asked asked(Kind kind, Map<String, String> parameters, Caller caller) {
        return switch (kind) {
            case BALANCE_SHEET ->
                statement(parameters, caller, kind, statements::balanceSheet, StatementReport::balanceSheet);
            case INCOME_AND_EXPENDITURE ->
                statement(
                        parameters,
                        caller,
                        kind,
                        statements::incomeAndExpenditure,
                        StatementReport::incomeAndExpenditure);
            case PLAN_AGAINST_ACTUAL -> planAgainstActual(parameters, caller);
            case GENERAL_LEDGER -> generalLedger(parameters, caller);
            case JOURNAL -> {
                Question question = new Question(
                        parameters, "account", "from", "to", "cursor", "limit", "unit", "knownAt", "atLeast");
                yield page(
                        question,
                        question.must("account", Papers::cash, "must be an account of money, such as 1003.01"),
                        caller);
            }
            case SUBSIDIARY_LEDGER -> {
                Question question = new Question(
                        parameters, "account", "item", "from", "to", "cursor", "limit", "unit", "knownAt", "atLeast");
                yield page(
                        question,
                        question.must("account", Account::of, "must be an account of the chart, such as 1003.01"),
                        caller);
            }
            case VOUCHERS -> vouchers(parameters, caller);
        };
    }

    @FunctionalInterface
    private interface Form {
        Statement of(BookId book, Period period, Moment moment, Optional<UnitCode> unit);
    }

    private static Asked statement(
            Map<String, String> parameters, Caller caller, Form form, Function<Statement, Media.Shown> shown) {
        Question question = new Question(parameters, "period", "asOf", "unit", "knownAt", "atLeast");
        Optional<Period> period = period(question);
        Optional<UnitCode> unit = question.unit();
        Moment moment = question.moment("asOf");
        return new Asked(
                question,
                unit,
                book -> onePage(
                        shown.apply(form.of(book, period.orElseThrow(), moment, Question.visible(caller, unit)))));
    }

    private static Asked statement(
            Map<String, String> parameters,
            Caller caller,
            Kind kind,
            Form form,
            BiFunction<Statement, BookState, Report> report) {
        return statement(
                parameters,
                caller,
                form,
                statement -> new Media.Shown(
                        statement.book(),
                        statement.basis(),
                        statement.unit(),
                        kind.path,
                        statement.period().toString(),
                        () -> StatementAnswers.of(statement),
                        () -> StatementAnswers.Csv.of(statement),
                        state -> report.apply(statement, state)));
    }

    private Asked planAgainstActual(Map<String, String> parameters, Caller caller) {
        return statement(parameters, caller, statements::incomeAndExpenditure, actual -> {
            PlanAgainstActual plan =
                    PlanAgainstActual.of(books.at(actual.book(), actual.basis().sequence()), actual);
            return new Media.Shown(
                    plan.book(),
                    plan.basis(),
                    plan.unit(),
                    Kind.PLAN_AGAINST_ACTUAL.path,
                    plan.period().toString(),
                    () -> StatementAnswers.of(plan),
                    () -> StatementAnswers.Csv.of(plan),
                    state -> PlanReport.of(plan, state));
        });
    }

    private Asked generalLedger(Map<String, String> parameters, Caller caller) {
        Question question = new Question(parameters, "period", "asOf", "account", "unit", "knownAt", "atLeast");
        Optional<Period> period = period(question);
        Optional<Account> account = question.account();
        Optional<UnitCode> unit = question.unit();
        Moment moment = question.moment("asOf");
        return new Asked(question, unit, book -> {
            GeneralLedger ledger =
                    ledgers.generalLedger(book, period.orElseThrow(), moment, Question.visible(caller, unit), account);
            return onePage(new Media.Shown(
                    book,
                    ledger.basis(),
                    ledger.unit(),
                    Kind.GENERAL_LEDGER.path,
                    ledger.period().toString(),
                    () -> StatementAnswers.of(ledger),
                    () -> StatementAnswers.Csv.of(ledger),
                    state -> BooksReport.generalLedger(ledger, state)));
        });
    }

    private static Optional<Period> period(Question question) {
        return question.must("period", Period::parse, "must be a month such as 2021-03, or a year such as 2021");
    }

    private static Made onePage(Media.Shown shown) {
        return new Made(shown, Optional.empty());
    }

    private static Account cash(String code) {
        Account account = Account.of(code);
        if (account.kind() != Account.Kind.CASH) {
            throw new IllegalArgumentException(code + " holds no money");
        }
        return account;
    }

    private Asked page(Question question, Optional<Account> account, Caller caller) {
        Optional<UnitCode> unit = question.unit();
        Optional<Item> item = question.read(
                "item",
                text -> item(text, account),
                account.map(of -> "must be an item of account " + of).orElse("must be an item such as EMPLOYER"));
        Optional<LocalDate> from = question.day("from");
        Moment moment = question.moment("to");
        Optional<String> cursor = question.read("cursor", text -> text, "must be a cursor");
        int limit = limit(question);
        return new Asked(question, unit, book -> {
            LedgerPage page = ledgers.page(
                    book,
                    new LedgerPage.Selection(
                            account.orElseThrow(),
                            Question.visible(caller, unit),
                            item,
                            from.or(() -> figures.beginsOn(book)).orElse(LocalDate.EPOCH)),
                    moment,
                    cursor,
                    limit);
            return new Made(
                    new Media.Shown(
                            book,
                            page.basis(),
                            page.of().unit(),
                            "ledger-" + page.of().account(),
                            page.of().from() + "-" + page.basis().asOf(),
                            () -> StatementAnswers.of(page),
                            () -> StatementAnswers.Csv.of(page),
                            state -> BooksReport.page(page, state)),
                    page.next());
        });
    }

    private static Item item(String text, Optional<Account> account) {
        Item item = Item.valueOf(text);
        if (account.isPresent() && !item.isOf(account.get())) {
            throw new IllegalArgumentException(text);
        }
        return item;
    }

    private Asked vouchers(Map<String, String> parameters, Caller caller) {
        Question question = new Question(parameters, "month", "asOf", "cursor", "limit", "unit", "knownAt", "atLeast");
        Optional<YearMonth> month = question.must("month", DataReader::month, "must be a month such as 2021-03");
        Optional<UnitCode> unit = question.unit();
        Moment moment = question.moment("asOf");
        int after = question.read("cursor", Integer::parseUnsignedInt, "must be a cursor")
                .orElse(0);
        int limit = limit(question);
        return new Asked(question, unit, book -> {
            VouchersPage page =
                    ledgers.vouchers(book, month.orElseThrow(), moment, Question.visible(caller, unit), after, limit);
            return new Made(
                    new Media.Shown(
                            book,
                            page.basis(),
                            page.unit(),
                            Kind.VOUCHERS.path,
                            page.month().toString(),
                            () -> StatementAnswers.of(page),
                            () -> StatementAnswers.Csv.of(page),
                            state -> BooksReport.vouchers(page, state)),
                    page.next().map(String::valueOf));
        });
    }

    private static int limit(Question question) {
        return question.read("limit", Papers::limit, "must be 1 to " + LedgerPage.MOST)
                .orElse(USUAL_PAGE);
    }

    private static int limit(String text) {
        int limit = Integer.parseInt(text);
        if (limit < 1 || limit > LedgerPage.MOST) {
            throw new NumberFormatException(text);
        }
        return limit;
    }
}
