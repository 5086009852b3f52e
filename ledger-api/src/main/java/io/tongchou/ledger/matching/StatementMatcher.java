package io.tongchou.ledger.matching;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongchou.ledger.agreement.ToBeMatched;
import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.Actor;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.CommandType;
import io.tongchou.ledger.book.ContentHash;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.OpenStatement;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.Submission;
import io.tongchou.ledger.commands.CommandCatalog;
import io.tongchou.ledger.commands.reconciliation.MatchStatement;
import io.tongchou.ledger.events.Match;
import io.tongchou.ledger.eventstore.Answer;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.eventstore.Ledger;
import io.tongchou.ledger.eventstore.Sender;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.Provision;
import io.tongchou.ledger.vocabulary.BookId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Matches what is the same money on statements and in a book, as one more sender of commands. */
public final class StatementMatcher {

    private static final Logger LOG = LoggerFactory.getLogger(StatementMatcher.class);
    private static final ZoneId DAYS = ZoneId.of("Asia/Shanghai");
    private static final Actor LEDGER =
            new Actor("ledger", Set.of(Office.CITY_CLERK), Optional.empty(), Set.of("*"), false);
    private static final CommandType MATCH = CommandType.of(MatchStatement.class);

    private final Ledger ledger;
    private final BookReader books;
    private final Figures figures;
    private final ToBeMatched toBeMatched;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();

    StatementMatcher(Ledger ledger, BookReader books, Figures figures, ToBeMatched toBeMatched, Clock clock) {
        this.ledger = ledger;
        this.books = books;
        this.figures = figures;
        this.toBeMatched = toBeMatched;
        this.clock = clock;
    }

    /**
     * Matches all that can be matched of what has been taken in for the book until now, and waits until that is done.
     *
     * @throws io.tongchou.ledger.balances.NoFigure where the journal does not come that far in time
     */
    public void bringUpToDate(BookId book) {
        ledger.settled(book.pool()).join();
        BookState state = books.at(book, Long.MAX_VALUE);
        if (!state.openStatements().isEmpty()) {
            match(state);
        }
    }

    /** One at a time: what one run matches, the next need not look at. */
    private synchronized void match(BookState state) {
        Basis basis = figures.basis(state.id(), Moment.NOW.atLeast(state.sequence()));
        LocalDate today = LocalDate.ofInstant(clock.instant(), DAYS);
        Sender sender = new Sender();
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        toBeMatched
                .matches(state.id(), basis.sequence(), window(state, firstOpenDay(state)))
                .forEach((statement, matches) -> parts(matches)
                        .forEach(part -> answers.add(ledger.submit(
                                submission(
                                        state.id(),
                                        "matched/" + state.id().fund() + "/" + basis.sequence() + "/" + answers.size(),
                                        today,
                                        statement,
                                        part),
                                sender))));
        answers.stream()
                .map(CompletableFuture::join)
                .forEach(answer -> answer.refusal().ifPresent(refusal -> warn(answer, refusal)));
    }

    /** By how many days the two sides may book the same money apart, by the policy of that day; on the same day where it is silent. */
    public static int window(BookState book, LocalDate day) {
        return book.policyOn(day)
                .flatMap(Policy::matchingWindowDays)
                .map(Provision::value)
                .orElse(0);
    }

    private static LocalDate firstOpenDay(BookState book) {
        return book.openStatements().stream()
                .flatMap(statement -> statement.lines().values().stream())
                .map(OpenStatement.OpenLine::on)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static void warn(Answer answer, Refusal refusal) {
        LOG.warn("Matches {} were refused with {}: {}", answer.id().orElse(""), refusal.code(), refusal.detail());
    }

    /** As many matches together as one command takes. */
    private static List<List<Match>> parts(List<Match> matches) {
        List<List<Match>> parts = new ArrayList<>();
        int items = MatchStatement.MOST_ITEMS;
        for (Match match : matches) {
            items += match.lines().size() + match.entries().size();
            if (items > MatchStatement.MOST_ITEMS) {
                parts.add(new ArrayList<>());
                items = match.lines().size() + match.entries().size();
            }
            parts.getLast().add(match);
        }
        return parts;
    }

    private Submission submission(BookId book, String id, LocalDate today, String statement, List<Match> matches) {
        ObjectNode data = json.createObjectNode().put("statement", statement);
        ArrayNode pairs = data.putArray("matches");
        for (Match match : matches) {
            ObjectNode pair = pairs.addObject().put("rule", match.rule().name());
            match.lines().forEach(pair.putArray("lines")::add);
            match.entries().forEach(pair.putArray("entries")::add);
        }
        return new Submission(
                id,
                MATCH,
                book.pool(),
                Optional.of(book.fund()),
                Optional.of(today),
                data,
                CommandCatalog.read(MATCH, data),
                LEDGER,
                new ContentHash(sha256(data.toString())));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
