package io.tongchou.ledger.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.Source;
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
import io.tongchou.ledger.vocabulary.UnitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
        Happened happened = happenings
                .byCommand(asked, figure.command())
                .filter(one -> one.recorded().entry().isPresent())
                .orElseThrow(() -> NotThere.entry(
                        figure,
                        "no entry of that name is known at " + asked.basis().knownAt()));
        return open(asked, figure, happened);
    }

    Explanation open(Asked asked, Figure.Event figure) {
        return open(
                asked,
                figure,
                happenings
                        .at(asked, figure.sequence())
                        .orElseThrow(() -> NotThere.entry(figure, "the book is known through " + asked.sequence())));
    }

    private Explanation open(Asked asked, Figure figure, Happened happened) {
        JsonNode payload = read(happened.payload());
        Set<UnitCode> named = named(asked, payload);
        boolean ownOrNobodys = asked.county()
                .map(own -> named.isEmpty() || named.contains(own))
                .orElse(true);
        if (!ownOrNobodys) {
            throw NotThere.entry(figure, "it does not concern the caller's unit");
        }
        boolean whole = asked.county()
                .map(own -> named.isEmpty() || named.equals(Set.of(own)))
                .orElse(true);
        Optional<Entry> entry = happened.recorded().entry();
        List<EventLeg> legs = entry.stream()
                .flatMap(one -> one.postings().stream())
                .filter(leg -> asked.county().map(leg.unit()::equals).orElse(true))
                .map(Evidence::leg)
                .toList();
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
                        happened.by().note(),
                        entry.map(Entry::voucher),
                        entry.flatMap(Entry::policy),
                        whole ? Optional.of(payload.path("event")) : Optional.empty(),
                        legs,
                        undone(happened.event()).map(Figure.Entry::new),
                        happenings
                                .by(
                                        asked,
                                        new Key(
                                                Key.Kind.CORRECTION,
                                                happened.by().command()))
                                .map(Happened::figure),
                        happened.by().source().map(source -> line(asked, source))));
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

    /** The units of the pool that stand anywhere in what happened, but for the policies, which are public. */
    private static Set<UnitCode> named(Asked asked, JsonNode payload) {
        Set<String> texts = new TreeSet<>();
        collect(payload.path("event"), texts);
        payload.path("entry").path("postings").forEach(leg -> collect(leg, texts));
        Set<UnitCode> named = new TreeSet<>();
        asked.state().unitsAndReserve().stream()
                .filter(unit -> texts.contains(unit.code()))
                .forEach(named::add);
        return named;
    }

    private static void collect(JsonNode node, Set<String> texts) {
        if (node.isTextual()) {
            texts.add(node.textValue());
        }
        node.properties().forEach(field -> {
            if (!field.getKey().equals("policy") && !field.getKey().equals("policies")) {
                texts.add(field.getKey());
                collect(field.getValue(), texts);
            }
        });
        if (node.isArray()) {
            node.forEach(each -> collect(each, texts));
        }
    }

    private SourceLine line(Asked asked, Source source) {
        Optional<SourceFile> file = files.find(asked.book(), source.file()).map(SourceFiles.Known::file);
        return new SourceLine(
                source.file(),
                file.flatMap(SourceFile::name),
                source.line(),
                file.filter(one -> one.size() <= MOST_BYTES).flatMap(one -> text(one, source.line())));
    }

    private Optional<String> text(SourceFile file, int number) {
        try (BufferedReader lines = new BufferedReader(file.encoding().reader(files.open(file)))) {
            return lines.lines().skip(number - 1L).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(byte[] payload) {
        try {
            return JSON.readTree(payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
