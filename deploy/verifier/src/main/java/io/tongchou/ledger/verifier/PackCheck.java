package io.tongchou.ledger.verifier;

import io.tongchou.ledger.format.Hash;
import io.tongchou.ledger.verifier.EventsCheck.Anchor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Checks a pack of evidence, from the manifest's signature to the last amount of the last statement. */
final class PackCheck {

    private static final String FORMAT = "tongchou evidence pack 1";

    private final Pack pack;
    private final Keyring keys;
    private final NavigableMap<Long, Hash> given;
    private final Report report;

    private PackCheck(Pack pack, Keyring keys, NavigableMap<Long, Hash> given, Report report) {
        this.pack = pack;
        this.keys = keys;
        this.given = given;
        this.report = report;
    }

    /**
     * Checks a pack.
     *
     * @param given heads that the person who checks holds from answers, by their event
     * @throws Unreadable where the file is no pack at all
     */
    static Report check(Path file, Keyring keys, NavigableMap<Long, Hash> given) throws Unreadable {
        Report report = new Report("The pack of evidence " + file.getFileName());
        try (Pack pack = Pack.open(file, report)) {
            PackCheck check = new PackCheck(pack, keys, given, report);
            check.part("the manifest", check::check);
        } catch (IOException e) {
            report.found("the pack cannot be closed: " + e.getMessage());
        }
        return report;
    }

    /** A part of the check that ends where what it reads cannot be read. */
    private interface Part {
        void run() throws Unreadable;
    }

    private void part(String name, Part part) {
        try {
            part.run();
        } catch (Unreadable e) {
            report.found(name + " " + e.getMessage());
        }
    }

    private void check() throws Unreadable {
        Json manifest = manifest();
        String book = manifest.text("book");
        SealsCheck seals = new SealsCheck(book, keys, report);
        StatementsCheck statements = new StatementsCheck(book, report);
        PoliciesCheck policies = new PoliciesCheck(report);
        part("seals.json", () -> seals.seals(Json.parse(pack.bytes("seals.json"))));
        part("leaves.ndjson", () -> pack.lines("leaves.ndjson", seals::leaf));
        for (String name : pack.names()) {
            if (name.startsWith("statements/")) {
                part(name, () -> statements.add(name, Json.parse(pack.bytes(name))));
            }
            if (name.startsWith(PoliciesCheck.FOLDER)) {
                part(name, () -> policies.add(name, Json.parse(pack.bytes(name))));
            }
        }
        EventsCheck events = new EventsCheck(book, anchors(seals), report, (event, payload, accounts) -> {
            if (event.sequence() == 1) {
                part("event 1", () -> statements.begins(payload.object("event").day("beginsOn")));
            }
            seals.reached(event.sequence(), accounts);
            statements.reached(event.sequence(), accounts);
            policies.reached(event, payload);
        });
        part("events.ndjson", () -> pack.lines("events.ndjson", events::line));
        part("the manifest", () -> end(manifest, events));
        seals.end(events.closings());
        statements.end();
        policies.end();
        part(VectorsCheck.FILE, () -> VectorsCheck.check(Json.parse(pack.bytes(VectorsCheck.FILE)), report));
        pack.readTheRest();
    }

    /** Reads the manifest; where its signature is wrong, the rest is checked all the same, to say what was changed. */
    private Json manifest() throws Unreadable {
        byte[] bytes = pack.bytes(Pack.MANIFEST);
        Json manifest = Json.parse(bytes);
        if (!manifest.text("format").equals(FORMAT)) {
            report.found("the format is " + manifest.text("format") + ", not " + FORMAT);
        }
        pack.list(manifest.list("files"));
        part("the manifest's signature", () -> {
            Optional<Hash> signer = keys.signerOf(bytes, pack.bytes(Pack.SIGNATURE));
            if (signer.isEmpty()) {
                report.found("the manifest is not signed with any of the keys given");
            } else if (!manifest.hash("key").equals(signer.get())) {
                report.found(
                        "the manifest names the key " + manifest.text("key") + " and is signed with " + signer.get());
            } else {
                report.proven("the manifest, made at " + manifest.text("madeAt") + " for book "
                        + manifest.text("book") + ", is signed with the key " + signer.get() + " and lists "
                        + pack.files() + " files");
            }
        });
        return manifest;
    }

    private NavigableMap<Long, List<Anchor>> anchors(SealsCheck seals) {
        NavigableMap<Long, List<Anchor>> anchors = new TreeMap<>();
        seals.all()
                .forEach((sequence, seal) -> anchors.computeIfAbsent(sequence, any -> new ArrayList<>())
                        .add(new Anchor(SealsCheck.name(seal), seal.head())));
        given.forEach((sequence, head) -> anchors.computeIfAbsent(sequence, any -> new ArrayList<>())
                .add(new Anchor("the answer that you hold", head)));
        return anchors;
    }

    private void end(Json manifest, EventsCheck events) throws Unreadable {
        if (manifest.number("from") != 1 || manifest.number("to") != events.last()) {
            report.found(
                    events.last() + 1,
                    "the pack should have events " + manifest.number("from") + " to " + manifest.number("to")
                            + " and ends with " + events.last());
        }
        if (!manifest.hash("head").equals(events.head())) {
            report.found(events.last(), "the manifest names another head than the last event has");
        }
        given.tailMap(events.last(), false)
                .forEach((sequence, head) -> report.found("the head that you hold is of event " + sequence
                        + ", and the pack ends with " + events.last()));
        if (report.isClean()) {
            report.proven("events 1 to " + events.last()
                    + " are one chain, nothing changed, removed, inserted or put in another order; its head is "
                    + events.head());
            report.proven(events.entries() + " entries balance in every unit");
            if (!given.isEmpty()) {
                report.proven(given.size() + " heads that you hold from answers are the chain's");
            }
            if (events.anchored() < events.last()) {
                report.open("whether events " + (events.anchored() + 1) + " to " + events.last()
                        + " are the ones that were answered: no seal and no head that you hold comes after them");
            }
        }
    }
}
