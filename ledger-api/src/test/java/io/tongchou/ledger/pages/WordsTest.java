package io.tongchou.ledger.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.agreement.Outstanding;
import io.tongchou.ledger.balances.NoFigure;
import io.tongchou.ledger.book.CommandType;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.CommandCatalog;
import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.figures.Papers;
import io.tongchou.ledger.files.Progress;
import io.tongchou.ledger.pages.overview.UnitOrder;
import io.tongchou.ledger.pages.policies.PolicyVocabulary;
import io.tongchou.ledger.policy.Mode;
import io.tongchou.ledger.policy.Parameter;
import io.tongchou.ledger.proposals.Proposal;
import io.tongchou.ledger.requests.FundRequest;
import io.tongchou.ledger.restatement.Restatement;
import io.tongchou.ledger.security.OfficeLogin;
import io.tongchou.ledger.settlement.Step;
import io.tongchou.ledger.statements.Summaries;
import io.tongchou.ledger.tasks.Task;
import io.tongchou.ledger.tasks.Tasks;
import io.tongchou.ledger.security.OfficeLogin;
import io.tongchou.ledger.vocabulary.AlertLevel;
import io.tongchou.ledger.vocabulary.Government;
import io.tongchou.ledger.vocabulary.IndicatorKind;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.ObligationKind;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;

class WordsTest {

    private static final MessageSource MESSAGES = new PagesConfiguration().messageSource();

    private static final Words CHINESE = new Words(MESSAGES, Locale.SIMPLIFIED_CHINESE);
    private static final Words ENGLISH = new Words(MESSAGES, Locale.ENGLISH);

    /** Words in a template, and texts in a source. */
    private static final Pattern NAMED =
            Pattern.compile("#\\{([a-z][A-Za-z_.-]*)|\"([a-z][A-Za-z_-]*(?:\\.[A-Za-z_-]+)*)\"|'([a-z][a-z.-]*)'");

    @Test
    void both_languages_have_the_same_words_and_no_page_lacks_one_or_leaves_one_unused() {
        Set<String> chinese = keys("zh");
        assertThat(keys("en"))
                .isEqualTo(chinese.stream().filter(key -> !isFault(key)).collect(Collectors.toSet()));
        Set<String> named = named();
        Set<String> families = families();
        assertThat(chinese).containsAll(families);
        Set<String> inTemplates = inTemplates();
        assertThat(inTemplates).isNotEmpty();
        assertThat(chinese).containsAll(inTemplates);
        Set<String> unused = new TreeSet<>(chinese);
        unused.removeAll(named);
        unused.removeAll(families);
        assertThat(unused).isEmpty();
    }

    /** What the ledger says in English itself. */
    private static boolean isFault(String key) {
        return key.startsWith("fault.");
    }

    /** What may be wrong with a file, or be said of one of its lines. */
    private static Stream<String> ofFiles() {
        return Stream.of(
                "must be an amount in yuan, such as 1234.50",
                "must have a name of up to 200 characters",
                "has no line behind its header",
                "must have 6 fields, not 3",
                "has more than 20000 lines behind its header",
                "must be [on,amount] and is [day,amount]",
                "must be [on,amount] and is missing",
                "cannot be read behind line 7: its quotes are out of order",
                "is not UTF-8 (byte 11, line 2), nor GB18030 (byte 12, line 3)",
                "is longer than 1073741824 bytes",
                "collected on 2021-01-05, whose month is closed, and entered on 2021-03-26");
    }

