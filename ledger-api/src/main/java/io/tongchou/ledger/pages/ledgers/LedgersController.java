package io.tongchou.ledger.pages.ledgers;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.tongchou.ledger.balances.Balances;
import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.balances.EntriesPage;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.pages.Choice;
import io.tongchou.ledger.pages.Shown;
import io.tongchou.ledger.pages.Units;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.statements.Books;
import io.tongchou.ledger.statements.Form;
import io.tongchou.ledger.statements.LedgerPage;
import io.tongchou.ledger.statements.Summaries;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** A unit's ledgers (分户账): accounts with balances, their entries with a running balance, and the same as a file. */
@Controller
class LedgersController {

    private static final int ON_A_PAGE = 100;

    /** What a spreadsheet needs to see that the file is UTF-8. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Shown shown;
    private final Figures figures;
    private final Books ledgers;
    private final BookReader books;

    LedgersController(Shown shown, Figures figures, Books ledgers, BookReader books) {
        this.shown = shown;
        this.figures = figures;
        this.ledgers = ledgers;
        this.books = books;
    }

    /** Which entries are asked for. */
    private record Selection(
            Optional<UnitCode> asked,
            Optional<UnitCode> unit,
            Optional<Account> account,
            Optional<LocalDate> from,
            Moment moment) {}

    private Selection selection(Visit visit, Question question) {
        Optional<UnitCode> unit = question.unit();
        Optional<Account> account = question.account();
        Optional<LocalDate> from = question.day("from");
        Optional<LocalDate> asOf = question.day("asOf");
        Moment to = question.moment("to");
        Moment moment = to.asOf().or(() -> asOf).map(to::asOf).orElse(to);
        return new Selection(unit, Question.visible(visit.caller(), unit), account, from, moment);
    }

    private static Question question(Visit visit) {
        return new Question(visit.parameters(), "unit", "account", "from", "to", "asOf", "knownAt", "cursor");
    }

    @GetMapping("/pools/{pool}/funds/{fund}/ledger")
    ModelAndView ledger(Visit visit) {
        Question question = question(visit);
        Selection selection = selection(visit, question);
        return shown.page(visit, Shown.Section.LEDGER, question, selection.asked(), (book, words) -> {
            Page page = page(book, selection, visit.parameter("cursor"), ON_A_PAGE);
            Balances balances = figures.balances(
                    book,
                    selection
                            .moment()
                            .asOf(page.basis().asOf())
                            .knownAt(page.basis().knownAt()),
                    selection.unit(),
                    Optional.empty());
            BookState state = books.at(book, page.basis().sequence());
            return new Shown.Content(Optional.of(page.basis()), write(visit, words, selection, page, balances, state));
        });
    }

    /** Postings of all accounts or of one, whichever way they were asked for. */
    private record Page(Basis basis, Optional<Money> broughtForward, List<Posted> lines, Optional<String> next) {}

    private record Posted(
            LocalDate day,
            int voucher,
            long sequence,
            Form.Caption summary,
            UnitCode unit,
            Account account,
            Optional<Item> item,
            Money debit,
            Money credit,
            Money balance,
            String text) {}

    private Page page(BookId book, Selection selection, Optional<String> cursor, int limit) {
        if (selection.account().isPresent()) {
            LedgerPage page = ledgers.page(
                    book,
                    new LedgerPage.Selection(
                            selection.account().get(),
                            selection.unit(),
                            Optional.empty(),
                            selection.from().or(() -> figures.beginsOn(book)).orElse(LocalDate.EPOCH)),
                    selection.moment(),
                    cursor,
                    limit);
            return new Page(
                    page.basis(),
                    Optional.of(page.broughtForward()),
                    page.lines().stream()
                            .map(line -> new Posted(
                                    line.effectiveOn(),
                                    line.voucher(),
                                    line.sequence(),
                                    line.summary(),
                                    line.unit(),
                                    page.of().account(),
                                    line.item(),
                                    line.debit(),
                                    line.credit(),
                                    line.balance(),
                                    text(line.reference(), line.document(), line.note())))
                            .toList(),
                    page.next());
        }
        EntriesPage page = figures.entries(
                book,
                selection.moment(),
                new EntriesPage.Filter(selection.unit(), Optional.empty(), selection.from(), cursor, limit));
        return new Page(
                page.basis(),
                Optional.empty(),
                page.lines().stream()
                        .map(line -> new Posted(
                                line.effectiveOn(),
                                line.voucher(),
                                line.sequence(),
                                Summaries.of(line.event()),
                                line.unit(),
                                line.account(),
                                line.item(),
                                line.amount().orZeroIfNegative(),
                                line.amount().negated().orZeroIfNegative(),
                                line.balance(),
                                text(Optional.empty(), line.document(), line.note())))
                        .toList(),
                page.next());
    }

    private static String text(Optional<String> reference, Optional<String> document, Optional<String> note) {
        return Stream.of(reference, document, note)
                .flatMap(Optional::stream)
                .distinct()
                .collect(Collectors.joining(" · "));
    }

