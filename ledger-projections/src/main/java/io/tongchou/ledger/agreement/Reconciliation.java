package io.tongchou.ledger.agreement;

import io.tongchou.ledger.agreement.BothSides.Sides;
import io.tongchou.ledger.agreement.Statements.Statement;
import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.reconciliation.Period;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How statements and ledger stand at a month's end, and what the parties say of it. */
public final class Reconciliation {

    private static final String BALANCES = """
            SELECT account, sum(amount_fen)::bigint AS fen
              FROM reading.amounts(:book, :sequence, :day)
             WHERE account = ANY(:accounts) %s
             GROUP BY account
            """;

    private final JdbcClient database;
    private final Statements statements;
    private final BothSides bothSides;
    private final Confirmations confirmations;

    public Reconciliation(DataSource source) {
        this.database = JdbcClient.create(source);
        this.statements = new Statements(source);
        this.bothSides = new BothSides(source);
        this.confirmations = new Confirmations(source);
    }

    /**
     * What statements and parties say at a month's end.
     *
     * @param tables one for each source and unit of which a statement came in
     * @param outstanding by source, unit and day; also those of months before that still stand
     */
    public record Report(
            BookId book,
            Basis basis,
            YearMonth month,
            List<Table> tables,
            List<Outstanding> outstanding,
            List<Confirmation> confirmations) {}

    /**
     * The report of a month; of one that is not over, up to the day that the basis is as of.
     *
     * @param window the days within which the same money is expected on both sides
     * @param unit that unit's alone
     */
    public Report at(BookId book, Basis basis, YearMonth month, int window, Optional<UnitCode> unit) {
        LocalDate end = month.atEndOfMonth();
        LocalDate day = basis.asOf().isBefore(end) ? basis.asOf() : end;
        List<Compared> compared = statements.by(book, basis.sequence(), day).entrySet().stream()
                .filter(scope -> unit.isEmpty() || scope.getKey().unit().equals(unit))
                .map(scope -> compare(book, basis.sequence(), scope.getKey(), scope.getValue(), day, window))
                .toList();
        return new Report(
                book,
                basis,
                month,
                compared.stream().map(Compared::table).toList(),
                compared.stream().flatMap(scope -> scope.outstanding().stream()).toList(),
                confirmations(book, basis, month, unit));
    }

    /** What the parties say of a month's end, and who is silent; of a unit, what is said of it alone. */
    public List<Confirmation> confirmations(BookId book, Basis basis, YearMonth month, Optional<UnitCode> unit) {
        LocalDate end = month.atEndOfMonth();
        LocalDate day = basis.asOf().isBefore(end) ? basis.asOf() : end;
        return confirmations.of(book, basis.sequence(), month, day).stream()
                .filter(one -> unit.isEmpty() || one.unit().equals(unit))
                .toList();
    }

    private record Compared(Table table, List<Outstanding> outstanding) {}

    private Compared compare(
            BookId book, long sequence, Scope scope, List<Statement> ofScope, LocalDate asked, int window) {
        LocalDate covered = ofScope.stream()
                .map(Statement::to)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        LocalDate day = covered.isBefore(asked) ? covered : asked;
        Sides sides = bothSides.at(book, sequence, scope, day, 0);
        List<Outstanding> outstanding =
                new Verdicts(scope, sides, new Period(ofScope.getFirst().from(), day), window).outstanding();
        Map<Account, Money> accounts = balances(book, sequence, scope, day);
        Optional<Money> balance = Statements.balance(ofScope);
        return new Compared(
                new Table(
                        scope,
                        day,
                        balance.isPresent(),
                        accounts,
                        Table.Side.of(
                                balance.isPresent() ? Money.sum(accounts.values()) : sides.moved(),
                                amounts(outstanding, Outstanding.Item.OfStatement.class)),
                        Table.Side.of(
                                balance.orElseGet(() -> Statements.came(ofScope)),
                                amounts(outstanding, Outstanding.Item.OfLedger.class))),
                outstanding);
    }

    private static List<Money> amounts(List<Outstanding> outstanding, Class<? extends Outstanding.Item> side) {
        return outstanding.stream()
                .filter(one -> side.isInstance(one.item()))
                .map(Outstanding::amount)
                .toList();
    }

    private Map<Account, Money> balances(BookId book, long sequence, Scope scope, LocalDate day) {
        Map<Account, Money> balances = new TreeMap<>(Comparator.comparing(Account::code));
        scope.source().accounts().forEach(account -> balances.put(account, Money.ZERO));
        database.sql(BALANCES.formatted(scope.unit().isPresent() ? "AND unit = :of" : ""))
                .param("book", book.toString())
                .param("sequence", sequence)
                .param("day", day)
                .param("of", scope.unitColumn())
                .param(
                        "accounts",
                        scope.source().accounts().stream().map(Account::code).toArray(String[]::new))
                .query(row -> {
                    balances.put(Account.of(row.getString("account")), Money.ofFen(row.getLong("fen")));
                });
        return balances;
    }
}
