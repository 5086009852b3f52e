package io.tongchou.ledger.figures;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.http.Problems;
import io.tongchou.ledger.rendering.BooksReport;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.statements.Books;
import io.tongchou.ledger.statements.GeneralLedger;
import io.tongchou.ledger.statements.LedgerPage;
import io.tongchou.ledger.statements.Period;
import io.tongchou.ledger.statements.Voucher;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The books of a book (账簿) and its vouchers (凭证). */
@RestController
@Tag(name = "Books and vouchers")
@RequestMapping("/api/v1/pools/{pool}/funds/{fund}")
class BooksController {

    private static final int USUAL_PAGE = 100;

    private final Books ledgers;
    private final Figures figures;
    private final Answers answers;
    private final Media media;

    BooksController(Books ledgers, Figures figures, Answers answers, Media media) {
        this.ledgers = ledgers;
        this.figures = figures;
        this.answers = answers;
        this.media = media;
    }

    @GetMapping("/books/general-ledger")
    @Operation(
            summary =
                    "The general ledger 总账: debits and credits of accounts in a month, or in each month of a year; as CSV, XLSX or PDF by Accept")
    @OfAPeriod
    @Parameter(
            name = "account",
            in = ParameterIn.QUERY,
            description = "An account of the chart, such as 1003.01; all where left out",
            schema = @Schema(type = "string"))
    @OfABook
    ResponseEntity<?> generalLedger(
            @PathVariable String pool,
            @PathVariable String fund,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @RequestHeader(defaultValue = "*/*") String accept,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Question question = new Question(parameters, "period", "asOf", "account", "unit", "knownAt", "atLeast");
        Optional<Period> period =
                question.must("period", Period::parse, "must be a month such as 2021-03, or a year such as 2021");
        Optional<Account> account = question.account();
        Optional<UnitCode> unit = question.unit();
        Moment moment = question.moment("asOf");
        return answers.to(pool, fund, question, unit, caller, book -> {
            GeneralLedger ledger =
                    ledgers.generalLedger(book, period.orElseThrow(), moment, Question.visible(caller, unit), account);
            return media.answer(
                    accept,
                    new Media.Shown(
                            book,
                            ledger.basis(),
                            ledger.unit(),
                            "general-ledger",
                            ledger.period().toString(),
                            () -> StatementAnswers.of(ledger),
                            () -> StatementAnswers.Csv.of(ledger),
                            state -> BooksReport.generalLedger(ledger, state)));
        });
    }

    @GetMapping("/books/subsidiary-ledger")
    @Operation(
            summary =
                    "A subsidiary ledger 明细账: the postings of an account, or of an item of it, with their running balance; as CSV, XLSX or PDF by Accept")
    @OfAnAccount
    @Parameter(
            name = "item",
            in = ParameterIn.QUERY,
            description = "An item of the account, such as EMPLOYER of 4001; all where left out",
            schema = @Schema(implementation = Item.class))
    @OfABook
    ResponseEntity<?> subsidiaryLedger(
            @PathVariable String pool,
            @PathVariable String fund,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @RequestHeader(defaultValue = "*/*") String accept,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Question question = new Question(
                parameters, "account", "item", "from", "to", "cursor", "limit", "unit", "knownAt", "atLeast");
        Optional<Account> account =
                question.must("account", Account::of, "must be an account of the chart, such as 1003.01");
        return page(pool, fund, question, account, accept, caller);
    }

    @GetMapping("/books/journal")
    @Operation(
            summary =
                    "A journal 日记账: the postings of an account of money with their running balance and each day's total; as CSV, XLSX or PDF by Accept")
    @OfAnAccount
    @OfABook
    ResponseEntity<?> journal(
            @PathVariable String pool,
            @PathVariable String fund,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @RequestHeader(defaultValue = "*/*") String accept,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Question question =
                new Question(parameters, "account", "from", "to", "cursor", "limit", "unit", "knownAt", "atLeast");
        Optional<Account> account =
                question.must("account", BooksController::cash, "must be an account of money, such as 1003.01");
        return page(pool, fund, question, account, accept, caller);
    }

    private static Account cash(String code) {
        Account account = Account.of(code);
        if (account.kind() != Account.Kind.CASH) {
            throw new IllegalArgumentException(code + " holds no money");
        }
        return account;
    }

    private ResponseEntity<?> page(
            String pool, String fund, Question question, Optional<Account> account, String accept, Caller caller) {
        Optional<UnitCode> unit = question.unit();
        Optional<Item> item = question.read(
                "item",
                text -> item(text, account),
                account.map(of -> "must be an item of account " + of).orElse("must be an item such as EMPLOYER"));
        Optional<LocalDate> from = question.day("from");
        Moment moment = question.moment("to");
        Optional<String> cursor = question.read("cursor", text -> text, "must be a cursor");
        int limit = question.read("limit", BooksController::limit, "must be 1 to " + LedgerPage.MOST)
                .orElse(USUAL_PAGE);
        return answers.to(pool, fund, question, unit, caller, book -> {
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
            return media.answer(
                    accept,
                    new Media.Shown(
                            book,
                            page.basis(),
                            page.of().unit(),
                            "ledger-" + page.of().account(),
                            page.of().from() + "-" + page.basis().asOf(),
                            () -> StatementAnswers.of(page),
                            () -> StatementAnswers.Csv.of(page),
                            state -> BooksReport.page(page, state)));
        });
    }

    private static Item item(String text, Optional<Account> account) {
        Item item = Item.valueOf(text);
        if (account.isPresent() && !item.isOf(account.get())) {
            throw new IllegalArgumentException(text);
        }
        return item;
    }

    private static int limit(String text) {
        int limit = Integer.parseInt(text);
        if (limit < 1 || limit > LedgerPage.MOST) {
            throw new NumberFormatException(text);
        }
        return limit;
    }

    @GetMapping("/vouchers/{month}/{number}")
    @Operation(
            summary = "A voucher 记账凭证 by its month and number; as CSV, XLSX or PDF by Accept",
            description = "A county sees the legs of its own unit.")
    @OfABook
    ResponseEntity<?> voucher(
            @PathVariable String pool,
            @PathVariable String fund,
            @Parameter(description = "The month of its effective date, such as 2021-03") @PathVariable String month,
            @Parameter(description = "Its number in the book and month, from 1") @PathVariable String number,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @RequestHeader(defaultValue = "*/*") String accept,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Question question = new Question(parameters, "unit", "knownAt", "atLeast");
        Optional<UnitCode> unit = question.unit();
        Moment moment = question.moment("asOf");
        return answers.to(pool, fund, question, unit, caller, book -> {
            Optional<Voucher> voucher;
            try {
                voucher = ledgers.voucher(
                        book, YearMonth.parse(month), Integer.parseInt(number), moment, Question.visible(caller, unit));
            } catch (DateTimeException | NumberFormatException e) {
                return Problems.of(Refusal.invalid("month", "and number must be such as 2021-03 and 17"));
            }
            if (voucher.isEmpty()) {
                return Problems.of(Refusal.of(
                        RefusalCode.ENTRY_UNKNOWN, "book " + book + " has no voucher " + number + " of " + month));
            }
            Voucher found = voucher.get();
            return media.answer(
                    accept,
                    new Media.Shown(
                            book,
                            found.basis(),
                            Question.visible(caller, unit),
                            "voucher",
                            month + "-" + found.number(),
                            () -> StatementAnswers.of(found),
                            () -> StatementAnswers.Csv.of(found),
                            state -> BooksReport.voucher(found, state)));
        });
    }
}
