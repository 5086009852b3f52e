package io.tongchou.ledger.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.BookYear;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.commands.yearend.YearEnd;
import io.tongchou.ledger.events.PremiumAssessed;
import io.tongchou.ledger.eventstore.Approved;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.PolicyCatalog;
import io.tongchou.ledger.policy.Provision;
import io.tongchou.ledger.posting.Entry;
import io.tongchou.ledger.settlement.Step;
import io.tongchou.ledger.settlement.UnitSettlement;
import io.tongchou.ledger.settlement.UnitYear;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Government;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A city's year told as a text that people approve: each step is a sentence with the clause it rests on, the command, and what
 * the ledger made of it. Figures after the sentences come from the ledger; those in the tests were worked by hand.
 */
final class Scenario {

    /** The ledger's day: long after all that is told. */
    private static final String LAST_DAY = "2099-12-31";

    /** What follows upon the clause in a citation. */
    private static final Pattern WORDS = Pattern.compile("：“.*| \\[A] .*");

    private final Policy policy;
    private final StringBuilder text = new StringBuilder();
    private final Set<String> cited = new HashSet<>();
    private final List<GivenBook> books = new ArrayList<>();
    private GivenBook book;
    private String day = "";
    private String dayTold = "";

    private Scenario(String title, Policy policy, String fund) {
        this.policy = policy;
        text.append("# ").append(title).append('\n');
        book = opened(fund);
    }

    /** A book under a shipped policy, open from its first day of pooling with the units the policy names. */
    static Scenario of(String title, String policyId, String fund) {
        Policy policy = PolicyCatalog.shipped().byId(policyId).orElseThrow();
        return new Scenario(title, policy, fund);
    }

    private GivenBook opened(String fund) {
        GivenBook opened = GivenBook.under(policy, fund).today(LAST_DAY);
        books.add(opened);
        text.append("\nBook ").append(opened.state().id());
        text.append(", under ").append(policy.document()).append(", from ");
        text.append(opened.state().beginsOn()).append(".\n");
        return opened;
    }

    /** What follows is of another fund's book under the same policy, new from its first day. */
    Scenario book(String fund) {
        book = opened(fund);
        return this;
    }

    BookState state() {
        return book.state();
    }

    /** All books of the story, as they stand at its end. */
    List<GivenBook> books() {
        return List.copyOf(books);
    }

    Scenario chapter(String title) {
        text.append("\n## ").append(title).append('\n');
        return this;
    }

    /** What was worked by hand, or anything else that is only told, with the provisions it rests on. */
    Scenario tells(String paragraph, String... provisions) {
        text.append('\n').append(paragraph.strip()).append('\n');
        cite(provisions);
        return this;
    }

    /** Holds a figure that no account has against what was worked by hand. */
    Scenario holds(String what, Money figure, String byHand) {
        assertThat(figure).as(what).isEqualTo(Money.parse(byHand));
        text.append("\n→ ").append(what).append(": ").append(byHand).append('\n');
        return this;
    }

    /** The effective date of what follows. */
    Scenario on(String effectiveOn) {
        day = effectiveOn;
        book.on(effectiveOn);
        return this;
    }

    /**
     * One step.
     *
     * @param provisions the paths of the policy's provisions it rests on, e.g. {@code gap.policyPart}
     */
    Sentence step(String sentence, String... provisions) {
        text.append("\n**").append(day).append("** ").append(sentence).append('\n');
        dayTold = day;
        cite(provisions);
        return new Sentence();
    }

    /** The words of a provision stand where it is cited first; later its clause alone. */
    private void cite(String... provisions) {
        for (String path : provisions) {
            Provision<?> provision = policy.provisions().get(path);
            assertThat(provision).as("%s has a provision %s", policy.id(), path).isNotNull();
        }
        Arrays.stream(provisions)
                .map(path -> inWords(policy.provisions().get(path)))
                .distinct()
                .map(words -> cited.add(words) ? words : WORDS.matcher(words).replaceFirst(""))
                .distinct()
                .forEach(citation -> text.append("> ").append(citation).append("  \n"));
    }

    private static String inWords(Provision<?> provision) {
        return provision.clause()
                + provision.quote().map(quote -> "：“" + quote + '”').orElse("")
                + provision.assumption().map(assumed -> " [A] " + assumed).orElse("");
    }

