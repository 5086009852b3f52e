package io.tongchou.ledger.pages.work;

import io.tongchou.ledger.book.OpenItem;
import io.tongchou.ledger.events.Instalment;
import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.events.LegacyDebtRegistered;
import io.tongchou.ledger.events.TimeDepositPlaced;
import io.tongchou.ledger.items.Beginnings;
import io.tongchou.ledger.obligations.Expected;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.pages.forms.Acts;
import io.tongchou.ledger.pages.forms.Acts.Act;
import io.tongchou.ledger.policy.Clause;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.ObligationKind;
import io.tongchou.ledger.vocabulary.Rate;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is due by a day, and what is late: money on its way, deposits and bonds, debts from before pooling, what governments owe. */
record DueRows(Looking looking, Optional<UnitCode> visible, Beginnings beginnings) {

    private static final Comparator<Optional<LocalDate>> EARLIEST_FIRST =
            Comparator.comparing(due -> due.orElse(LocalDate.MAX));

    /** What should go on from one account of a unit, whatever day it came. */
    private record Moving(UnitCode unit, Account account, Money amount, Optional<LocalDate> due) {}

    /** From where money goes on to the fiscal special account. */
    private static final List<Account> ON_THE_WAY =
            List.of(Account.COLLECTED_NOT_REMITTED, Account.JOINT_ACCOUNT, Account.TREASURY);

    Listed<Work.MovingRow> moving(List<Expected> expected) {
        Map<String, Moving> moving = new LinkedHashMap<>();
        of(expected, ObligationKind.REMITTANCE)
                .map(one -> new Moving(one.unit(), Account.of(one.about()), one.outstanding(), one.dueOn()))
                .forEach(one -> moving.merge(one.unit() + "/" + one.account(), one, DueRows::together));
        withoutDay().forEach(one -> moving.putIfAbsent(one.unit() + "/" + one.account(), one));
        return Listed.of(
                looking.visit(),
                "moving",
                moving.values().stream()
                        .sorted(Comparator.comparing(Moving::due, EARLIEST_FIRST)
                                .thenComparing(one -> one.account().code())
                                .thenComparing(one -> one.unit().code()))
                        .toList(),
                this::row);
    }

    /** What lies where no policy says by when it goes on. */
    private Stream<Moving> withoutDay() {
        return looking.state().units().stream()
                .filter(unit -> visible.map(unit::equals).orElse(true))
                .flatMap(unit -> ON_THE_WAY.stream()
                        .map(account -> new Moving(
                                unit, account, looking.state().balances().now(unit, account), Optional.empty())))
                .filter(one -> one.amount().isPositive());
    }

    private static Moving together(Moving one, Moving other) {
        return new Moving(
                one.unit(),
                one.account(),
                one.amount().plus(other.amount()),
                EARLIEST_FIRST.compare(one.due(), other.due()) <= 0 ? one.due() : other.due());
    }

    private Work.MovingRow row(Moving one) {
        return new Work.MovingRow(
                looking.words().account(one.account()),
                looking.unit(one.unit()),
                Words.exact(one.amount()),
                looking.opened("balance/" + one.unit() + "/" + one.account()),
                Looking.day(one.due()),
                looking.days(one.due()),
                looking.isPast(one.due()),
                Acts.of(onwards(looking.visit(), one.unit(), one.account())
                        .flatMap(command -> Acts.act(
                                looking.visit(),
                                looking.words(),
                                command,
                                Optional.of(one.unit().code()),
                                "unit",
                                one.unit().code()))
                        .map(act -> act.suggesting("amount", "ALL"))));
    }

    /** The command by which money goes on from where it is, where the viewer may make it. */
    static Optional<String> onwards(Visit visit, UnitCode unit, Account account) {
        Optional<String> command = switch (account) {
            case COLLECTED_NOT_REMITTED -> Optional.of("RemitToCityTreasury");
            case TREASURY -> Optional.of("TransferToFiscalAccount");
            case JOINT_ACCOUNT -> Optional.of("SweepToFiscalAccount");
            default -> Optional.empty();
        };
        return command.filter(name -> Acts.may(visit, name, Optional.of(unit.code())));
    }

    Listed<Work.MaturityRow> maturities() {
        List<OpenItem> items = items(OpenItem.Kind.TIME_DEPOSIT, OpenItem.Kind.BOND);
        items.sort(Comparator.comparing(OpenItem::dueOn, EARLIEST_FIRST).thenComparing(OpenItem::number));
        Map<String, LedgerEvent> deposits =
                beginnings.of(looking.state().id(), "DEPOSIT", numbers(items, OpenItem.Kind.TIME_DEPOSIT));
        return Listed.of(looking.visit(), "maturities", items, item -> maturity(item, deposits));
    }

    private Work.MaturityRow maturity(OpenItem item, Map<String, LedgerEvent> deposits) {
        boolean bond = item.kind() == OpenItem.Kind.BOND;
        return new Work.MaturityRow(
                item.number(),
                looking.words().account(bond ? Account.BONDS : Account.TIME_DEPOSIT),
                looking.unit(item.unit()),
                Words.exact(item.left()),
                left(item),
                !bond && deposits.get(item.number()) instanceof TimeDepositPlaced placed ? percent(placed.rate()) : "",
                Looking.day(item.dueOn()),
                looking.days(item.dueOn()),
                looking.isPast(item.dueOn()),
                Acts.of(bond ? act("RedeemBond", "bond", item) : act("MatureTimeDeposit", "deposit", item)));
    }

