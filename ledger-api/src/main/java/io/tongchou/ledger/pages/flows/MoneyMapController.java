package io.tongchou.ledger.pages.flows;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.flows.MoneyFlows;
import io.tongchou.ledger.pages.Choice;
import io.tongchou.ledger.pages.Shown;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.rendering.BookReport;
import io.tongchou.ledger.statements.Summaries;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where the money is (资金流向): from premiums and subsidies through the accounts to benefits, for any days. */
@Controller
class MoneyMapController {

    private static final int ON_A_PAGE = 100;

    private final Shown shown;
    private final Figures figures;
    private final MoneyFlows flows;
    private final BookReader books;

    MoneyMapController(Shown shown, Figures figures, MoneyFlows flows, BookReader books) {
        this.shown = shown;
        this.figures = figures;
        this.flows = flows;
        this.books = books;
    }

    /** Which days and whose money. */
    private record Selection(
            Optional<UnitCode> asked, Optional<UnitCode> unit, Optional<LocalDate> from, Moment moment) {}

    private static Selection selection(Visit visit, Question question) {
        Optional<UnitCode> unit = question.unit();
        Optional<LocalDate> from = question.day("from");
        Optional<LocalDate> asOf = question.day("asOf");
        Moment to = question.moment("to");
        return new Selection(
                unit,
                Question.visible(visit.caller(), unit),
                from,
                to.asOf().or(() -> asOf).map(to::asOf).orElse(to));
    }

    @GetMapping("/pools/{pool}/funds/{fund}/flows")
    ModelAndView map(Visit visit) {
        Question question = new Question(visit.parameters(), "unit", "from", "to", "asOf", "knownAt");
        Selection selection = selection(visit, question);
        return shown.page(visit, Shown.Section.FLOWS, question, selection.asked(), (book, words) -> {
            Basis asked = figures.basis(book, selection.moment());
            BookState state = books.at(book, asked.sequence());
            Basis basis =
                    selection.moment().asOf().isPresent() || selection.from().isPresent()
                            ? asked
                            : lastLively(book, state, asked);
            LocalDate from = selection.from().orElse(basis.asOf().withDayOfYear(1));
            List<MoneyFlows.Flow> moved = flows.of(book, from, basis, selection.unit());
            return new Shown.Content(
                    Optional.of(basis), new Writer(visit, words, selection, state, from, basis).map(moved));
        });
    }

    /** Today, or the last closed month's end where it was in an earlier year. */
    private Basis lastLively(BookId book, BookState state, Basis today) {
        return state.closedThrough()
                .map(YearMonth::atEndOfMonth)
                .filter(end -> end.getYear() < today.asOf().getYear())
                .map(end -> figures.basis(book, Moment.NOW.asOf(end).knownAt(today.knownAt())))
                .orElse(today);
    }

    @GetMapping("/pools/{pool}/funds/{fund}/flows/entries")
    ModelAndView entries(Visit visit) {
        Question question = new Question(
                visit.parameters(), "unit", "from", "to", "asOf", "knownAt", "source", "target", "reserve", "cursor");
        Selection selection = selection(visit, question);
        Optional<Account> source = question.must("source", Account::of, "must be an account of the chart");
        Optional<Account> target = question.must("target", Account::of, "must be an account of the chart");
        boolean reserve = question.read("reserve", Boolean::valueOf, "must be true or false")
                .orElse(false);
        Optional<String> cursor = question.read("cursor", MoneyFlows::cursor, "must be a cursor");
        return shown.page(visit, Shown.Section.FLOW_ENTRIES, question, selection.asked(), (book, words) -> {
            Basis basis = figures.basis(book, selection.moment());
            LocalDate from = selection.from().orElse(basis.asOf().withDayOfYear(1));
            MoneyFlows.Path path = new MoneyFlows.Path(source.orElseThrow(), target.orElseThrow(), reserve);
            MoneyFlows.Parts parts = flows.entries(book, from, basis, selection.unit(), path, cursor, ON_A_PAGE);
            BookState state = books.at(book, basis.sequence());
            return new Shown.Content(
                    Optional.of(basis), new Writer(visit, words, selection, state, from, basis).entries(path, parts));
        });
    }

    /** Puts flows into words and amounts. */
    private record Writer(Visit visit, Words words, Selection selection, BookState state, LocalDate from, Basis basis) {

