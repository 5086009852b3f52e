package io.tongchou.ledger.figures;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.http.Problems;
import io.tongchou.ledger.rendering.BooksReport;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.statements.Books;
import io.tongchou.ledger.statements.Voucher;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.DateTimeException;
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

    private final Books ledgers;
    private final Papers papers;
    private final Answers answers;
    private final Media media;

    BooksController(Books ledgers, Papers papers, Answers answers, Media media) {
        this.ledgers = ledgers;
        this.papers = papers;
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
        return answer(Papers.Kind.GENERAL_LEDGER, pool, fund, parameters, accept, caller);
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
        return answer(Papers.Kind.SUBSIDIARY_LEDGER, pool, fund, parameters, accept, caller);
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
        return answer(Papers.Kind.JOURNAL, pool, fund, parameters, accept, caller);
    }

    private ResponseEntity<?> answer(
            Papers.Kind kind, String pool, String fund, Map<String, String> parameters, String accept, Caller caller) {
        Papers.Asked asked = papers.asked(kind, parameters, caller);
        return answers.to(
                pool,
                fund,
                asked.question(),
                asked.unit(),
                caller,
                book -> media.answer(accept, asked.made().apply(book).shown()));
    }

    @GetMapping("/vouchers")
    @Operation(
            summary = "The vouchers of a month 凭证清单, by their numbers; as CSV, XLSX or PDF by Accept",
            description = "A county sees those with legs of its own unit, and what these come to.")
    @Parameter(
            name = "month",
            in = ParameterIn.QUERY,
            required = true,
            description = "The month of their effective dates, such as 2021-03",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            description = "The last effective day of the month that counts; all of it, or today, where left out",
            schema = @Schema(type = "string", format = "date"))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "As the page before gave it in next",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "Vouchers on the page, 1 to 1000; 100 where left out",
            schema = @Schema(type = "integer"))
    @OfABook
    ResponseEntity<?> vouchers(
            @PathVariable String pool,
            @PathVariable String fund,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @RequestHeader(defaultValue = "*/*") String accept,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return answer(Papers.Kind.VOUCHERS, pool, fund, parameters, accept, caller);
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