    /** A command of the day's routine in one line, with its legs as worked by hand: {@code unit account amount}, debit positive. */
    Scenario routine(String actor, String command, String data, String... legs) {
        GivenBook.Outcome made = made(actor, command, data);
        made.accepted(legs);
        text.append(isInList() ? "" : "\n").append("- ");
        text.append(day.equals(dayTold) ? "" : "**" + day + "** ");
        dayTold = day;
        text.append('`').append(actor).append("` ").append(command).append(" `");
        text.append(GivenBook.parse(data)).append('`');
        String told = made.event().recorded().entry().stream()
                .flatMap(entry -> entry.postings().stream())
                .map(leg -> leg.unit() + " " + leg.account() + " " + leg.amount())
                .collect(Collectors.joining(", "));
        text.append(told.isEmpty() ? "" : " → " + told).append('\n');
        return this;
    }

    /** An employer's premium on its whole way into the fiscal account, in three lines. */
    Scenario premium(String unit, String receiptNo, String amount) {
        return routine(
                        "tax",
                        "CollectPremium",
                        "{'unit':'" + unit + "','receiptNo':'" + receiptNo
                                + "','payerCategory':'EMPLOYER','kind':'CURRENT','period':'" + day.substring(0, 7)
                                + "','amount':'" + amount + "'}",
                        unit + " 1002 " + amount,
                        unit + " 4001 -" + amount)
                .banked(unit, amount);
    }

    /** What was collected moves on: to the treasury and into the fiscal account, in two lines. */
    Scenario banked(String unit, String amount) {
        String all = "{'unit':'" + unit + "','amount':'ALL'}";
        return routine("tax", "RemitToCityTreasury", all, unit + " 1005 " + amount, unit + " 1002 -" + amount)
                .routine(
                        "finance-clerk",
                        "TransferToFiscalAccount",
                        all,
                        unit + " 1003.01 " + amount,
                        unit + " 1005 -" + amount);
    }

    /** A fund request, from the asking to the payout, in three lines. */
    Scenario funds(String unit, String request, String amount) {
        boolean ofCity = unit.equals(policy.pool().code());
        return routine(
                        ofCity ? "city-clerk" : "county-" + unit,
                        "RequestFunds",
                        "{'unit':'" + unit + "','request':'" + request + "','period':'" + day.substring(0, 7)
                                + "','amount':'" + amount + "'}")
                .routine(
                        ofCity ? "city-head" : "city-clerk",
                        "VerifyFundRequest",
                        "{'request':'" + request + "','approved':'" + amount + "'}")
                .routine(
                        "finance-clerk",
                        "DisburseFunds",
                        "{'request':'" + request + "'}",
                        unit + " 1004.01 " + amount,
                        unit + " 1003.01 -" + amount);
    }

    /** Inpatient benefits, in one line. */
    Scenario benefit(String unit, String paymentNo, String amount) {
        return routine(
                unit.equals(policy.pool().code()) ? "city-clerk" : "county-" + unit,
                "PayBenefit",
                "{'unit':'" + unit + "','paymentNo':'" + paymentNo
                        + "','kind':'INPATIENT','payee':'H1','payeeType':'INSTITUTION','amount':'" + amount + "'}",
                unit + " 5001 " + amount,
                unit + " 1004.01 -" + amount);
    }

    private boolean isInList() {
        return text.substring(text.lastIndexOf("\n", text.length() - 2) + 1).startsWith("- ");
    }

    private GivenBook.Outcome made(String actor, String command, String data) {
        GivenBook.Outcome outcome = book.when(actor, command, data);
        return outcome.isRefused() || !outcome.isProposal() ? outcome : outcome.approvedBy(headOf(actor));
    }

    private static String headOf(String actor) {
        return actor.startsWith("finance") ? "finance-head" : "city-head";
    }

    /** Closes all months from the next one through that one, at their last days. */
    Scenario monthsClosedThrough(String month) {
        text.append("\nAll months through ").append(month).append(" are closed.\n");
        book.monthsClosedThrough(month);
        return this;
    }

