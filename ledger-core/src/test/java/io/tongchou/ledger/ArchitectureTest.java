package io.tongchou.ledger;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules of ARCHITECTURE.md for this module, each beside a canary that it must catch. */
class ArchitectureTest {

    private static final String BASE = "io.tongchou.ledger.";
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.tongchou.ledger");
    private static final JavaClasses CANARIES = new ClassFileImporter().importPackages("io.tongchou.ledger.canary..");

    /** From the bottom up: a layer sees those before it. */
    private static final List<String> LAYERS = List.of(
            "format",
            "vocabulary",
            "policy",
            "settlement",
            "events",
            "posting",
            "reconciliation",
            "book",
            "indicators",
            "obligations",
            "commands",
            "eventstore");

    private static final String[] PURE = LAYERS.stream()
            .filter(layer -> !layer.equals("eventstore"))
            .map(layer -> BASE + layer + "..")
            .toArray(String[]::new);

    @Test
    void aLayerSeesOnlyThoseBelowIt() {
        for (int i = 0; i < LAYERS.size(); i++) {
            String[] above = LAYERS.subList(i + 1, LAYERS.size()).stream()
                    .map(layer -> BASE + layer + "..")
                    .toArray(String[]::new);
            if (above.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage(BASE + LAYERS.get(i) + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(above)
                        .check(MAIN);
            }
        }
        assertThat(LAYERS)
                .containsAll(packages().stream()
                        .map(name -> name.substring(BASE.length()).replaceAll("\\..*", ""))
                        .toList());
    }

    /** Of it alone, and of a reader of JSON, verifiers are built that trust nothing of ours. */
    @Test
    void theFormatNeedsNothingButTheJdk() {
        needsTheJdkAlone("format").check(MAIN);
        assertThatThrownBy(() -> needsTheJdkAlone("canary").check(CANARIES)).isInstanceOf(AssertionError.class);
    }

    private static ArchRule needsTheJdkAlone(String layer) {
        return classes()
                .that()
                .resideInAPackage(BASE + layer + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(BASE + layer + "..", "java..", "org.jspecify..");
    }

    @Test
    void featuresDoNotSeeEachOther() {
        ArchRule[] rules = featureRules("commands", "commands.reading");
        assertThat(rules).hasSizeGreaterThan(8);
        for (ArchRule rule : rules) {
            rule.check(MAIN);
        }
        assertThatThrownBy(() -> {
                    for (ArchRule rule : featureRules("canary", "canary.shared")) {
                        rule.check(CANARIES);
                    }
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("One");
    }

    private static ArchRule[] featureRules(String parent, String shared) {
        Set<String> features = new TreeSet<>();
        Stream.concat(MAIN.stream(), CANARIES.stream())
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(BASE + parent + ".") && !name.equals(BASE + shared))
                .forEach(features::add);
        return features.stream()
                .map(feature -> noClasses()
                        .that()
                        .resideInAPackage(feature)
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(features.stream()
                                        .filter(other -> !other.equals(feature))
                                        .toArray(String[]::new))
                                .as("reside in another feature")))
                .toArray(ArchRule[]::new);
    }

    @Test
    void nothingThatDecidesKnowsTheTimeOrChance() {
        ArchRule rule = noClasses()
                .that(resideInAnyPackage(PURE).or(resideInAPackage(BASE + "canary..")))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class);
        rule.check(MAIN);
        assertThatThrownBy(() -> rule.check(CANARIES)).isInstanceOf(AssertionError.class);
    }

    @Test
    void moneyNeverFloats() {
        assertThat(floating(MAIN)).isEmpty();
        assertThat(floating(CANARIES)).isNotEmpty();
    }

    /** Every field, parameter, result or call of an operation that is floating point. */
    private static List<String> floating(JavaClasses classes) {
        List<String> found = new ArrayList<>();
        Set<String> types = Set.of("double", "float", "Double", "Float");
        for (JavaClass type : classes) {
            if (type.getPackageName().startsWith(BASE + "eventstore")) {
                continue; // the load factor of a hash map
            }
            for (JavaField field : type.getFields()) {
                if (types.contains(field.getRawType().getName())) {
                    found.add(field.getFullName());
                }
            }
            for (JavaCodeUnit code : type.getCodeUnits()) {
                if (types.contains(code.getRawReturnType().getName())
                        || code.getRawParameterTypes().stream().anyMatch(p -> types.contains(p.getName()))) {
                    found.add(code.getFullName());
                }
                code.getMethodCallsFromSelf().stream()
                        .filter(call -> types.contains(
                                        call.getTarget().getRawReturnType().getName())
                                || call.getTarget().getRawParameterTypes().stream()
                                        .anyMatch(p -> types.contains(p.getName())))
                        .forEach(call -> found.add(call.getDescription()));
            }
        }
        return found;
    }

    @Test
    void axonIsKnownToBookAndEventstoreAlone() {
        ArchRule rule = noClasses()
                .that(resideOutsideOfPackages(BASE + "book..", BASE + "eventstore.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.axonframework..");
        rule.check(MAIN);
        assertThatThrownBy(() -> rule.check(CANARIES)).isInstanceOf(AssertionError.class);
    }

    @Test
    void nothingUsesAxonsConfiguration() {
        ArchRule rule = noClasses().should().dependOnClassesThat().resideInAPackage("org.axonframework.config..");
        rule.check(MAIN);
        assertThatThrownBy(() -> rule.check(CANARIES)).isInstanceOf(AssertionError.class);
    }

    @Test
    void sqlIsKnownToEventstoreAlone() {
        ArchRule rule = noClasses()
                .that(resideOutsideOfPackages(BASE + "eventstore.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..", "org.springframework.jdbc..");
        rule.check(MAIN);
        assertThatThrownBy(() -> rule.check(CANARIES)).isInstanceOf(AssertionError.class);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(packages().stream().filter(name -> !isNullMarked(MAIN, name)))
                .isEmpty();
        assertThat(isNullMarked(CANARIES, BASE + "canary.one")).isFalse();
    }

    private static Set<String> packages() {
        Set<String> names = new TreeSet<>();
        MAIN.forEach(type -> names.add(type.getPackageName()));
        assertThat(names).hasSizeGreaterThan(15);
        return names;
    }

    private static boolean isNullMarked(JavaClasses classes, String name) {
        return classes.getPackage(name).isAnnotatedWith(NullMarked.class);
    }

    @Test
    void everyEventAndCommandIsARecord() {
        ArchRule rule = noClasses()
                .that(describe(
                        "are events or commands",
                        (JavaClass type) -> !type.isInterface()
                                && (type.isAssignableTo(BASE + "events.LedgerEvent")
                                        || type.isAssignableTo(BASE + "book.Command"))))
                .should(com.tngtech.archunit.lang.conditions.ArchConditions.be(
                        describe("no record", (JavaClass type) -> !type.isRecord())));
        rule.check(MAIN);
        assertThatThrownBy(() -> rule.check(CANARIES)).isInstanceOf(AssertionError.class);
    }
}