    /** Words whose keys are put together of a name. */
    private static Set<String> families() {
        return Stream.of(
                        Arrays.stream(IndicatorKind.values()).map(kind -> "indicator." + kind),
                        Arrays.stream(AlertLevel.values()).map(level -> "level." + level),
                        CommandCatalog.all().stream().map(CommandType::name).map(command -> "command." + command),
                        Arrays.stream(Papers.Kind.values()).map(kind -> "statements.kind." + kind.path()),
                        Arrays.stream(OfficeLogin.Failure.values()).map(failure -> "login.fault." + failure),
                        Stream.of("statements.pdf", "statements.xlsx", "statements.csv"),
                        OfCommands.fields(),
                        OfCommands.values(),
                        OfCommands.faults().map(Words::faultKey),
                        Arrays.stream(RefusalCode.values()).map(code -> "refusal." + code),
                        Stream.of("form.unit.ALL", "form.unit.RESERVE"),
                        Arrays.stream(Government.values()).map(government -> "government." + government),
                        Arrays.stream(Office.values()).map(office -> "role." + office.role()),
                        Arrays.stream(NoFigure.Code.values()).map(code -> "refused." + code),
                        Stream.of("FORBIDDEN", "POOL_UNKNOWN", "FUND_UNKNOWN", "UNIT_UNKNOWN", "ENTRY_UNKNOWN")
                                .map(code -> "refused." + code),
                        Arrays.stream(LedgerEvent.class.getPermittedSubclasses())
                                .map(Class::getSimpleName)
                                .filter(event -> Summaries.of(event).english().equals(event))
                                .map(event -> "event." + event),
                        Stream.of("audit", "audit-proof", "audit-seals", "restatement")
                                .map(page -> page + ".tab"),
                        Arrays.stream(Restatement.Kind.values()).map(kind -> "restatement.kind." + kind),
                        Arrays.stream(Tasks.Kind.values()).map(kind -> "task.kind." + kind),
                        Arrays.stream(Task.State.values()).map(state -> "task.state." + state),
                        Stream.of(Path.of("src/main/java"), Path.of("../ledger-projections/src/main/java"))
                                .flatMap(sources -> matches(
                                        sources, Pattern.compile("\\.phase\\(\\s*\"([a-z ]+?)(?: of book )?\"")))
                                .map(phase -> "task.phase." + phase.replace(' ', '-')),
                        Stream.of(
                                        Path.of("../ledger-core/src/main/java"),
                                        Path.of("../ledger-projections/src/main/java"))
                                .flatMap(sources ->
                                        matches(sources, Pattern.compile("findings\\.check\\(\\s*\"([a-z-]+)\"")))
                                .map(check -> "check." + check),
                        matches(
                                        Path.of("../ledger-projections/src/main/java/io/tongchou/ledger/identities"),
                                        Pattern.compile("(?:stage\\(|Check\\(\\s*[0-9],)\\s*\"([a-z-]+)\""))
                                .map(identity -> "check.identity-" + identity),
                        Stream.of("check.identities"),
                        Arrays.stream(UnitOrder.Column.values()).map(column -> "overview.column." + column.key()),
                        CommandCatalog.all().stream()
                                .filter(command -> !command.isAboutProposal())
                                .map(command -> "start.theme."
                                        + command.record().getPackageName().replaceAll(".*\\.", "")),
                        Arrays.stream(Proposal.State.values()).map(state -> "work.proposal." + state),
                        Arrays.stream(FundRequest.State.values()).map(state -> "work.request." + state),
                        Stream.of(ObligationKind.SUBSIDY, ObligationKind.GAP_TOP_UP)
                                .map(kind -> "work.owed." + kind),
                        Arrays.stream(Progress.State.values()).map(state -> "files.state." + state),
                        Stream.of("files.part.header"),
                        ofFiles().map(Words::faultKey),
                        Arrays.stream(Outstanding.State.values()).map(state -> "reconciliation.state." + state),
                        Stream.of("AGREES", "ITEMS", "DIFFERS", "NONE_CAME")
                                .map(agreement -> "reconciliation.agreement." + agreement),
                        Arrays.stream(Shown.Section.values())
                                .map(section ->
                                        section.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".title"),
                        ofTheYearsEnd(),
                        PolicyVocabulary.keys(),
                        matches(
                                        Path.of("src/main/java/io/tongchou/ledger/pages"),
                                        Pattern.compile("(?:fact|Fact\\.of)\\((?:words, )?\"([a-z]+)\""))
                                .map(fact -> "voucher." + fact))
                .flatMap(keys -> keys)
                .collect(Collectors.toSet());
    }

