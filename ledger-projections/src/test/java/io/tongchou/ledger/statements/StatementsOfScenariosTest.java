package io.tongchou.ledger.statements;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.balances.TrialBalance;
import io.tongchou.ledger.book.StoredEvent;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.events.YearClosed;
import io.tongchou.ledger.journal.TestLedger;
import io.tongchou.ledger.policy.Mode;
import io.tongchou.ledger.policy.PolicyCatalog;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.scenario.PlayedScenarios;
import io.tongchou.ledger.statements.Form.Content;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The statements of every city's scenario, of each month and year, each unit and the whole city, held against the books. */
class StatementsOfScenariosTest {

    private static final TestLedger LEDGER = TestLedger.open(16, 64, 256);
    private static final Figures FIGURES = new Figures(LEDGER.source(), LEDGER.clock(), Duration.ofSeconds(5));
    private static final Statements STATEMENTS = new Statements(LEDGER.source(), FIGURES, LEDGER.clock());
    private static List<GivenBook> books = List.of();

    /** A statement is asked for, of one book and period. */
    private record Asked(GivenBook of, Period period) {

        BookId book() {
            return of.state().id();
        }

        Statement balanceSheet(Optional<UnitCode> unit) {
            return STATEMENTS.balanceSheet(book(), period, Moment.NOW, unit);
        }

        Statement incomeAndExpenditure(Optional<UnitCode> unit) {
            return STATEMENTS.incomeAndExpenditure(book(), period, Moment.NOW, unit);
        }

        /** The units that ever had money. */
        List<UnitCode> units() {
            return of.history().stream()
                    .flatMap(event -> event.recorded().entry().stream())
                    .flatMap(entry -> entry.postings().stream())
                    .map(posting -> posting.unit())
                    .distinct()
                    .toList();
        }

        List<Optional<UnitCode>> unitsAndCity() {
            return Stream.concat(units().stream().map(Optional::of), Stream.of(Optional.<UnitCode>empty()))
                    .toList();
        }

        @Override
        public String toString() {
            return book() + " " + period;
        }
    }

    @BeforeAll
    static void play() throws IOException {
        books = PlayedScenarios.books();
        for (GivenBook book : books) {
            LEDGER.record(
                    book.state().id(),
                    Instant.parse("2024-06-01T00:00:00Z"),
                    book.history().stream().map(StoredEvent::recorded).toList());
        }
        LEDGER.setClock(Instant.parse("2099-12-31T04:00:00Z"));
        LEDGER.projectAll();
    }

    private static List<Asked> asked() {
        List<Asked> all = new ArrayList<>();
        for (GivenBook book : books) {
            LocalDate last = book.history().stream()
                    .map(StoredEvent::recorded)
                    .filter(recorded -> recorded.entry().isPresent())
                    .map(Recorded::effectiveOn)
                    .max(LocalDate::compareTo)
                    .orElseThrow();
            YearMonth first = YearMonth.from(book.state().beginsOn());
            for (YearMonth month = first; !month.isAfter(YearMonth.from(last)); month = month.plusMonths(1)) {
                all.add(new Asked(book, Period.of(month)));
            }
            for (int year = first.getYear(); year <= last.getYear(); year++) {
                all.add(new Asked(book, Period.of(new FiscalYear(year))));
            }
        }
        return all;
    }

    @Test
    void theScenariosAreOfEveryCityAndBothModes() {
        assertThat(books.stream().map(book -> book.state().id().pool()).distinct())
                .containsExactlyInAnyOrderElementsOf(PolicyCatalog.shipped().all().stream()
                        .map(policy -> policy.pool())
                        .toList());
        assertThat(asked()).hasSizeGreaterThan(150);
    }

    @Test
    void everyAccountStandsInOneLineOfEachFormThatItIsOf() {
        assertThat(accounts(Forms.BALANCE_SHEET)).containsExactlyInAnyOrder(Account.values());
        for (GivenBook book : books) {
            Form form = Forms.incomeAndExpenditure(book.state().id().fund());
            assertThat(accounts(form))
                    .containsExactlyInAnyOrder(Stream.of(Account.values())
                            .filter(Account::isOfOneYear)
                            .toArray(Account[]::new));
        }
    }

    /** Accounts that stand whole in a line, and those whose rest does. */
    private static List<Account> accounts(Form form) {
        return form.lines().stream()
                .flatMap(line -> switch (line.content()) {
                    case Content.Of of -> of.items().isEmpty() ? of.accounts().stream() : Stream.of();
                    case Content.Rest rest -> Stream.of(rest.account());
                    default -> Stream.of();
                })
                .toList();
    }

    @Test
    void assetsAreLiabilitiesAndNetAssetsAndEveryLineAgreesWithTheTrialBalance() {
        for (Asked asked : asked()) {
            for (Optional<UnitCode> unit : asked.unitsAndCity()) {
                Statement sheet = asked.balanceSheet(unit);
                String name = asked + " " + unit;
                assertThat(sheet.line("total-assets").amounts())
                        .as(name)
                        .isEqualTo(
                                sheet.line("total-liabilities-and-net-assets").amounts());
                TrialBalance trial = FIGURES.trialBalance(
                        asked.book(), Moment.NOW.asOf(sheet.basis().asOf()), unit);
                for (Statement.Line line : sheet.lines()) {
                    if (line.of().content() instanceof Content.Of of) {
                        Money balance = of.side()
                                .of(Money.sum(trial.rows().stream()
                                        .filter(row -> of.accounts().contains(row.account()))
                                        .map(row -> row.debit().minus(row.credit()))
                                        .toList()));
                        assertThat(line.amounts().getLast())
                                .as("%s %s", name, line.of().key())
                                .isEqualTo(balance);
                    }
                }
            }
        }
    }

