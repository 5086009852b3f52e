package io.tongchou.ledger.reference;

import static java.util.stream.Collectors.joining;

import io.tongchou.ledger.book.CommandType;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.CommandCatalog;
import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.events.ProposalMade;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The reference pages, made from the code: the records, their Javadoc, the posting rules as they run. */
final class Reference {

    private static final String BASE = "io.tongchou.ledger.";

    private final Sources sources = new Sources(Path.of("src/main/java"));
    private final Map<CommandType, Sources.Reach> reach = new LinkedHashMap<>();
    private final Set<RefusalCode> ofAll = EnumSet.noneOf(RefusalCode.class);
    private final List<Class<?>> events = List.of(LedgerEvent.class.getPermittedSubclasses());

    Reference() {
        Stream.concat(CommandCatalog.all().stream(), CommandCatalog.own().stream())
                .forEach(type -> reach.put(type, sources.reach(type.record())));
        Stream.of("book", "commands", "eventstore").forEach(room -> ofAll.addAll(sources.refusalsNamedIn(BASE + room)));
    }

    Sources sources() {
        return sources;
    }

    /** The events that a command makes; none where it decides what another one proposed. */
    List<Class<?>> events(CommandType type) {
        return events.stream()
                .filter(event -> reach.get(type).events().contains(event.getSimpleName()))
                .toList();
    }

    /** The commands that make an event. */
    List<Class<?>> makers(Class<?> event) {
        return commands(made -> made.events().contains(event.getSimpleName()));
    }

    private List<Class<?>> commands(Predicate<Sources.Reach> which) {
        return reach.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .<Class<?>>map(entry -> entry.getKey().record())
                .toList();
    }

    String commands(Fields fields) {
        StringBuilder text = new StringBuilder("""
                <!-- Made from the code by ReferenceTest: change the code, not this page. -->
                # Commands (命令)

                Everything that can be asked of a book, in the order in which a fund's year needs it. A command is sent as \
                `{"id", "command", "pool", "fund", "effectiveOn", "data"}`, or by itself to [a resource of its own](resources.md). \
                The fields below are those of its `data`, which may also carry the texts `note` and `document`; both are kept \
                with the event.

                How values are written: an *amount* is yuan as a text with at most two decimals, `"1234.50"`, above zero; \
                a *rate* is a decimal text, `"0.08"`; a *day* `"2021-03-15"`; a *month* `"2021-03"`; a *year* a whole number, \
                1990 to 2200; a *unit* (核算单位) the six digits of the city level, a county or a district; a *fund* (险种) three \
                digits; an *account* (科目) its code in the [chart](postings.md#chart-of-accounts); a *text* 1 to 1000 \
                characters. A field must be there unless it may be left out.

                Heads make what their clerks make. A county makes its commands for its own unit, and the city's clerk makes \
                them for the city level. Whatever its own rules, a command may be refused with \
                """);
        text.append(codes(ofAll)).append("; see [refusals](refusals.md).\n");
        for (CommandType type : reach.keySet()) {
            List<Class<?>> made = events(type);
            Set<RefusalCode> refusals = reach.get(type).refusals();
            text.append("\n## ").append(type.name()).append("\n\n");
            text.append(fields.documentation(type.record())).append("\n\n");
            text.append(CommandCatalog.own().contains(type) ? "- Made by: the ledger itself, for " : "- Made by: ")
                    .append(Arrays.stream(Office.values())
                            .filter(office -> type.offices().stream().anyMatch(office::includes))
                            .map(office -> "`" + office.role() + "`")
                            .collect(joining(", ")))
                    .append("\n- Second person (复核): ")
                    .append(secondPerson(type))
                    .append("\n- Makes: ")
                    .append(made.isEmpty() ? "what was proposed" : links(made, "events.md"))
                    .append("\n- Refused with: ")
                    .append(refusals.isEmpty() ? "nothing of its own" : codes(refusals))
                    .append("\n\n")
                    .append(fields.table(type.record(), made));
        }
        return text + "\n## Within these\n" + fields.partsOfThePage();
    }

    private static String secondPerson(CommandType type) {
        if (type.alwaysNeedsSecondPerson()) {
            return "another must approve";
        }
        return Arrays.stream(type.record().getDeclaredMethods())
                        .anyMatch(method -> method.getName().equals("needsSecondPerson"))
                ? "another must approve where `overrides` are given"
                : "not needed";
    }

    String events(Fields fields) {
        StringBuilder text = new StringBuilder("""
                <!-- Made from the code by ReferenceTest: change the code, not this page. -->
                # Events (事件)

                Everything that can happen in a book. Events are stored for ever, in this form: an *amount* is a whole number \
                of fen (分); a field that was left out is left out there too; a *policy* is there whole; an \
                *event* is one of these; the rest is written as in [commands](commands.md). \
                A stored event names its `type` and stands beside its effective date and its entry.
                """);
        for (Class<?> event : events) {
            text.append("\n## ").append(event.getSimpleName()).append("\n\n");
            text.append(fields.documentation(event)).append("\n\n");
            text.append("- Made by: ")
                    .append(
                            event == ProposalMade.class
                                    ? "any command that another must approve"
                                    : links(makers(event), "commands.md"))
                    .append("\n- Moves: ")
                    .append(moved(event))
                    .append("\n\n")
                    .append(fields.table(event, makers(event)));
        }
        return text + "\n## Within these\n" + fields.partsOfThePage();
    }

