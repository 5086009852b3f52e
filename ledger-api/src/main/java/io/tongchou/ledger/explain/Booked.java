package io.tongchou.ledger.explain;

import io.tongchou.ledger.explain.Explanation.Input;
import io.tongchou.ledger.explain.Explanation.Made;
import io.tongchou.ledger.explain.Postings.Sums;
import io.tongchou.ledger.explain.Postings.Which;
import io.tongchou.ledger.vocabulary.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Balances and flows: by account, then by unit, then by year and month, then leg by leg. */
final class Booked {

    private final Postings postings;

    Booked(Postings postings) {
        this.postings = postings;
    }

    Explanation open(Asked asked, Figure.Balance figure) {
        LocalDate day = figure.day().orElse(asked.basis().asOf());
        Sums sums = postings.at(asked, figure.scope(), figure.of(), day);
        Words caption = figure.scope()
                .words()
                .and("·", ": ")
                .and(figure.of().words().zh(), figure.of().words().en());
        return switch (figure.of()) {
            case Accounts.Group group ->
                Explanation.of(
                                figure,
                                caption.and("，" + day + "余额", " at the end of " + day),
                                signed(sums.sum(), group.sign()),
                                Made.ADDED,
                                byAccount(group, sums, of -> new Figure.Balance(figure.scope(), of, Optional.of(day))))
                        .saying("各科目余额之和", "the balances of the accounts added up");
            case Accounts.One one -> {
                Words named = caption.and("，" + day + "余额（借方为正）", " at the end of " + day + ", debit positive");
                yield figure.scope().unit().isEmpty()
                        ? Explanation.of(
                                        figure,
                                        named,
                                        sums.sum(),
                                        Made.ADDED,
                                        byUnit(sums, unit -> new Figure.Balance(unit, one, Optional.of(day))))
                                .saying("各核算单位余额之和", "the units' balances added up")
                        : Explanation.of(figure, named, sums.sum(), Made.ADDED, byYear(asked, figure.scope(), one, day))
                                .saying(
                                        one.account().isOfOneYear() ? "自建账起各年发生额之和，减去年终结转" : "自建账起各年发生额之和",
                                        "what was booked in each year since the book began"
                                                + (one.account().isOfOneYear() ? ", and what closed the years" : ""));
            }
        };
    }

    private List<Input> byYear(Asked asked, Scope scope, Accounts.One of, LocalDate day) {
        List<Input> years = new ArrayList<>();
        for (LocalDate from = asked.eve();
                !from.isAfter(day);
                from = from.withDayOfYear(1).plusYears(1)) {
            LocalDate to = earlier(from.withMonth(12).withDayOfMonth(31), day);
            years.add(flow(asked, scope, of, from, to, 1));
            if (of.account().isOfOneYear()) {
                closing(asked, scope, of, from, to, 1).ifPresent(years::add);
            }
        }
        return years;
    }

    Explanation open(Asked asked, Figure.Flow figure) {
        Sums sums = postings.flow(asked, figure.scope(), figure.of(), figure.from(), figure.to());
        Words caption = captionOf(figure);
        return switch (figure.of()) {
            case Accounts.Group group ->
                Explanation.of(
                                figure,
                                caption,
                                signed(sums.sum(), group.sign()),
                                Made.ADDED,
                                byAccount(
                                        group,
                                        sums,
                                        of -> new Figure.Flow(figure.scope(), of, figure.from(), figure.to())))
                        .saying("各科目发生额之和", "what was booked on the accounts, added up");
            case Accounts.One one ->
                figure.scope().unit().isEmpty()
                        ? Explanation.of(
                                        figure,
                                        caption,
                                        sums.sum(),
                                        Made.ADDED,
                                        byUnit(sums, unit -> new Figure.Flow(unit, one, figure.from(), figure.to())))
                                .saying("各核算单位发生额之和", "what was booked for the units, added up")
                        : ofOneUnit(asked, figure, one, sums.sum(), caption);
        };
    }