        MoneyMap map(List<MoneyFlows.Flow> moved) {
            return new MoneyMap(
                    new MoneyMap.Asked(
                            selection.from().map(LocalDate::toString).orElse(""),
                            visit.parameter("to")
                                    .or(() -> visit.parameter("asOf"))
                                    .orElse(""),
                            visit.parameter("knownAt").orElse("")),
                    basis.asOf().toString(),
                    words.instant(basis.knownAt()),
                    selection.unit().map(this::name).orElseGet(() -> words.say("overview.whole")),
                    units(),
                    chart(moved),
                    moved.stream()
                            .map(flow -> new MoneyMap.Row(
                                    side(flow.path().source(), flow.path()),
                                    side(flow.path().target(), flow.path()),
                                    Words.exact(flow.amount()),
                                    flow.entries(),
                                    entries(flow.path())))
                            .toList());
        }

        private List<Choice> units() {
            Optional<UnitCode> own = Question.visible(visit.caller(), Optional.empty());
            return Stream.concat(
                            own.isEmpty()
                                    ? Stream.of(new Choice(
                                            "",
                                            words.say("overview.whole"),
                                            selection.unit().isEmpty()))
                                    : Stream.of(),
                            state.unitsAndReserve().stream()
                                    .filter(unit -> own.isEmpty() || own.get().equals(unit))
                                    .map(unit -> new Choice(
                                            unit.code(),
                                            name(unit),
                                            selection.unit().equals(Optional.of(unit)))))
                    .toList();
        }

        private String name(UnitCode unit) {
            return unit.isReserve() ? words.say("overview.reserve") : words.unit(BookReport.unit(state, unit));
        }

        private String side(Account account, MoneyFlows.Path path) {
            return account.code() + " " + words.account(account)
                    + (path.ofReserve() ? " (" + words.say("overview.reserve") + ")" : "");
        }

        private String entries(MoneyFlows.Path path) {
            return visit.to(
                    "/flows/entries",
                    "unit",
                    selection.unit().map(UnitCode::code).orElse(""),
                    "from",
                    from.toString(),
                    "asOf",
                    basis.asOf().toString(),
                    "source",
                    path.source().code(),
                    "target",
                    path.target().code(),
                    "reserve",
                    path.ofReserve() ? "true" : "");
        }

        /**
         * What is drawn must not go in circles: what moved both ways between two places is drawn as the difference, and what still
         * comes back from a later place as money of its own. The table shows all as it was.
         */
        private String chart(List<MoneyFlows.Flow> moved) {
            Map<String, Node> nodes = new TreeMap<>();
            List<Link> links = new ArrayList<>();
            for (MoneyFlows.Flow flow : moved) {
                Spot source = Spot.of(flow.path().source(), flow.path().ofReserve(), true);
                Spot target = Spot.of(flow.path().target(), flow.path().ofReserve(), false);
                Money back = Money.sum(moved.stream()
                        .filter(other -> source.isPlace()
                                && target.isPlace()
                                && other.path().source() == flow.path().target()
                                && other.path().target() == flow.path().source()
                                && other.path().ofReserve() == flow.path().ofReserve())
                        .map(MoneyFlows.Flow::amount)
                        .toList());
                Money net = flow.amount().minus(back);
                if (net.isPositive()) {
                    links.add(new Link(
                            source.depth() < target.depth() ? source : source.comingBackBefore(target),
                            target,
                            net,
                            entries(flow.path())));
                }
            }
            for (Link link : links) {
                nodes.merge(link.source().id(), new Node(link.source(), Money.ZERO, link.amount()), Node::plus);
                nodes.merge(link.target().id(), new Node(link.target(), link.amount(), Money.ZERO), Node::plus);
            }
            return json(nodes, links);
        }

        private String json(Map<String, Node> nodes, List<Link> links) {
            ObjectNode chart = JsonNodeFactory.instance.objectNode();
            ArrayNode drawn = chart.putArray("nodes");
            nodes.forEach((id, node) -> drawn.addObject()
                    .put("id", id)
                    .put("name", label(node.spot()))
                    .put("kind", node.spot().kind())
                    .put("depth", node.spot().depth())
                    .put("exact", node.amount().toString())
                    .put(
                            "href",
                            visit.to(
                                    "/ledger",
                                    "unit",
                                    node.spot().ofReserve()
                                            ? UnitCode.RESERVE.code()
                                            : selection
                                                    .unit()
                                                    .map(UnitCode::code)
                                                    .orElse(""),
                                    "account",
                                    node.spot().account().code(),
                                    "from",
                                    from.toString(),
                                    "asOf",
                                    basis.asOf().toString())));
            ArrayNode arrows = chart.putArray("links");
            links.forEach(link -> arrows.addObject()
                    .put("source", link.source().id())
                    .put("target", link.target().id())
                    .put("sourceName", label(link.source()))
                    .put("targetName", label(link.target()))
                    .put("exact", link.amount().toString())
                    .put("href", link.href()));
            return chart.toString();
        }