    private static String moved(Class<?> event) {
        if (Arrays.stream(event.getRecordComponents())
                .anyMatch(field -> field.getName().equals("postings"))) {
            return "what its `postings` say; see an [entry](postings.md#%s)"
                    .formatted(event.getSimpleName().toLowerCase());
        }
        List<Posting> legs =
                Variants.of(event).values().stream().flatMap(List::stream).toList();
        return legs.isEmpty()
                ? "no money"
                : "debits (借) %s; credits (贷) %s; see the [entry](postings.md#%s)"
                        .formatted(
                                accounts(legs.stream()
                                        .filter(leg -> !leg.amount().isNegative())),
                                accounts(
                                        legs.stream().filter(leg -> leg.amount().isNegative())),
                                event.getSimpleName().toLowerCase());
    }

    private static String accounts(Stream<Posting> legs) {
        return legs.map(Posting::account).distinct().sorted().map(Account::code).collect(joining(", "));
    }

    String postings() {
        StringBuilder text = new StringBuilder("""
                <!-- Made from the code by ReferenceTest: change the code, not this page. -->
                # Posting manual (记账手册)

                The debits (借) and credits (贷) of every event, made by running the rules on examples. Cash basis (收付实现制). \
                Every entry (分录) balances within every unit (核算单位) it touches, so that each county's sub-ledger is a \
                complete set of books. Legs of nothing are left out. Where a field of the event decides on the accounts, each of \
                its entries is shown. The city level is 410200 here, a county 410222, another 410221; `RESERVE` is the risk \
                reserve (风险储备金).
                """);
        for (Class<?> event : events) {
            Map<String, List<Posting>> variants = Variants.of(event);
            if (variants.values().stream().anyMatch(Predicate.not(List::isEmpty))) {
                text.append("\n## ").append(event.getSimpleName()).append("\n\n");
                text.append(sources.of(event).orElse("")).append("\n");
                variants.forEach((when, legs) -> text.append("\n").append(when).append(entry(legs)));
            }
        }
        text.append("\n## No entry\n\nThese are kept in the book and move no money: ")
                .append(links(
                        events.stream()
                                .filter(event ->
                                        Variants.of(event).values().stream().allMatch(List::isEmpty))
                                .toList(),
                        "events.md"))
                .append(
                        ".\n\n## Chart of accounts\n\nBy 财会〔2017〕28号; details after the dot are the ledger's own. Every ")
                .append("account is kept per unit.\n\n| Code | Account | 科目 | Kind |\n|---|---|---|---|\n");
        for (Account account : Account.values()) {
            text.append("| %s | %s | %s | %s |\n"
                    .formatted(
                            account.code(),
                            account.title(),
                            account.chinese(),
                            account.kind().name().toLowerCase()));
        }
        return text.toString();
    }

    private static String entry(List<Posting> legs) {
        List<UnitCode> units = legs.stream().map(Posting::unit).distinct().toList();
        return legs.stream()
                .sorted(Comparator.<Posting>comparingInt(leg -> units.indexOf(leg.unit()))
                        .thenComparing(leg -> leg.amount().isNegative()))
                .map(leg -> "| %s | %s %s %s | %s | %s |\n"
                        .formatted(
                                leg.unit(),
                                leg.account(),
                                leg.account().title(),
                                leg.account().chinese(),
                                leg.amount().isNegative() ? "" : leg.amount(),
                                leg.amount().isNegative() ? leg.amount().negated() : ""))
                .collect(joining("", "| Unit | Account | Debit 借 | Credit 贷 |\n|---|---|--:|--:|\n", ""));
    }

    String refusals() {
        StringBuilder text = new StringBuilder("""
                <!-- Made from the code by ReferenceTest: change the code, not this page. -->
                # Refusals (拒绝)

                A refusal is an answer, not an accident: it names its code, what was asked and, where that is the matter, what is \
                available and the clause of the policy, and it leaves nothing behind. The status is that of a command sent alone.

                | Code | HTTP | Meaning | Given by |
                |---|--:|---|---|
                """);
        for (RefusalCode code : RefusalCode.values()) {
            text.append("| `%s` | %d | %s | %s |\n".formatted(code, code.httpStatus(), code.meaning(), givenBy(code)));
        }
        return text.toString();
    }

    /** Who gives a refusal: any command by the rules of all, or those by whose own rules it comes; empty where nobody does. */
    String givenBy(RefusalCode code) {
        return ofAll.contains(code)
                ? "any command"
                : links(commands(made -> made.refusals().contains(code)), "commands.md");
    }

    private static String links(List<Class<?>> records, String page) {
        return records.stream()
                .map(Class::getSimpleName)
                .map(name -> "[%s](%s#%s)".formatted(name, page, name.toLowerCase()))
                .collect(joining(", "));
    }

    private static String codes(Set<RefusalCode> codes) {
        return codes.stream().map(code -> "`" + code + "`").collect(joining(", "));
    }
}