    @Test
    void theSurplusIsWhatEntriesBroughtAndReconcilesTheNetAssets() {
        for (Asked asked : asked()) {
            for (Optional<UnitCode> unit : asked.unitsAndCity()) {
                Statement statement = asked.incomeAndExpenditure(unit);
                Statement sheet = asked.balanceSheet(unit);
                String name = asked + " " + unit;
                assertThat(statement.line("surplus").amounts().getFirst())
                        .as(name)
                        .isEqualTo(result(asked, unit));
                for (Money after : statement.line("balance.after").amounts()) {
                    assertThat(after)
                            .as(name)
                            .isEqualTo(sheet.line("total-net-assets").amounts().getLast());
                }
                assertThat(statement.line("balance.before").amounts().getLast())
                        .as(name)
                        .isEqualTo(sheet.line("total-net-assets").amounts().getFirst());
                assertThat(sheet.line("total-net-assets")
                                .amounts()
                                .getLast()
                                .minus(sheet.line("total-net-assets").amounts().getFirst()))
                        .as(name)
                        .isEqualTo(Money.sum(Stream.of(
                                        "surplus",
                                        "balance.handed-over",
                                        "balance.between-units",
                                        "balance.corrections",
                                        "balance.brought-in")
                                .map(key -> statement.line(key).amounts().getLast())
                                .toList()));
            }
        }
    }

    /** Income less expenditure of the period, leg by leg. */
    private static Money result(Asked asked, Optional<UnitCode> unit) {
        return Money.sum(asked.of().history().stream()
                .map(StoredEvent::recorded)
                .filter(recorded -> !(recorded.event() instanceof YearClosed))
                .filter(recorded -> !recorded.effectiveOn()
                                .isBefore(asked.period().first())
                        && !recorded.effectiveOn().isAfter(asked.period().last()))
                .flatMap(recorded -> recorded.entry().stream())
                .flatMap(entry -> entry.postings().stream())
                .filter(leg -> leg.account().isOfOneYear())
                .filter(leg -> unit.isEmpty() || unit.get().equals(leg.unit()))
                .map(leg -> leg.amount().negated())
                .toList());
    }

    @Test
    void theUnitsAddUpToTheCityButForWhatTheyPaidEachOther() {
        boolean anyEliminated = false;
        for (Asked asked : asked()) {
            Statement city = asked.incomeAndExpenditure(Optional.empty());
            List<Statement> units = asked.units().stream()
                    .map(unit -> asked.incomeAndExpenditure(Optional.of(unit)))
                    .toList();
            assertThat(units).allMatch(unit -> unit.eliminated().isEmpty());
            Mode mode = asked.of()
                    .state()
                    .policyOn(asked.of().state().beginsOn())
                    .orElseThrow()
                    .mode()
                    .value();
            if (mode == Mode.UNIFIED) {
                assertThat(city.eliminated()).as(asked.toString()).isEmpty();
            }
            anyEliminated |= !city.eliminated().isEmpty();
            for (int line = 0; line < city.lines().size(); line++) {
                Statement.Line ofCity = city.lines().get(line);
                for (int column = 0; column < ofCity.amounts().size(); column++) {
                    int n = column;
                    int number = line;
                    Money sum = Money.sum(units.stream()
                            .map(unit -> unit.lines().get(number).amounts().get(n))
                            .toList());
                    Money eliminated = Money.sum(city.eliminated().stream()
                            .filter(pair -> eliminatedFrom(ofCity.of().key(), pair))
                            .map(pair -> pair.amounts().get(n))
                            .toList());
                    assertThat(ofCity.amounts().get(column))
                            .as("%s %s", asked, ofCity.of().key())
                            .isEqualTo(sum.minus(eliminated));
                }
            }
        }
        assertThat(anyEliminated).isTrue();
    }

    private static boolean eliminatedFrom(String line, Statement.Elimination pair) {
        return switch (line) {
            case "from-above" -> pair.income() == Account.FROM_LEVEL_ABOVE;
            case "from-below" -> pair.income() == Account.FROM_LEVEL_BELOW;
            case "to-above" -> pair.expenditure() == Account.TO_LEVEL_ABOVE;
            case "to-below" -> pair.expenditure() == Account.TO_LEVEL_BELOW;
            case "total-income", "total-expenditure" -> true;
            default -> false;
        };
    }

    @Test
    void theAdjustmentFundsFlowsAreLeftOutOfTheCitysStatementWhole() {
        GivenBook zhengzhou = books.stream()
                .filter(book -> book.state().id().toString().equals("410100/310"))
                .findFirst()
                .orElseThrow();
        Statement year = new Asked(zhengzhou, Period.of(new FiscalYear(2012))).incomeAndExpenditure(Optional.empty());
        assertThat(year.eliminated()).hasSize(2).allSatisfy(pair -> {
            assertThat(pair.paid()).isEqualTo(pair.received());
            assertThat(pair.amounts()).isEqualTo(pair.paid());
        });
        for (String line : List.of("from-above", "from-below", "to-above", "to-below")) {
            assertThat(year.line(line).amounts()).as(line).containsOnly(Money.ZERO);
        }
    }
}
