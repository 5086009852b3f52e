package io.tongchou.ledger.pages.ledgers;

import io.tongchou.ledger.balances.Cursor;
import io.tongchou.ledger.balances.EntriesPage;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.pages.Fact;
import io.tongchou.ledger.pages.Shown;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.rendering.BookReport;
import io.tongchou.ledger.statements.Books;
import io.tongchou.ledger.statements.Voucher;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** A voucher (记账凭证): one entry, the event behind it, and where that came from. A county's clerk sees its own legs. */
@Controller
class VoucherController {

    private final Shown shown;
    private final Books ledgers;
    private final Figures figures;
    private final BookReader books;

    VoucherController(Shown shown, Books ledgers, Figures figures, BookReader books) {
        this.shown = shown;
        this.ledgers = ledgers;
        this.figures = figures;
        this.books = books;
    }

    /**
     * What the page shows.
     *
     * @param event where the event is opened
     * @param facts what is known of the entry
     */
    record View(
            String title,
            String day,
            String summary,
            String event,
            List<Fact> facts,
            List<Line> lines,
            String debit,
            String credit) {}

    /** @param href the account's entries of that month */
    record Line(String unit, String account, String href, String debit, String credit) {}

    @GetMapping("/pools/{pool}/funds/{fund}/vouchers/{month}/{number}")
    ModelAndView voucher(Visit visit, @PathVariable String month, @PathVariable String number) {
        Question question = new Question(visit.parameters(), "asOf", "knownAt");
        Moment moment = new Moment(Optional.empty(), question.moment("asOf").knownAt(), OptionalLong.empty());
        Optional<UnitCode> visible = Question.visible(visit.caller(), Optional.empty());
        return shown.page(visit, Shown.Section.VOUCHER, question, visible, (book, words) -> {
            Voucher voucher = ledgers.voucher(book, month(month), number(number), moment, visible)
                    .orElseThrow(VoucherController::nothingThere);
            // The entry's first posting is the first after the place just before it.
            EntriesPage.Line source = figures.entries(
                            book,
                            moment.asOf(voucher.effectiveOn())
                                    .knownAt(voucher.basis().knownAt()),
                            new EntriesPage.Filter(
                                    visible,
                                    Optional.empty(),
                                    Optional.of(voucher.effectiveOn()),
                                    Optional.of(new Cursor(
                                                    voucher.effectiveOn(),
                                                    voucher.sequence(),
                                                    0,
                                                    voucher.basis().knownAt())
                                            .toString()),
                                    1))
                    .lines()
                    .getFirst();
            BookState state = books.at(book, voucher.basis().sequence());
            return new Shown.Content(Optional.of(voucher.basis()), view(visit, words, voucher, source, state));
        });
    }

    private static View view(Visit visit, Words words, Voucher voucher, EntriesPage.Line source, BookState state) {
        YearMonth month = YearMonth.from(voucher.effectiveOn());
        return new View(
                words.say("ledger.voucher-number", String.valueOf(voucher.number())),
                voucher.effectiveOn().toString(),
                words.caption(voucher.summary()),
                visit.to("/explain", "figure", "event/" + voucher.sequence()),
                Stream.of(
                                Fact.of(words, "event", Optional.of(voucher.event() + " · " + voucher.sequence())),
                                Fact.of(words, "recorded", Optional.of(words.instant(voucher.recordedAt()))),
                                Fact.of(words, "command", Optional.of(voucher.command())),
                                Fact.of(words, "maker", Optional.of(voucher.maker())),
                                Fact.of(words, "checker", voucher.checker()),
                                Fact.of(words, "reference", voucher.reference()),
                                Fact.of(words, "document", voucher.document()),
                                Fact.of(words, "note", voucher.note()),
                                Fact.of(words, "undoes", voucher.undoes()),
                                Fact.of(words, "file", source.file()),
                                Fact.of(words, "line", source.line().map(String::valueOf)),
                                Fact.of(words, "policy", voucher.policy()),
                                Fact.of(words, "clause", voucher.clause()))
                        .flatMap(Optional::stream)
                        .toList(),
                voucher.lines().stream()
                        .map(line -> new Line(
                                line.unit().isReserve()
                                        ? words.say("overview.reserve")
                                        : words.unit(BookReport.unit(state, line.unit())),
                                line.account().code() + " " + words.account(line.account())
                                        + line.item()
                                                .map(item -> "·" + words.item(item))
                                                .orElse(""),
                                visit.to(
                                        "/ledger",
                                        "unit",
                                        line.unit().code(),
                                        "account",
                                        line.account().code(),
                                        "from",
                                        month.atDay(1).toString()),
                                orBlank(line.debit()),
                                orBlank(line.credit())))
                        .toList(),
                Words.exact(voucher.debit()),
                Words.exact(voucher.credit()));
    }

    private static String orBlank(Money amount) {
        return amount.isZero() ? "" : Words.exact(amount);
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException e) {
            throw nothingThere();
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw nothingThere();
        }
    }

    private static ResponseStatusException nothingThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
