package io.tongchou.ledger.pages;

import io.tongchou.ledger.book.CommandType;
import io.tongchou.ledger.commands.CommandCatalog;
import io.tongchou.ledger.commands.reading.AmountOrAll;
import io.tongchou.ledger.commands.reading.MonthOfYear;
import io.tongchou.ledger.commands.reading.UnitOrAll;
import io.tongchou.ledger.commands.reading.UnitOrReserve;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.FundCode;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Rate;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a form of a command can show, found in the commands themselves. */
final class OfCommands {

    /** Records that are written as one value. */
    private static final Set<Class<?>> ONE_VALUE = Set.of(
            AmountOrAll.class,
            FiscalYear.class,
            FundCode.class,
            Money.class,
            MonthOfYear.class,
            Rate.class,
            UnitCode.class,
            UnitOrAll.class,
            UnitOrReserve.class);

    private static final Path CORE = Path.of("../ledger-core/src/main/java/io/tongchou/ledger");
    private static final Path API = Path.of("src/main/java/io/tongchou/ledger");

    /** Where values are read; every text that is given on there is a fault. */
    private static final List<Path> READERS = List.of(
            CORE.resolve("commands/reading/DataReader.java"),
            CORE.resolve("book/DecidedValue.java"),
            CORE.resolve("policy/GapChain.java"),
            CORE.resolve("policy/Sharing.java"),
            CORE.resolve("vocabulary/Rate.java"),
            API.resolve("http/EnvelopeReader.java"),
            API.resolve("http/CommandIds.java"));

    private static final Pattern GIVEN_ON_IN_READERS =
            Pattern.compile("(?:DataFault|invalid|[fF]ault|IllegalArgumentException|integer|parsed|Optional\\.of)\\(");
    private static final Pattern GIVEN_ON_IN_COMMANDS = Pattern.compile("(?:DataFault|Refusal\\s*\\.invalid)\\(");

    private static final String TEXT = "\"(?:[^\"\\\\]|\\\\.)*\"";
    private static final String CALL = "[A-Za-z][\\w.]*(?:\\((?:[^()\"]|\\([^()\"]*\\))*\\)[\\w.]*)*";

    /** A text joined with what is particular to a case. */
    private static final Pattern SENTENCE = Pattern.compile("(?:CALL\\s*\\+\\s*)?TEXT(?:\\s*\\+\\s*(?:TEXT|CALL))*"
            .replace("CALL", CALL)
            .replace("TEXT", TEXT));

    private static final Pattern PART =
            Pattern.compile("(TEXT)|CALL".replace("CALL", CALL).replace("TEXT", TEXT));

    private OfCommands() {}

    /** The keys of labels: of each component's name, and those that are of one record alone. */
    static Stream<String> fields() {
        Set<RecordComponent> components = components();
        Set<String> ofRecords = components.stream()
                .map(component -> "field." + component.getDeclaringRecord().getSimpleName() + "." + component.getName())
                .collect(Collectors.toSet());
        return Stream.of(
                        components.stream().map(component -> "field." + component.getName()),
                        Stream.of("field.document", "field.note"),
                        WordsTest.keys("zh").stream().filter(ofRecords::contains))
                .flatMap(keys -> keys);
    }

    static Stream<String> values() {
        return components().stream()
                .flatMap(component -> classes(component.getGenericType()))
                .filter(raw -> raw.isEnum() && raw != Account.class && raw != Item.class)
                .flatMap(raw -> Arrays.stream(raw.getEnumConstants())
                        .map(constant -> "value." + raw.getSimpleName() + "." + ((Enum<?>) constant).name()));
    }

    /** All that can be said of a command's data, a figure standing for whatever is particular to a case. */
    static Stream<String> faults() {
        try (Stream<Path> commands = Files.walk(CORE.resolve("commands"))) {
            return Stream.concat(
                    READERS.stream().flatMap(file -> faults(file, GIVEN_ON_IN_READERS)),
                    Stream.concat(
                                    Stream.of(CORE.resolve("book/Overrides.java"), CORE.resolve("book/Rulebook.java")),
                                    commands.filter(file -> file.toString().endsWith(".java")))
                            .flatMap(file -> faults(file, GIVEN_ON_IN_COMMANDS)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> faults(Path file, Pattern givenOn) {
        String source = read(file);
        return givenOn.matcher(source)
                .results()
                .flatMap(call -> SENTENCE.matcher(arguments(source, call.end())).results())
                .map(sentence -> said(sentence.group()))
                .filter(text -> text.contains(" "));
    }

    /** Up to the bracket that closes. */
    private static String arguments(String source, int from) {
        boolean inText = false;
        int open = 1;
        int at = from;
        while (open > 0) {
            char character = source.charAt(at);
            if (character == '"' && source.charAt(at - 1) != '\\') {
                inText = !inText;
            } else if (!inText && character == '(') {
                open++;
            } else if (!inText && character == ')') {
                open--;
            }
            at++;
        }
        return source.substring(from, at - 1);
    }

    private static String said(String sentence) {
        return PART.matcher(sentence)
                .results()
                .map(part -> part.group(1) == null
                        ? "7"
                        : part.group(1).substring(1, part.group(1).length() - 1).replace("\\\"", "\""))
                .collect(Collectors.joining());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<RecordComponent> components() {
        Set<RecordComponent> components = new HashSet<>();
        Set<Class<?>> seen = new HashSet<>();
        CommandCatalog.all().stream().map(CommandType::record).forEach(record -> collect(record, components, seen));
        return components;
    }

    private static void collect(Class<?> record, Set<RecordComponent> components, Set<Class<?>> seen) {
        if (!seen.add(record)) {
            return;
        }
        for (RecordComponent component : record.getRecordComponents()) {
            components.add(component);
            classes(component.getGenericType())
                    .filter(raw -> raw.isRecord() && !ONE_VALUE.contains(raw))
                    .forEach(raw -> collect(raw, components, seen));
        }
    }

    private static Stream<Class<?>> classes(Type type) {
        return type instanceof ParameterizedType parameterized
                ? Arrays.stream(parameterized.getActualTypeArguments()).flatMap(OfCommands::classes)
                : Stream.of((Class<?>) type);
    }
}
