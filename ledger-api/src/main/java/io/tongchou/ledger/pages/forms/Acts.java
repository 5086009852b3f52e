package io.tongchou.ledger.pages.forms;

import io.tongchou.ledger.book.CommandType;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.commands.CommandCatalog;
import io.tongchou.ledger.figures.OpenWork;
import io.tongchou.ledger.http.CommandTaker;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.proposals.Proposal;
import io.tongchou.ledger.vocabulary.PoolCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponentsBuilder;

/** What can be done from a page: links to the forms of the commands that the viewer may make. */
public final class Acts {

    private Acts() {}

    /** A command to make, as a link to its form. */
    public record Act(String label, String href) {

        /** The same with data that stand in the form already and may be changed. */
        public Act suggesting(String... namesAndValues) {
            UriComponentsBuilder with = UriComponentsBuilder.fromUriString(href);
            for (int i = 0; i < namesAndValues.length; i += 2) {
                with.queryParam(encoded(namesAndValues[i]), encoded(namesAndValues[i + 1]));
            }
            return new Act(label, with.build(true).toUriString());
        }

        /** The same, said in other words. */
        public Act called(String other) {
            return new Act(other, href);
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    /**
     * A command with some of its data given, which the form shows and does not let be changed.
     *
     * @param unit that it is about; empty where it names none
     * @param namesAndValues of the data, by their paths, e.g. {@code pairs[0].entry}
     * @return empty where the viewer may not make it
     */
    public static Optional<Act> act(
            Visit visit, Words words, String command, Optional<String> unit, String... namesAndValues) {
        CommandType type = CommandCatalog.byName(command).orElseThrow();
        return isFor(visit, type, unit)
                ? Optional.of(new Act(words.say("command." + command), href(visit, command, namesAndValues)))
                : Optional.empty();
    }

    /** Whether the viewer may make a command about that unit, or about none. */
    public static boolean may(Visit visit, String command, Optional<String> unit) {
        return isFor(visit, CommandCatalog.byName(command).orElseThrow(), unit);
    }

    /** Whether the viewer may make the command: by the rule by which it is then taken or refused. */
    static boolean isFor(Visit visit, CommandType type, Optional<String> unit) {
        return type.officeOf(CommandTaker.actor(visit.caller()), new PoolCode(visit.pool()), unit)
                .isPresent();
    }

    private static String href(Visit visit, String command, String... namesAndValues) {
        String fixed = IntStream.range(0, namesAndValues.length / 2)
                .mapToObj(i -> namesAndValues[2 * i])
                .reduce((one, other) -> one + "," + other)
                .orElse("");
        return visit.to(
                "/do/" + command,
                Stream.concat(Stream.of("_back", visit.address(), "_fixed", fixed), Stream.of(namesAndValues))
                        .toArray(String[]::new));
    }

    /** What the viewer may do about a proposal: decide it, or take it back. */
    public static List<Act> about(Visit visit, Words words, Proposal proposal) {
        boolean decides = OpenWork.mayDecide(proposal, visit.caller());
        return of(
                about(visit, words, proposal, "ApproveProposal", decides),
                about(visit, words, proposal, "RejectProposal", decides),
                about(visit, words, proposal, "WithdrawProposal", OpenWork.mayWithdraw(proposal, visit.caller())));
    }

    private static Optional<Act> about(Visit visit, Words words, Proposal proposal, String command, boolean may) {
        return may ? act(visit, words, command, Optional.empty(), "proposal", proposal.id()) : Optional.empty();
    }

    /** Those that may be made of several. */
    @SafeVarargs
    public static List<Act> of(Optional<Act>... acts) {
        return Stream.of(acts).flatMap(Optional::stream).toList();
    }

    /** Who approves what the viewer proposes. */
    static String approver(Visit visit, Words words) {
        return words.say("role."
                + CommandTaker.actor(visit.caller()).offices().stream()
                        .findFirst()
                        .map(Office::approver)
                        .orElse(Office.CITY_HEAD)
                        .role());
    }
}