    private static Stream<String> ofTheYearsEnd() {
        return Stream.of(
                        matches(
                                        Path.of("src/main/java/io/tongchou/ledger/pages/yearend"),
                                        Pattern.compile("new Part<>\\(\"([A-Za-z]+)\""))
                                .filter(amount -> !amount.equals("fromReserve"))
                                .map(amount -> "amount." + amount),
                        Arrays.stream(Mode.values())
                                .flatMap(mode -> Stream.of("reserve." + mode, "amount.fromReserve." + mode)),
                        Arrays.stream(Step.Part.values()).map(part -> "part." + part),
                        Stream.of(Parameter.GAP_SHARING, Parameter.GAP_CHAIN).map(missing -> "parameter." + missing))
                .flatMap(keys -> keys)
                .map(key -> "year-end." + key);
    }

    private static Set<String> named() {
        return Stream.concat(
                        matches(Path.of("src/main/java/io/tongchou/ledger/pages"), NAMED),
                        matches(Path.of("src/main/resources/templates"), NAMED))
                .collect(Collectors.toSet());
    }

    private static Set<String> inTemplates() {
        return matches(Path.of("src/main/resources/templates"), Pattern.compile("#\\{([a-z][A-Za-z_.-]*)"))
                .collect(Collectors.toSet());
    }

    private static Stream<String> matches(Path directory, Pattern pattern) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files
                    .filter(Files::isRegularFile)
                    .flatMap(file -> pattern.matcher(read(file)).results())
                    .map(WordsTest::group)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String group(MatchResult match) {
        for (int i = 1; i <= match.groupCount(); i++) {
            if (match.group(i) != null) {
                return match.group(i);
            }
        }
        throw new IllegalStateException(match.group());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Set<String> keys(String language) {
        Set<String> keys = new TreeSet<>();
        for (String bundle : PagesConfiguration.BUNDLES) {
            Properties words = new Properties();
            String file = "/" + bundle + "_" + language + ".properties";
            try (Reader reader =
                    new InputStreamReader(WordsTest.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
                words.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            assertThat(words.values())
                    .as(file)
                    .noneMatch(text -> text.toString().isBlank());
            words.stringPropertyNames()
                    .forEach(key -> assertThat(keys.add(key)).as(key + " twice").isTrue());
        }
        return keys;
    }

    @Test
    void a_fault_is_told_in_chinese_with_its_figures_and_in_english_as_the_ledger_says_it() {
        assertThat(CHINESE.fault("is 2021-04-01, outside 2021-03-01 to 2021-03-31"))
                .isEqualTo("为 2021-04-01，不在 2021-03-01 至 2021-03-31 之内");
        assertThat(CHINESE.fault("must be one of [IN, OUT]")).isEqualTo("须为其中之一：IN, OUT");
        assertThat(CHINESE.fault("is -5.00, and must be 0.00 or more")).isEqualTo("金额为 -5.00，不能小于 0.00");
        assertThat(CHINESE.fault("holds no cash: 1101 Temporary payments")).isEqualTo("不是货币资金科目");
        assertThat(CHINESE.fault("is what nobody foresaw")).isEqualTo("is what nobody foresaw");
        assertThat(ENGLISH.fault("must be one of [IN, OUT]")).isEqualTo("must be one of [IN, OUT]");
    }

    @Test
    void an_overview_shows_amounts_in_the_unit_that_suits_them_and_keeps_the_exact_one() {
        Money much = Money.parse("225681044253.45");
        assertThat(CHINESE.amount(much)).isEqualTo(new Words.Amount("2,256.81 亿元", "225,681,044,253.45", much.fen()));
        assertThat(CHINESE.amount(Money.parse("-54360.00")).brief()).isEqualTo("-5.44 万元");
        assertThat(CHINESE.amount(Money.parse("9999.99")).brief()).isEqualTo("9,999.99 元");
        assertThat(ENGLISH.amount(Money.parse("54360000")).brief()).isEqualTo("54.36 million");
        assertThat(ENGLISH.amount(Money.parse("0.07")).brief()).isEqualTo("0.07");
        assertThat(CHINESE.inTable(Money.parse("12345.00")).brief()).isEqualTo("1.23");
        assertThat(ENGLISH.inTable(Money.parse("12345.00")).brief()).isEqualTo("12.35");
        assertThat(Words.exact(Money.ofFen(Long.MIN_VALUE))).isEqualTo("-92,233,720,368,547,758.08");
    }
}
