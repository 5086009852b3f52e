package io.tongchou.ledger.pages.policies;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.pages.Choice;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.pages.policies.Comparison.Adopted;
import io.tongchou.ledger.pages.policies.Comparison.Cell;
import io.tongchou.ledger.pages.policies.Comparison.Column;
import io.tongchou.ledger.pages.policies.Comparison.Mark;
import io.tongchou.ledger.pages.policies.Comparison.Row;
import io.tongchou.ledger.pages.policies.Comparison.Said;
import io.tongchou.ledger.pages.policies.Comparison.Section;
import io.tongchou.ledger.policy.Clause;
import io.tongchou.ledger.policy.Parameter;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.Provision;
import io.tongchou.ledger.vocabulary.LegacyDebtCategory;
import io.tongchou.ledger.vocabulary.PayerCategory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts policies into words, side by side.
 *
 * @param policies the one in force first, where one is
 * @param here the one in force on the day that is looked at
 * @param adoptions how policies were adopted here, in order
 */
record ComparisonWriter(
        Visit visit,
        Words words,
        Basis basis,
        BookState state,
        List<Policy> policies,
        Optional<Policy> here,
        List<Adoptions.Adoption> adoptions) {

    /** Of a row of a map's entries: by which words each entry goes. */
    private static final Map<String, Class<? extends Enum<?>>> KEYS =
            Map.of("premiums.rates", PayerCategory.class, "legacy.debts", LegacyDebtCategory.class);

    Comparison write(boolean onlyDifferences, Optional<String> city) {
        String chosen = city.filter(
                        id -> policies.stream().anyMatch(policy -> policy.id().equals(id)))
                .orElse(policies.getFirst().id());
        return new Comparison(
                basis.asOf().toString(),
                words.instant(basis.knownAt()),
                visit.parameter("asOf").orElse(""),
                visit.parameter("knownAt").orElse(""),
                here.isPresent()
                        ? ""
                        : words.say("policies.none-in-force", basis.asOf().toString(), state.poolName()),
                onlyDifferences,
                policies.stream()
                        .map(policy -> new Choice(
                                policy.id(), name(policy), policy.id().equals(chosen)))
                        .toList(),
                visit.to("/policies/who-pays"),
                policies.stream().map(policy -> column(policy, chosen)).toList(),
                Arrays.stream(Theme.values())
                        .map(theme -> section(theme, onlyDifferences, chosen))
                        .filter(section -> !section.rows().isEmpty())
                        .toList(),
                adoptions.stream().map(this::adopted).toList());
    }

    private String name(Policy policy) {
        return PolicyWords.name(words, policy);
    }

    private Column column(Policy policy, String chosen) {
        return new Column(
                policy.id(),
                name(policy),
                policy.document(),
                inForce(policy),
                here.equals(Optional.of(policy))
                        ? words.say("policies.here")
                        : state.policies().contains(policy) ? words.say("policies.was-here") : "",
                policy.id().equals(chosen));
    }

    private String inForce(Policy policy) {
        String from = policy.inForceFrom().value().toString();
        return policy.inForceTo()
                .map(to -> words.say("policies.from-to", from, to.value().toString()))
                .orElseGet(() -> words.say("policies.from", from));
    }

    private Section section(Theme theme, boolean onlyDifferences, String chosen) {
        return new Section(
                words.say("policies.theme." + theme),
                theme.rows().stream()
                        .flatMap(row -> row.keys(policies).stream().map(key -> row(row, key, chosen)))
                        .filter(row -> !onlyDifferences || row.cells().stream().anyMatch(Cell::differs))
                        .toList());
    }

    private Row row(Theme.Row row, String key, String chosen) {
        List<?> ours = here.map(policy -> meaning(row, key, policy)).orElse(List.of());
        return new Row(
                row.path() + (key.isEmpty() ? "" : "." + key),
                words.say("policies.row." + row.path()) + (key.isEmpty() ? "" : "·" + keyName(row, key)),
                policies.stream()
                        .map(policy -> new Cell(
                                policy.id(),
                                here.isPresent() && !meaning(row, key, policy).equals(ours),
                                policy.id().equals(chosen),
                                said(row, key, policy)))
                        .toList());
    }

    private String keyName(Theme.Row row, String key) {
        return Optional.ofNullable(KEYS.get(row.path()))
                .map(type -> words.sayElse("value." + type.getSimpleName() + "." + key, key))
                .orElse(key);
    }

    /** What two policies must agree in for a row to be the same in both: the values, and whether they wait for a decision. */
    private static List<?> meaning(Theme.Row row, String key, Policy policy) {
        return Stream.concat(
                        provisions(row, key, policy).map(Provision::value),
                        open(row, policy).map(Provision::value))
                .toList();
    }

    private static Stream<? extends Provision<?>> provisions(Theme.Row row, String key, Policy policy) {
        return row.in(policy).filter(entry -> entry.getKey().equals(key)).map(Map.Entry::getValue);
    }

    /** What the policy leaves open; of a gap's chain where it does not give that part's itself. */
    private static Stream<Provision<Parameter>> open(Theme.Row row, Policy policy) {
        return row
                .decides()
                .filter(any -> row.in(policy).findAny().isEmpty() || any != Parameter.GAP_CHAIN)
                .flatMap(policy::undecided)
                .stream();
    }

    private List<Said> said(Theme.Row row, String key, Policy policy) {
        PolicyWords its = new PolicyWords(words, policy);
        List<Provision<Parameter>> adjustable =
                row.decides().flatMap(policy::adjustable).stream().toList();
        return Stream.of(
                        provisions(row, key, policy)
                                .map(provision -> said(
                                        policy, its.value(row.path(), provision.value()), provision, Optional.empty())),
                        open(row, policy)
                                .map(open -> said(
                                        policy,
                                        PolicyWords.constant(words, open.value()),
                                        open,
                                        Optional.of(new Mark("undecided", words.say("policies.undecided"))))),
                        adjustable.stream()
                                .map(open -> said(
                                        policy,
                                        PolicyWords.constant(words, open.value()),
                                        open,
                                        Optional.of(new Mark("adjustable", words.say("policies.adjustable"))))))
                .flatMap(all -> all)
                .toList();
    }

    private Said said(Policy policy, String value, Provision<?> provision, Optional<Mark> mark) {
        return new Said(
                value,
                clause(policy, provision.clause()),
                Stream.concat(
                                mark.stream(),
                                provision
                                        .assumption()
                                        .map(any -> new Mark("assumed", words.say("policies.assumed")))
                                        .stream())
                        .toList(),
                provision.quote().orElse(""),
                provision.assumption().map(words::ofBoth).orElse(""));
    }

    private static String clause(Policy policy, Clause clause) {
        return clause.document().equals(policy.document()) ? clause.text() : clause.toString();
    }

    private Adopted adopted(Adoptions.Adoption adoption) {
        return new Adopted(
                adoption.policy().id(),
                name(adoption.policy()),
                inForce(adoption.policy()),
                adoption.on().toString(),
                adoption.maker(),
                adoption.checker(),
                String.valueOf(adoption.sequence()),
                visit.to("/explain", "figure", "event/" + adoption.sequence()));
    }
}
