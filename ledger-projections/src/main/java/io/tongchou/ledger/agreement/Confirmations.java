package io.tongchou.ledger.agreement;

import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Party;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who confirmed what each account of cash held at a month's end, and who is silent. */
final class Confirmations {

    /**
     * Every balance of cash that is not nothing, and every word that was given, the last one of each party. Where a party spoke of all
     * units together it need not speak of each.
     */
    private static final String CONFIRMATIONS = """
            WITH held AS (
                SELECT unit, account, sum(amount_fen)::bigint AS fen
                  FROM reading.amounts(:book, :sequence, :day)
                 WHERE account = ANY(:accounts)
                 GROUP BY unit, account
            ), word AS (
                SELECT DISTINCT ON (unit, account, party) *
                  FROM reading.confirmation
                 WHERE book = :book AND month = :month AND sequence <= :sequence
                 ORDER BY unit, account, party, sequence DESC
            )
            SELECT coalesce(word.unit, held.unit) AS unit, coalesce(word.account, held.account) AS account, word.party,
                   word.balance_fen, word.maker, word.recorded_at,
                   CASE word.unit WHEN '' THEN (SELECT sum(fen) FROM held AS each WHERE each.account = word.account)
                                  ELSE held.fen END AS held_fen
              FROM word FULL JOIN held ON held.unit = word.unit AND held.account = word.account
             WHERE word.unit IS NOT NULL
                OR (held.fen <> 0 AND NOT EXISTS (
                    SELECT FROM word AS whole WHERE whole.unit = '' AND whole.account = held.account))
             ORDER BY account, unit
            """;

    private final JdbcClient database;

    Confirmations(DataSource source) {
        this.database = JdbcClient.create(source);
    }

    /** @param day the month's last, or the last that counts where it is not over */
    List<Confirmation> of(BookId book, long sequence, YearMonth month, LocalDate day) {
        return database.sql(CONFIRMATIONS)
                .param("book", book.toString())
                .param("sequence", sequence)
                .param("month", month.atDay(1))
                .param("day", day)
                .param(
                        "accounts",
                        List.of(Account.values()).stream()
                                .filter(account -> account.kind() == Account.Kind.CASH)
                                .map(Account::code)
                                .toArray(String[]::new))
                .query((row, n) -> confirmation(row))
                .list();
    }

    private static Confirmation confirmation(ResultSet row) throws SQLException {
        Optional<UnitCode> unit = Optional.of(row.getString("unit"))
                .filter(code -> !code.isEmpty())
                .map(UnitCode::new);
        Account account = Account.of(row.getString("account"));
        String party = row.getString("party");
        return new Confirmation(
                unit,
                account,
                party == null ? Party.of(account, unit) : Party.valueOf(party),
                Money.ofFen(row.getLong("held_fen")),
                party == null
                        ? Optional.empty()
                        : Optional.of(new Confirmation.Word(
                                Money.ofFen(row.getLong("balance_fen")),
                                row.getString("maker"),
                                Instant.ofEpochMilli(row.getLong("recorded_at")))));
    }
}
