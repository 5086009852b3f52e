package io.tongchou.ledger.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.Source;
import io.tongchou.ledger.disclosure.Told;
import io.tongchou.ledger.events.EntryMoved;
import io.tongchou.ledger.events.EntryReclassified;
import io.tongchou.ledger.events.EntryReversed;
import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.explain.Explanation.EventLeg;
import io.tongchou.ledger.explain.Explanation.Input;
import io.tongchou.ledger.explain.Explanation.Made;
import io.tongchou.ledger.explain.Explanation.OneEvent;
import io.tongchou.ledger.explain.Explanation.SourceLine;
import io.tongchou.ledger.explain.Happenings.Happened;
import io.tongchou.ledger.files.SourceFile;
import io.tongchou.ledger.files.SourceFiles;
import io.tongchou.ledger.posting.Entry;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.Posting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Entries and events as they were stored, with who made them, what undid them, and the line they were read from. */
final class Evidence {

    /** A line of a larger file is not looked for: it would have to be read up to there. */
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Happenings happenings;
    private final SourceFiles files;

    Evidence(Happenings happenings, SourceFiles files) {
        this.happenings = happenings;
        this.files = files;
    }

    Explanation open(Asked asked, Figure.Entry figure) {
        return open(
                asked,
                figure,
                happenings
                        .byCommand(asked, figure.command())
                        .filter(one -> one.recorded().entry().isPresent()),
                "no entry of that name");
    }

    Explanation open(Asked asked, Figure.Event figure) {
        return open(asked, figure, happenings.at(asked, figure.sequence()), "no event of that number");
    }

    /** What the caller may not be told of is refused in the words for what is not there. */
    private Explanation open(Asked asked, Figure figure, Optional<Happened> found, String none) {
        return found.flatMap(happened ->
                        Told.of(happened.recorded(), asked.county()).map(told -> open(asked, figure, happened, told)))
                .orElseThrow(() -> NotThere.entry(
                        figure, none + " is known at " + asked.basis().knownAt()));
    }

    private Explanation open(Asked asked, Figure figure, Happened happened, Told told) {
        Optional<Entry> entry = happened.recorded().entry();
        Input itself = Settlements.evidence(happened);
        return Explanation.of(
                        figure,
                        itself.caption(),
                        Optional.empty(),
                        Made.STATED,
                        figure instanceof Figure.Entry ? List.of(itself) : List.of())
                .by(entry.flatMap(Entry::clause)
                        .map(clause ->
                                happenings.cite(asked, happened.recorded().effectiveOn(), clause)))
                .with(new OneEvent(
                        happened.sequence(),
                        happened.type(),
                        HexFormat.of().formatHex(happened.hash()),
                        happened.recordedAt(),
                        happened.recorded().effectiveOn(),
                        happened.by().command(),
                        happened.by().maker(),
                        happened.by().office().role(),
                        happened.by().checker(),
                        happened.by().document(),
                        told.isWhole() ? happened.by().note() : Optional.empty(),
                        entry.map(Entry::voucher),
                        entry.flatMap(Entry::policy),
                        told.isWhole() ? Optional.of(read(happened.payload()).path("event")) : Optional.empty(),
                        told.legs().stream().map(Evidence::leg).toList(),
                        undone(happened.event())
                                .filter(command -> isTold(asked, happenings.byCommand(asked, command)))
                                .map(Figure.Entry::new),
                        happenings
                                .by(
                                        asked,
                                        new Key(
                                                Key.Kind.CORRECTION,
                                                happened.by().command()))
                                .filter(correction -> isTold(asked, Optional.of(correction)))
                                .map(Happened::figure),
                        happened.by().source().map(source -> line(asked, source, told))));
    }

    private static boolean isTold(Asked asked, Optional<Happened> found) {
        return found.flatMap(happened -> Told.of(happened.recorded(), asked.county()))
                .isPresent();
    }

    private static EventLeg leg(Posting leg) {
        return new EventLeg(leg.unit().code(), leg.account().code(), leg.item().map(Item::name), leg.amount());
    }

    private static Optional<String> undone(LedgerEvent event) {
        return switch (event) {
            case EntryReversed e -> Optional.of(e.entry());
            case EntryMoved e -> Optional.of(e.entry());
            case EntryReclassified e -> Optional.of(e.entry());
            default -> Optional.empty();
        };
    }

    private SourceLine line(Asked asked, Source source, Told told) {
        Optional<SourceFile> file = files.find(asked.book(), source.file()).map(SourceFiles.Known::file);
        return new SourceLine(
                source.file(),
                file.flatMap(SourceFile::name),
                source.line(),
                file.filter(one -> told.isWhole() && one.size() <= MOST_BYTES)
                        .map(one -> files.lines(one, Set.of(source.line())).get(source.line())));
    }

    private static JsonNode read(byte[] payload) {
        try {
            return JSON.readTree(payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