        private String label(Spot spot) {
            if (spot.isPlace() && !MoneyFlows.isPlace(spot.account())) {
                return words.say("flows.between-balances");
            }
            String account = words.account(spot.account());
            return spot.ofReserve() && spot.isPlace()
                    ? words.say("flows.of-reserve", account)
                    : switch (spot.role()) {
                        case ORIGIN, PLACE -> account;
                        case END ->
                            spot.account().kind() == Account.Kind.INCOME ? words.say("flows.back", account) : account;
                        case COMING_BACK -> words.say("flows.earlier", account);
                    };
        }

        MoneyMap.Entries entries(MoneyFlows.Path path, MoneyFlows.Parts parts) {
            return new MoneyMap.Entries(
                    side(path.source(), path),
                    side(path.target(), path),
                    from.toString(),
                    basis.asOf().toString(),
                    visit.to(
                            "/flows",
                            "unit",
                            selection.unit().map(UnitCode::code).orElse(""),
                            "from",
                            from.toString(),
                            "asOf",
                            basis.asOf().toString()),
                    parts.parts().stream()
                            .map(part -> new MoneyMap.Entry(
                                    part.effectiveOn().toString(),
                                    words.say("ledger.voucher-number", String.valueOf(part.voucher())),
                                    visit.to("/vouchers/" + part.month() + "/" + part.voucher()),
                                    words.caption(Summaries.of(part.event())),
                                    Stream.of(part.reference(), part.document(), part.note())
                                            .flatMap(Optional::stream)
                                            .distinct()
                                            .reduce((one, other) -> one + " · " + other)
                                            .orElse(""),
                                    name(part.unit()),
                                    Words.exact(part.amount())))
                            .toList(),
                    Words.exact(Money.sum(
                            parts.parts().stream().map(MoneyFlows.Part::amount).toList())),
                    parts.next()
                            .map(cursor -> entries(path) + "&cursor=" + cursor)
                            .orElse(""));
        }
    }

    private enum Role {
        ORIGIN,
        PLACE,
        END,
        COMING_BACK
    }

    /** A spot in the picture: an account, and as what it is drawn. */
    private record Spot(Account account, boolean ofReserve, Role role, int depth) {

        static Spot of(Account account, boolean ofReserve, boolean source) {
            if (MoneyFlows.isPlace(account)) {
                return new Spot(account, ofReserve, Role.PLACE, depth(account) + (ofReserve ? 2 : 0));
            }
            // What a unit gives to the reserve and what the reserve gets pass through one spot between them.
            if (account == Account.ACCUMULATED_BALANCE || account == Account.RISK_RESERVE) {
                return new Spot(Account.RISK_RESERVE, false, Role.PLACE, 4);
            }
            return source ? new Spot(account, ofReserve, Role.ORIGIN, 0) : new Spot(account, ofReserve, Role.END, 7);
        }

        private static int depth(Account account) {
            return switch (account) {
                case COLLECTED_NOT_REMITTED, JOINT_ACCOUNT -> 1;
                case TREASURY -> 2;
                case FISCAL_ACCOUNT -> 3;
                case EXPENDITURE_ACCOUNT, TIME_DEPOSIT, BONDS, PARKED -> 4;
                case REVOLVING_FUND -> 5;
                default -> 6;
            };
        }

        boolean isPlace() {
            return role == Role.PLACE;
        }

        Spot comingBackBefore(Spot target) {
            return new Spot(account, ofReserve, Role.COMING_BACK, Math.max(0, target.depth() - 1));
        }

        String id() {
            return role + "/" + account.code() + (ofReserve ? "/R" : "");
        }

        String kind() {
            return ofReserve || account == Account.RISK_RESERVE
                    ? "reserve"
                    : switch (role) {
                        case ORIGIN, COMING_BACK -> "in";
                        case PLACE -> "place";
                        case END -> "out";
                    };
        }
    }

    private record Link(Spot source, Spot target, Money amount, String href) {}

    private record Node(Spot spot, Money in, Money out) {

        Node plus(Node other) {
            return new Node(spot, in.plus(other.in), out.plus(other.out));
        }

        Money amount() {
            return in.exceeds(out) ? in : out;
        }
    }
}