    private Explanation ofOneUnit(Asked asked, Figure.Flow figure, Accounts.One of, Money value, Words caption) {
        if (figure.from().getYear() != figure.to().getYear()) {
            return Explanation.of(figure, caption, value, Made.ADDED, split(asked, figure, of, true))
                    .saying("各年发生额之和", "what was booked in each year, added up");
        }
        if (!YearMonth.from(figure.from()).equals(YearMonth.from(figure.to()))) {
            return Explanation.of(figure, caption, value, Made.ADDED, split(asked, figure, of, false))
                    .saying("各月发生额之和", "what was booked in each month, added up");
        }
        Which which = Which.of(figure.scope(), of, figure.from(), figure.to());
        return Explanation.of(figure, caption, value, Made.OF_ENTRIES, List.of())
                .saying("各分录金额之和", "the legs added up")
                .with(postings.page(asked, of.account().isOfOneYear() ? which.closing(false) : which, 1));
    }

    private List<Input> split(Asked asked, Figure.Flow figure, Accounts.One of, boolean byYear) {
        List<Input> parts = new ArrayList<>();
        LocalDate from = figure.from();
        while (!from.isAfter(figure.to())) {
            LocalDate next = byYear
                    ? from.withDayOfYear(1).plusYears(1)
                    : from.withDayOfMonth(1).plusMonths(1);
            parts.add(flow(asked, figure.scope(), of, from, earlier(next.minusDays(1), figure.to()), 1));
            from = next;
        }
        return parts;
    }

    Explanation open(Asked asked, Figure.Closing figure) {
        Which which = Which.of(figure.scope(), figure.of(), figure.from(), figure.to())
                .closing(true);
        return Explanation.of(
                        figure, captionOf(figure), postings.sum(asked, which).sum(), Made.OF_ENTRIES, List.of())
                .saying("年终结转分录金额之和", "the legs of entries that close a year, added up")
                .with(postings.page(asked, which, 1));
    }

    /** What was booked, as an input. */
    Input flow(Asked asked, Scope scope, Accounts of, LocalDate from, LocalDate to, int sign) {
        Figure.Flow figure = new Figure.Flow(scope, of, from, to);
        Money sum = postings.flow(asked, scope, of, from, to).sum();
        return Input.of(
                figure, captionOf(figure), of instanceof Accounts.Group group ? signed(sum, group.sign()) : sum, sign);
    }

    /** What stands on an account, as an input. */
    Input balance(Asked asked, Scope scope, Accounts.One of, LocalDate day, int sign) {
        return Input.of(
                new Figure.Balance(scope, of, Optional.of(day)),
                of.words().and("，" + day + "余额", ", balance at the end of " + day),
                postings.at(asked, scope, of, day).sum(),
                sign);
    }

    /** What entries that close a year booked, as an input; none where there are none. */
    Optional<Input> closing(Asked asked, Scope scope, Accounts.One of, LocalDate from, LocalDate to, int sign) {
        Money sum =
                postings.sum(asked, Which.of(scope, of, from, to).closing(true)).sum();
        Figure.Closing figure = new Figure.Closing(scope, of, from, to);
        return sum.isZero() ? Optional.empty() : Optional.of(Input.of(figure, captionOf(figure), sum, sign));
    }

    private interface OfAccount {
        Figure of(Accounts.One account);
    }

    private interface OfUnit {
        Figure of(Scope unit);
    }

    private static List<Input> byAccount(Accounts.Group group, Sums sums, OfAccount figure) {
        return group.accounts().stream()
                .filter(account -> sums.amounts().keySet().stream().anyMatch(of -> of.account() == account))
                .map(account -> Input.of(
                        figure.of(Accounts.of(account)),
                        Accounts.of(account).words(),
                        sums.sum(of -> of.account() == account),
                        group.sign()))
                .toList();
    }

    private static List<Input> byUnit(Sums sums, OfUnit figure) {
        return sums.units().stream()
                .map(unit -> Input.of(
                        figure.of(Scope.of(unit)),
                        Scope.of(unit).words(),
                        sums.sum(of -> of.unit().equals(unit)),
                        1))
                .toList();
    }

    private static Words captionOf(Figure.Flow figure) {
        return figure.scope()
                .words()
                .and("·" + figure.of().words().zh(), ": " + figure.of().words().en())
                .and(
                        "，" + figure.from() + "至" + figure.to() + "发生额",
                        ", booked from " + figure.from() + " through " + figure.to());
    }

    private static Words captionOf(Figure.Closing figure) {
        return figure.scope()
                .words()
                .and("·" + figure.of().words().zh(), ": " + figure.of().words().en())
                .and("，年终结转", ", the year's close");
    }

    private static Money signed(Money amount, int sign) {
        return sign < 0 ? amount.negated() : amount;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
