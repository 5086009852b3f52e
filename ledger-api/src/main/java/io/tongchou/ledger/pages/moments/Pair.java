package io.tongchou.ledger.pages.moments;

import io.tongchou.ledger.balances.Balances;
import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.explain.Accounts;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.flows.MonthlyResults;
import io.tongchou.ledger.indicators.Indicator;
import io.tongchou.ledger.indicators.Indicators;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.IndicatorKind;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What is known of a book at two moments. */
record Pair(Known one, Known other) {

    /** The parameters that say which two moments. */
    static final String[] PARAMETERS = {"asOf", "knownAt", "asOf2", "knownAt2"};

    /**
     * All that is compared of one moment.
     *
     * @param results income and expenditure of its year so far
     */
    record Known(
            Basis basis,
            BookState state,
            List<Balances.Row> balances,
            List<MonthlyResults.Row> results,
            List<Indicator> indicators) {

        Money balance(Predicate<UnitCode> units, Predicate<Account> accounts) {
            return Money.sum(balances.stream()
                    .filter(row -> units.test(row.unit()) && accounts.test(row.account()))
                    .map(Balances.Row::balance)
                    .toList());
        }

        Money owned(Predicate<UnitCode> units) {
            return balance(units, Set.copyOf(Accounts.Group.OWNED.accounts())::contains);
        }

        Money result(Predicate<UnitCode> units, Predicate<Account> accounts) {
            return Money.sum(results.stream()
                    .filter(row -> units.test(row.unit()) && accounts.test(row.account()))
                    .map(MonthlyResults.Row::amount)
                    .toList());
        }

        Optional<Indicator> monthsPayable(Optional<UnitCode> unit) {
            return indicators.stream()
                    .filter(one -> one.kind() == IndicatorKind.MONTHS_PAYABLE
                            && one.unit().equals(unit))
                    .findFirst();
        }

        FiscalYear year() {
            return new FiscalYear(basis.asOf().getYear());
        }
    }

    boolean sameYear() {
        return one.year().equals(other.year());
    }

    /** Which two moments are asked for. */
    record Asked(Moment one, Moment other) {

        static Asked of(Question question) {
            Moment one = question.moment("asOf");
            Moment other = new Moment(question.day("asOf2"), question.instant("knownAt2"), one.atLeast());
            return new Asked(one, other);
        }
    }

    /** Where figures are read from. */
    record Source(Figures figures, BookReader books, MonthlyResults results) {

        /**
         * Without a second day, the first one's as it is known now where the first was known otherwise, or else today; without a
         * first, the end of the month before the second.
         */
        Bases bases(BookId book, Asked asked) {
            Moment other = asked.other().asOf().isEmpty()
                            && asked.one().knownAt().isPresent()
                            && asked.one().asOf().isPresent()
                    ? asked.other().asOf(asked.one().asOf().get())
                    : asked.other();
            Basis second = figures.basis(book, other);
            LocalDate begins = figures.beginsOn(book).orElse(second.asOf());
            LocalDate before = second.asOf().withDayOfMonth(1).minusDays(1);
            LocalDate day = asked.one().asOf().orElse(before.isBefore(begins) ? begins : before);
            return new Bases(figures.basis(book, asked.one().asOf(day)), second);
        }

        Pair read(BookId book, Bases bases) {
            return new Pair(known(book, bases.one()), known(book, bases.other()));
        }

        private Known known(BookId book, Basis basis) {
            BookState state = books.at(book, basis.sequence());
            return new Known(
                    basis,
                    state,
                    figures.balances(book, moment(basis), Optional.empty(), Optional.empty())
                            .rows(),
                    results.of(book, new FiscalYear(basis.asOf().getYear()), basis),
                    Indicators.of(state, basis.asOf()));
        }
    }

    /** What the two rest on. */
    record Bases(Basis one, Basis other) {

        /** The address of a page of just these two, whatever will be known later. */
        String to(Visit visit, String page, String... more) {
            String[] both = {
                "asOf",
                one.asOf().toString(),
                "knownAt",
                one.knownAt().toString(),
                "asOf2",
                other.asOf().toString(),
                "knownAt2",
                other.knownAt().toString()
            };
            String[] all = new String[both.length + more.length];
            System.arraycopy(both, 0, all, 0, both.length);
            System.arraycopy(more, 0, all, both.length, more.length);
            return visit.to(page, all);
        }
    }

    static Moment moment(Basis basis) {
        return Moment.NOW.asOf(basis.asOf()).knownAt(basis.knownAt());
    }
}