    private Ledgers write(
            Visit visit, Words words, Selection selection, Page page, Balances balances, BookState state) {
        String unit = selection.unit().map(UnitCode::code).orElse("");
        String account = selection.account().map(Account::code).orElse("");
        String from = selection.from().map(LocalDate::toString).orElse("");
        String to = visit.parameter("to").or(() -> visit.parameter("asOf")).orElse("");
        return new Ledgers(
                new Ledgers.Asked(
                        unit, account, from, to, visit.parameter("knownAt").orElse("")),
                page.basis().asOf().toString(),
                words.instant(page.basis().knownAt()),
                selection.unit().map(one -> Units.name(words, state, one)).orElseGet(() -> words.say("overview.whole")),
                selection
                        .account()
                        .map(one -> one.code() + " " + words.account(one))
                        .orElse(""),
                Units.choices(visit, words, state, selection.unit()),
                Stream.of(Account.values())
                        .map(one -> new Choice(
                                one.code(),
                                one.code() + " " + words.account(one),
                                selection.account().equals(Optional.of(one))))
                        .toList(),
                accounts(visit, words, selection, balances, unit, from, to),
                new Ledgers.Columns(
                        selection.unit().isEmpty(), selection.account().isEmpty()),
                page.broughtForward().map(balance -> side(words, balance)).orElse(new Ledgers.Balance("", "")),
                page.lines().stream()
                        .map(line -> new Ledgers.Row(
                                line.day().toString(),
                                words.say("ledger.voucher-number", String.valueOf(line.voucher())),
                                visit.to("/vouchers/" + YearMonth.from(line.day()) + "/" + line.voucher()),
                                words.caption(line.summary()),
                                line.text(),
                                Units.name(words, state, line.unit()),
                                line.account().code() + " "
                                        + line.item()
                                                .map(item -> words.account(line.account()) + "·" + words.item(item))
                                                .orElseGet(() -> words.account(line.account())),
                                amountOrBlank(line.debit()),
                                amountOrBlank(line.credit()),
                                side(words, line.balance())))
                        .toList(),
                Words.exact(Money.sum(page.lines().stream().map(Posted::debit).toList())),
                Words.exact(Money.sum(page.lines().stream().map(Posted::credit).toList())),
                visit.to("/ledger.csv", "unit", unit, "account", account, "from", from, "asOf", to),
                visit.parameter("cursor").isPresent()
                        ? visit.to("/ledger", "unit", unit, "account", account, "from", from, "asOf", to)
                        : "",
                page.next()
                        .map(cursor -> visit.to(
                                "/ledger", "unit", unit, "account", account, "from", from, "asOf", to, "cursor",
                                cursor))
                        .orElse(""));
    }

    private static List<Ledgers.AccountRow> accounts(
            Visit visit, Words words, Selection selection, Balances balances, String unit, String from, String to) {
        Map<Account, Money> sums = new EnumMap<>(Account.class);
        balances.rows().forEach(row -> sums.merge(row.account(), row.balance(), Money::plus));
        return sums.entrySet().stream()
                .map(one -> new Ledgers.AccountRow(
                        one.getKey().code(),
                        words.account(one.getKey()),
                        side(words, one.getValue()),
                        visit.to(
                                "/ledger", "unit", unit, "account", one.getKey().code(), "from", from, "asOf", to),
                        selection.account().equals(Optional.of(one.getKey()))))
                .toList();
    }

    private static Ledgers.Balance side(Words words, Money balance) {
        return balance.isZero()
                ? new Ledgers.Balance(words.say("ledger.even"), Words.exact(balance))
                : balance.isPositive()
                        ? new Ledgers.Balance(words.say("ledger.debit-side"), Words.exact(balance))
                        : new Ledgers.Balance(words.say("ledger.credit-side"), Words.exact(balance.negated()));
    }

    private static String amountOrBlank(Money amount) {
        return amount.isZero() ? "" : Words.exact(amount);
    }

    /** All entries of these days, page by page, so that a long book does not have to fit into memory. */
    @GetMapping("/pools/{pool}/funds/{fund}/ledger.csv")
    @Nullable
    ModelAndView csv(Visit visit, HttpServletResponse response) {
        Question question = question(visit);
        Selection selection = selection(visit, question);
        return shown.file(visit, question, selection.asked(), (book, words) -> {
            Page first = page(book, selection, Optional.empty(), EntriesPage.Filter.MOST);
            response.setContentType("text/csv;charset=UTF-8");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename("ledger-%s-%s%s%s.csv"
                                    .formatted(
                                            book.pool(),
                                            book.fund(),
                                            selection
                                                    .unit()
                                                    .map(unit -> "-" + unit)
                                                    .orElse(""),
                                            selection
                                                    .account()
                                                    .map(account -> "-" + account)
                                                    .orElse("")))
                            .build()
                            .toString());
            response.getWriter().append(BYTE_ORDER_MARK);
            try (CsvWriter csv = CsvWriter.builder().build(response.getWriter())) {
                csv.writeRecord(words.say("ledger.csv").split(","));
                Optional<Page> page = Optional.of(first);
                while (page.isPresent()) {
                    page.get().lines().forEach(line -> csv.writeRecord(fields(words, line)));
                    page = page.get()
                            .next()
                            .map(cursor -> page(book, selection, Optional.of(cursor), EntriesPage.Filter.MOST));
                }
            }
        });
    }

    private static List<String> fields(Words words, Posted line) {
        return List.of(
                line.day().toString(),
                String.valueOf(line.voucher()),
                String.valueOf(line.sequence()),
                words.caption(line.summary()),
                harmless(line.text()),
                line.unit().code(),
                line.account().code(),
                line.item().map(Item::name).orElse(""),
                line.debit().toString(),
                line.credit().toString(),
                line.balance().toString());
    }

    /** What a spreadsheet would take for a formula is kept a text. */
    private static String harmless(String text) {
        return !text.isEmpty() && "=@+-".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
