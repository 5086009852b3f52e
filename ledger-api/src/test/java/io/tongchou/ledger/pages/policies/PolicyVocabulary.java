package io.tongchou.ledger.pages.policies;

import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.PolicyCatalog;
import io.tongchou.ledger.policy.Provision;
import io.tongchou.ledger.settlement.Step;
import io.tongchou.ledger.settlement.UnitSettlement;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Rate;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Everything that a policy can say, found in its records: what the pages must have words for. */
public final class PolicyVocabulary {

    private final Set<String> paths = new TreeSet<>();
    private final Set<Class<?>> enumerations = new LinkedHashSet<>();

    private PolicyVocabulary() {}

    private static PolicyVocabulary ofPolicies() {
        PolicyVocabulary vocabulary = new PolicyVocabulary();
        vocabulary.inRecord("", Policy.class);
        return vocabulary;
    }

    /** The keys of all words that are put together of names of a policy's parts. */
    public static Stream<String> keys() {
        PolicyVocabulary vocabulary = ofPolicies();
        return Stream.of(
                        PolicyCatalog.shipped().all().stream().map(policy -> "policies.name." + policy.id()),
                        Arrays.stream(Theme.values()).map(theme -> "policies.theme." + theme),
                        rows().stream().map(path -> "policies.row." + path),
                        Stream.concat(vocabulary.enumerations.stream(), Stream.of(UnitSettlement.Status.class))
                                .filter(type ->
                                        type.getPackage() != Money.class.getPackage()) // commands have words for these
                                .flatMap(PolicyVocabulary::constants),
                        Arrays.stream(Bearer.values()).map(bearer -> "who-pays." + bearer.key()),
                        Arrays.stream(Step.Part.values()).map(part -> "who-pays." + part),
                        Written.FIGURES.stream().map(figure -> "who-pays." + figure))
                .flatMap(keys -> keys);
    }

    private static Stream<String> constants(Class<?> enumeration) {
        return Arrays.stream(enumeration.getEnumConstants())
                .map(constant -> "value." + enumeration.getSimpleName() + "." + ((Enum<?>) constant).name());
    }

    static Set<String> rows() {
        Set<String> rows = new TreeSet<>();
        for (Theme theme : Theme.values()) {
            theme.rows().forEach(row -> rows.add(row.path()));
        }
        return rows;
    }

    /** The paths of all provisions that a policy can have, without the keys and places of those that are several. */
    static Set<String> provisions() {
        return ofPolicies().paths;
    }

    private void inRecord(String path, Class<?> record) {
        for (RecordComponent component : record.getRecordComponents()) {
            String at = path.isEmpty() ? component.getName() : path + "." + component.getName();
            in(at, component.getGenericType());
        }
    }

    private void in(String path, Type type) {
        if (type instanceof ParameterizedType of) {
            if (of.getRawType() == Provision.class) {
                paths.add(path);
                value(of.getActualTypeArguments()[0]);
            } else {
                for (Type argument : of.getActualTypeArguments()) {
                    value(argument);
                    in(path, argument);
                }
            }
        } else if (type instanceof Class<?> group
                && group.isRecord()
                && group.getPackage() == Policy.class.getPackage()) {
            inRecord(path, group);
        }
    }

    /** Collects the enumerations of which a value can be made. */
    private void value(Type type) {
        if (type instanceof ParameterizedType of) {
            if (of.getRawType() != Provision.class) {
                Arrays.stream(of.getActualTypeArguments()).forEach(this::value);
            }
        } else if (type instanceof Class<?> one && one != Money.class && one != Rate.class) {
            if (one.isEnum()) {
                enumerations.add(one);
            } else if (one.isSealed()) {
                Arrays.stream(one.getPermittedSubclasses()).forEach(this::value);
            } else if (one.isRecord()) {
                Arrays.stream(one.getRecordComponents())
                        .map(RecordComponent::getGenericType)
                        .forEach(this::value);
            }
        }
    }
}
