package io.tongchou.ledger.verify;

import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.eventstore.Verification;
import io.tongchou.ledger.format.Hash;
import io.tongchou.ledger.identities.Identities;
import io.tongchou.ledger.proof.SealedWith;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.wiring.DatabaseRead;
import io.tongchou.ledger.wiring.LedgerSettings;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code java -jar tongchou.jar verify}: proves books without the service, over the same settings. It writes nothing, neither to the
 * database nor beside it.
 */
public final class VerifyCommand {

    private static final int SOUND = 0;
    private static final int FOUND = 1;
    private static final int COULD_NOT = 2;
    private static final int TELL_EVERY = 100_000;
    private static final String BOOK = "--book=";
    private static final String HEAD = "--head=";
    private static final String JSON = "--json";
    private static final String USAGE = """
            verify [--book=<pool>/<fund>]… [--head=<pool>/<fund>@<sequence>:<hash>]… [--json] [--ledger.…]…
              proves all books, or those named, from their events; heads are what the ledger answered earlier.
              The database is that of --ledger.data-dir, or of --ledger.database.url and its user.
              Exit code: 0 nothing was found, 1 something was, 2 it could not be verified.""";

    private final PrintStream report;
    private final PrintStream progress;

    private VerifyCommand(PrintStream report, PrintStream progress) {
        this.report = report;
        this.progress = progress;
    }

    /** Where the settings are bound and nothing else is. */
    @EnableConfigurationProperties(LedgerSettings.class)
    static class Settings {}

    private record Asked(Set<BookId> books, Map<BookId, Map<Long, Hash>> heads, boolean json) {

        static Asked of(List<String> arguments) {
            Asked asked = new Asked(new TreeSet<>(), new HashMap<>(), arguments.contains(JSON));
            for (String argument : arguments) {
                if (argument.startsWith(BOOK)) {
                    asked.books.add(BookId.parse(argument.substring(BOOK.length())));
                } else if (argument.startsWith(HEAD)) {
                    int at = argument.indexOf('@');
                    if (at < 0) {
                        throw new IllegalArgumentException("<pool>/<fund>@<sequence>:<hash> is due: " + argument);
                    }
                    AnsweredHead head = AnsweredHead.parse(argument.substring(at + 1));
                    asked.heads
                            .computeIfAbsent(
                                    BookId.parse(argument.substring(HEAD.length(), at)), any -> new HashMap<>())
                            .put(head.sequence(), head.hash());
                } else if (!argument.equals(JSON) && !argument.startsWith("--ledger.")) {
                    throw new IllegalArgumentException(argument + " means nothing here");
                }
            }
            return asked;
        }
    }

    /**
     * Verifies, says on standard error how far it has come, and reports on standard output.
     *
     * @return the exit code
     */
    public static int run(List<String> arguments) {
        return run(arguments, System.out, System.err);
    }

    static int run(List<String> arguments, PrintStream report, PrintStream progress) {
        return new VerifyCommand(report, progress).verify(arguments);
    }

    private int verify(List<String> arguments) {
        Asked asked;
        try {
            asked = Asked.of(arguments);
        } catch (IllegalArgumentException e) {
            progress.println(e.getMessage());
            progress.println(USAGE);
            return COULD_NOT;
        }
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .run(Stream.concat(
                                Stream.of("--logging.threshold.console=OFF"),
                                arguments.stream().filter(argument -> argument.startsWith("--ledger.")))
                        .toArray(String[]::new))) {
            LedgerSettings settings = context.getBean(LedgerSettings.class);
            try (DatabaseRead database = DatabaseRead.of(settings)) {
                return verify(asked, database, settings);
            }
        } catch (RuntimeException e) {
            progress.println("This could not be verified: " + reasons(e));
            return COULD_NOT;
        }
    }

    private int verify(Asked asked, DatabaseRead database, LedgerSettings settings) {
        Clock clock = Clock.systemUTC();
        Figures figures = new Figures(database.source(), clock, Duration.ZERO);
        Verifier verifier = new Verifier(
                database.source(),
                new Identities(database.source(), figures),
                clock,
                SealedWith.asItIs(settings).verifying());
        List<BookId> known = verifier.books(Optional.empty());
        Set<BookId> books = asked.books.isEmpty() ? new TreeSet<>(known) : asked.books;
        for (BookId book :
                Stream.concat(books.stream(), asked.heads.keySet().stream()).toList()) {
            if (!known.contains(book) || !books.contains(book)) {
                progress.println("There is no book " + book + " to verify; there are " + known);
                return COULD_NOT;
            }
        }
        List<Verification> verifications = new ArrayList<>();
        for (BookId book : books) {
            verifications.add(verifier.verify(book, asked.heads.getOrDefault(book, Map.of()), new Told()));
        }
        VerificationAnswer answer = VerificationAnswer.of(verifications);
        if (asked.json) {
            report.println(answer.json().toPrettyString());
        } else {
            verifications.forEach(this::print);
        }
        return answer.sound() ? SOUND : FOUND;
    }

    /** Says how far it has come, but not too often. */
    private final class Told implements Verifier.Progress {

        private String book = "";
        private long last;
        private long told;

        @Override
        public void events(BookId of, long until) {
            book = "book " + of;
            last = until;
            progress.println(book + ": " + last + " events");
        }

        @Override
        public void reached(long sequence) {
            if (sequence - told >= TELL_EVERY) {
                told = sequence;
                progress.println(book + ": event " + sequence + " of " + last);
            }
        }

        @Override
        public void identities(BookId of) {
            progress.println(book + ": identities");
        }
    }

    private void print(Verification verification) {
        report.printf(
                "book %s: %s, %d events, head %s%n",
                verification.book(),
                verification.isSound() ? "sound" : "NOT SOUND",
                verification.sequence(),
                verification.head());
        for (Verification.Check check : verification.checks()) {
            report.printf(
                    "  %-24s %12d  %s%n",
                    check.name(), check.checked(), check.found() == 0 ? check.says() : "FOUND " + check.found());
            check.findings().forEach(finding -> report.println("    " + finding));
        }
    }

    private static String reasons(Throwable error) {
        String message = error.getMessage() == null ? error.toString() : error.getMessage();
        return error.getCause() == null ? message : message + ": " + reasons(error.getCause());
    }
}