    /** How the year stands settled now, unit by unit; units without gap and surplus are left out. */
    Scenario settlement(int year) {
        text.append("\n| ")
                .append(year)
                .append(
                        " | Status | Gap | Surplus | Policy part | Management part | Own balance | Reserve | Government | City | County | Unassigned | Retained | To city level |\n");
        text.append("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        List<UnitSettlement> units = YearEnd.settlement(book.state(), new FiscalYear(year)).units().stream()
                .filter(unit -> unit.gap().isPositive() || unit.surplus().isPositive())
                .toList();
        for (UnitSettlement unit : units) {
            text.append("| ").append(unit.unit()).append(" | ").append(unit.status());
            unit.missing().ifPresent(missing -> text.append(' ').append(missing.code()));
            for (Money amount : List.of(
                    unit.gap(),
                    unit.surplus(),
                    unit.policyPart(),
                    unit.managementPart(),
                    unit.fromOwnBalance(),
                    unit.fromReserve(),
                    unit.fromGovernment(),
                    unit.fromCity(),
                    unit.fromCounty(),
                    unit.unassigned(),
                    unit.retained(),
                    unit.toCityLevel())) {
                text.append(" | ").append(amount);
            }
            text.append(" |\n");
        }
        for (UnitSettlement unit : units) {
            for (Step step : unit.steps()) {
                text.append(isInList() ? "" : "\n")
                        .append("- ")
                        .append(unit.unit())
                        .append(": ");
                text.append(step.source())
                        .append(" for ")
                        .append(step.part())
                        .append(' ')
                        .append(step.amount());
                text.append(" (").append(step.clause()).append(")\n");
            }
        }
        return this;
    }

    /** What a unit has on every account now; for units and accounts that hold nothing there is no row. */
    Scenario balances(String unit) {
        Map<Account, Money> accounts = book.state().balances().now().getOrDefault(new UnitCode(unit), Map.of());
        if (accounts.values().stream().allMatch(Money::isZero)) {
            return tells(unit + " holds nothing.");
        }
        text.append("\n| ").append(unit).append(" | Debit | Credit |\n|---|---:|---:|\n");
        accounts.forEach((account, balance) -> {
            if (!balance.isZero()) {
                text.append("| ")
                        .append(account)
                        .append(' ')
                        .append(account.title())
                        .append(' ');
                text.append(account.chinese()).append(sides(balance));
            }
        });
        return this;
    }

    private static String sides(Money balance) {
        return balance.isNegative() ? " | | " + balance.negated() + " |\n" : " | " + balance + " | |\n";
    }

    /** Holds a figure against what was worked by hand. */
    Scenario stands(String unit, String account, String byHand) {
        assertThat(book.state().balances().now(new UnitCode(unit), Account.of(account)))
                .as("%s of %s", account, unit)
                .isEqualTo(Money.parse(byHand));
        text.append("\n→ ")
                .append(unit)
                .append(' ')
                .append(account)
                .append(": ")
                .append(byHand)
                .append('\n');
        return this;
    }

    /**
     * Holds what a closed year came to against what was worked by hand.
     *
     * @param byHand I income, X reserve extracted, E expenditure, B what the unit owned before the year's result, e.g. {@code I
     *     601.00}
     */
    Scenario came(String unit, int year, String... byHand) {
        BookYear known = book.state().year(new FiscalYear(year));
        UnitYear came = known.unit(new UnitCode(unit))
                .restated()
                .orElseGet(() -> known.closedWith().orElseThrow().units().stream()
                        .filter(each -> each.unit().code().equals(unit))
                        .findFirst()
                        .orElseThrow());
        assertThat(List.of(
                        "I " + came.income(),
                        "X " + came.reserveExtracted(),
                        "E " + came.expenditure(),
                        "B " + came.ownBalance().orZeroIfNegative()))
                .as("%s of %s", year, unit)
                .containsExactly(byHand);
        text.append("\n→ ").append(unit).append(' ').append(year).append(": ");
        text.append(String.join(" · ", byHand)).append('\n');
        return this;
    }

    /**
     * Holds a unit's settlement against what was worked by hand.
     *
     * @param byHand every amount of it that is not nothing, by its name, e.g. {@code fromReserve 166.67}
     */
    Scenario settled(String unit, int year, String... byHand) {
        UnitSettlement settlement = YearEnd.settlement(book.state(), new FiscalYear(year))
                .of(new UnitCode(unit))
                .orElseThrow();
        assertThat(amounts(settlement)).as("%s of %s", year, unit).containsExactly(byHand);
        text.append("\n→ ").append(unit).append(' ').append(year).append(": ");
        text.append(String.join(" · ", byHand)).append('\n');
        return this;
    }

    private static List<String> amounts(UnitSettlement settlement) {
        return Stream.of(
                        amount("gap", settlement.gap()),
                        amount("surplus", settlement.surplus()),
                        amount("policyPart", settlement.policyPart()),
                        amount("managementPart", settlement.managementPart()),
                        amount("fromOwnBalance", settlement.fromOwnBalance()),
                        amount("fromReserve", settlement.fromReserve()),
                        amount("fromGovernment", settlement.fromGovernment()),
                        amount("fromCity", settlement.fromCity()),
                        amount("fromCounty", settlement.fromCounty()),
                        amount("unassigned", settlement.unassigned()),
                        amount("retained", settlement.retained()),
                        amount("toCityLevel", settlement.toCityLevel()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> amount(String name, Money amount) {
        return amount.isZero() ? Optional.empty() : Optional.of(name + " " + amount);
    }

    /** Holds what a government still owes for a unit's gap against what was worked by hand. */
    Scenario owes(Government government, String unit, int year, String byHand) {
        assertThat(book.state().owed(new UnitCode(unit), new FiscalYear(year), government))
                .as("owed for %s of %s", year, unit)
                .isEqualTo(Money.parse(byHand));
        text.append("\n→ ")
                .append(government)
                .append(" owes for ")
                .append(unit)
                .append(' ')
                .append(year);
        text.append(": ").append(byHand).append('\n');
        return this;
    }

    /** Holds the text against the approved one, {@code docs/scenarios/<name>.md}. */
    void isApprovedAs(String name) throws IOException {
        Approved.check(Path.of("../docs/scenarios", name + ".md"), text.toString());
    }

    /** A sentence on its way to what comes of it. */
    final class Sentence {

        private Optional<GivenBook.Outcome> outcome = Optional.empty();
        private GivenBook where = book;

        private Sentence() {}

        /** Nothing is done: it is how things are. */
        Scenario told() {
            return Scenario.this;
        }

        /** The id of the command, by which later ones name its entry. */
        Sentence id(String id) {
            book.id(id);
            text.append("\nid `").append(id).append("`\n");
            return this;
        }

        /** Sends the command to a fund of the pool for which no book is open. */
        Sentence toFund(String fund) {
            where = GivenBook.unopened(policy.pool() + "/" + fund).on(day).today(LAST_DAY);
            text.append("\nto ").append(policy.pool()).append('/').append(fund).append(":\n");
            return this;
        }

        /** Makes the command; where it needs a second person, the head of the office approves. */
        Sentence by(String actor, String command, String data) {
            GivenBook.Outcome made = where.when(actor, command, data);
            text.append("\n`").append(actor).append("` ").append(command).append(" `");
            text.append(GivenBook.parse(data)).append("` — ");
            if (!made.isRefused() && made.isProposal()) {
                text.append("proposed, approved by `").append(headOf(actor)).append("` — ");
                made = made.approvedBy(headOf(actor));
            }
            outcome = Optional.of(made);
            return this;
        }

        /**
         * It is accepted.
         *
         * @param legs its legs as worked by hand, {@code unit account amount}, debit positive; without them they are only told
         */
        Scenario accepted(String... legs) {
            outcome.orElseThrow().accepted(legs);
            text.append("accepted\n");
            outcome.get().event().recorded().entry().ifPresent(this::tell);
            return Scenario.this;
        }

        /** It is accepted as a memo of what is owed; the amount by the policy's rate as worked by hand. */
        Scenario assessed(String byHand) {
            accepted();
            PremiumAssessed assessed =
                    (PremiumAssessed) outcome.orElseThrow().event().recorded().event();
            assessed.clause()
                    .ifPresent(clause -> text.append("> ").append(clause).append("  \n"));
            return holds("assessed", assessed.amount(), byHand);
        }

        private void tell(Entry entry) {
            entry.clause().ifPresent(clause -> text.append("> ").append(clause).append("  \n"));
            text.append("\n| Unit | Account | Debit | Credit |\n|---|---|---:|---:|\n");
            for (Posting leg : entry.postings()) {
                text.append("| ")
                        .append(leg.unit())
                        .append(" | ")
                        .append(leg.account())
                        .append(' ');
                text.append(leg.account().chinese()).append(sides(leg.amount()));
            }
        }

        Scenario refused(RefusalCode code) {
            outcome.orElseThrow().refused(code);
            Refusal refusal = outcome.get().refusal();
            text.append("**").append(code).append("**: ").append(refusal.detail());
            refusal.available().ifPresent(amount -> text.append("; available ").append(amount));
            text.append('\n');
            refusal.clause()
                    .ifPresent(clause -> text.append("> ").append(clause).append("  \n"));
            return Scenario.this;
        }

        Scenario refused(RefusalCode code, String available) {
            outcome.orElseThrow().refused(code, available);
            return refused(code);
        }
    }
}