    private static String percent(Rate rate) {
        return rate.value().movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }

    Listed<Work.DebtRow> debts() {
        List<OpenItem> items = items(OpenItem.Kind.RECEIVABLE, OpenItem.Kind.PAYABLE);
        items.sort(Comparator.comparing((OpenItem item) -> next(item).due(), EARLIEST_FIRST)
                .thenComparing(OpenItem::number));
        Map<String, LedgerEvent> registered = beginnings.of(
                looking.state().id(), "DEBT", numbers(items, OpenItem.Kind.RECEIVABLE, OpenItem.Kind.PAYABLE));
        return Listed.of(looking.visit(), "debts", items, item -> debt(item, registered));
    }

    /** What is to be paid next of a debt, and by when. */
    private record Next(Money amount, Optional<LocalDate> due) {}

    /** Instalments are met in the order of their days. */
    private static Next next(OpenItem debt) {
        Money paid = debt.amount().minus(debt.left());
        Money due = Money.ZERO;
        for (Instalment part : debt.instalments()) {
            due = due.plus(part.amount());
            if (due.exceeds(paid)) {
                return new Next(due.minus(paid), Optional.of(part.dueOn()));
            }
        }
        return new Next(debt.left(), debt.dueOn());
    }

    private Work.DebtRow debt(OpenItem item, Map<String, LedgerEvent> registered) {
        Next next = next(item);
        Money overdue = item.overdueOn(looking.today());
        return new Work.DebtRow(
                item.number(),
                Stream.concat(
                                Stream.of("value.DebtDirection." + item.kind()),
                                registered.get(item.number()) instanceof LegacyDebtRegistered debt
                                        ? Stream.of("value.LegacyDebtCategory." + debt.category())
                                        : Stream.empty())
                        .map(key -> looking.words().sayElse(key, key.substring(key.lastIndexOf('.') + 1)))
                        .reduce((one, other) -> one + " · " + other)
                        .orElseThrow(),
                looking.unit(item.unit()),
                item.debtor().orElse(""),
                Words.exact(item.amount()),
                Words.exact(item.amount().minus(item.left())),
                Words.exact(item.left()),
                left(item),
                Words.exact(next.amount()),
                Looking.day(next.due()),
                looking.days(next.due()),
                looking.isPast(next.due()),
                Acts.of(
                        act("SettleLegacyDebt", "debt", item)
                                .map(act ->
                                        act.suggesting("amount", next.amount().toString())),
                        overdue.isPositive() && item.kind() == OpenItem.Kind.RECEIVABLE
                                ? act("DeductFromTransferPayment", "debt", item)
                                        .map(act -> act.suggesting("amount", overdue.toString()))
                                : Optional.empty()));
    }

    Listed<Work.OwedRow> owed(List<Expected> expected) {
        return Listed.of(
                looking.visit(),
                "owed",
                Stream.concat(of(expected, ObligationKind.SUBSIDY), of(expected, ObligationKind.GAP_TOP_UP))
                        .sorted(Comparator.comparing(Expected::dueOn, EARLIEST_FIRST))
                        .toList(),
                this::owed);
    }

    private Work.OwedRow owed(Expected one) {
        boolean subsidy = one.kind() == ObligationKind.SUBSIDY;
        String year = one.about().split(" ")[0];
        return new Work.OwedRow(
                looking.words().say("work.owed." + one.kind(), year),
                looking.unit(one.unit()),
                looking.words().sayElse((subsidy ? "value.SubsidyLevel." : "government.") + one.debtor(), one.debtor()),
                Words.exact(one.amount()),
                Words.exact(one.received()),
                Words.exact(one.outstanding()),
                subsidy ? "" : looking.opened("indicator/GOVERNMENT_OBLIGATION/" + one.unit() + "/" + one.about()),
                Looking.day(one.dueOn()),
                looking.days(one.dueOn()),
                looking.isPast(one.dueOn()),
                one.clause().map(Clause::toString).orElse(""),
                Acts.of((subsidy
                                ? received(one, "ReceiveSubsidy", "level", one.debtor())
                                : received(one, "ReceiveGapTopUp", "year", year, "from", one.debtor()))
                        .map(act -> act.suggesting("amount", one.outstanding().toString()))));
    }

    private Optional<Act> received(Expected one, String command, String... more) {
        return Acts.act(
                looking.visit(),
                looking.words(),
                command,
                Optional.of(one.unit().code()),
                Stream.concat(Stream.of("unit", one.unit().code()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private static Stream<Expected> of(List<Expected> expected, ObligationKind kind) {
        return expected.stream().filter(one -> one.kind() == kind);
    }

    private List<OpenItem> items(OpenItem.Kind... kinds) {
        return new ArrayList<>(looking.state().openItems().stream()
                .filter(item -> List.of(kinds).contains(item.kind()))
                .filter(item -> visible.map(item.unit()::equals).orElse(true))
                .toList());
    }

    private static List<String> numbers(List<OpenItem> items, OpenItem.Kind... kinds) {
        return items.stream()
                .filter(item -> List.of(kinds).contains(item.kind()))
                .map(OpenItem::number)
                .toList();
    }

    private String left(OpenItem item) {
        return looking.opened("item/" + item.kind() + "/" + item.number());
    }

    private Optional<Act> act(String command, String number, OpenItem item) {
        return Acts.act(looking.visit(), looking.words(), command, Optional.empty(), number, item.number());
    }
}
