package io.tongchou.ledger.pages.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.eventstore.Seals;
import io.tongchou.ledger.explain.NotThere;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.format.Seal;
import io.tongchou.ledger.format.SignedSeal;
import io.tongchou.ledger.pages.Choice;
import io.tongchou.ledger.pages.Frame.Link;
import io.tongchou.ledger.pages.Shown;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.proof.CountyProof;
import io.tongchou.ledger.proof.SealKey;
import io.tongchou.ledger.proof.SealedWith;
import io.tongchou.ledger.rendering.BookReport;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What was signed at each close (签章), the keys that verify it, and a county's proof that its balances are under it (县级证明). */
@Controller
class SealPagesController {

    private static final String SEALS = "/pools/{pool}/funds/{fund}/audit/seals";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Shown shown;
    private final Seals seals;
    private final SealedWith with;
    private final BookReader books;

    SealPagesController(Shown shown, Seals seals, SealedWith with, BookReader books) {
        this.shown = shown;
        this.seals = seals;
        this.with = with;
        this.books = books;
    }

    /**
     * What the page shows.
     *
     * @param units whose proof may be had
     * @param unit the one that proofs are of; blank where it is still to be chosen
     */
    record View(List<Link> tabs, List<Choice> units, String unit, List<Row> seals, List<SealKey> keys) {}

    /**
     * A seal.
     *
     * @param event where the close is opened
     * @param proof where the unit's proof is fetched; blank where no unit is chosen
     */
    record Row(
            String month,
            long sequence,
            String event,
            String sealedAt,
            String head,
            String previous,
            String hash,
            String key,
            String signature,
            List<Total> totals,
            String proof) {}

    /** What all units together hold on an account; debit positive. */
    record Total(String account, String amount) {}

    @GetMapping(SEALS)
    ModelAndView seals(Visit visit) {
        Question question = new Question(visit.parameters(), "unit", "asOf", "knownAt");
        Optional<UnitCode> asked = question.unit();
        return shown.page(visit, Shown.Section.AUDIT_SEALS, question, asked, (book, words) -> {
            BookState state = books.at(book, Long.MAX_VALUE);
            Optional<UnitCode> unit = Question.visible(visit.caller(), asked);
            return new Shown.Content(
                    Optional.empty(),
                    new View(
                            AuditTabs.SEALS.from(visit, words),
                            units(visit, words, unit, state),
                            unit.map(one -> words.unit(BookReport.unit(state, one)))
                                    .orElse(""),
                            seals.of(book).reversed().stream()
                                    .map(seal -> row(visit, words, seal, unit))
                                    .toList(),
                            SealKey.all(seals, with)));
        });
    }

    private static List<Choice> units(Visit visit, Words words, Optional<UnitCode> chosen, BookState state) {
        return Question.visible(visit.caller(), Optional.empty())
                .map(List::of)
                .orElseGet(state::unitsAndReserve)
                .stream()
                .map(unit -> new Choice(
                        unit.code(), words.unit(BookReport.unit(state, unit)), chosen.equals(Optional.of(unit))))
                .toList();
    }

    private static Row row(Visit visit, Words words, SignedSeal signed, Optional<UnitCode> unit) {
        Seal seal = signed.seal();
        return new Row(
                seal.month().toString(),
                seal.sequence(),
                visit.to("/explain", "figure", "event/" + seal.sequence()),
                words.instant(Instant.ofEpochMilli(seal.sealedAt())),
                seal.head().hex(),
                seal.previous().hex(),
                seal.hash().hex(),
                seal.key().hex(),
                signed.signature(),
                seal.totals().entrySet().stream()
                        .map(total -> new Total(
                                total.getKey() + " " + words.account(Account.of(total.getKey())),
                                Words.exact(Money.ofFen(total.getValue()))))
                        .toList(),
                unit.map(of -> visit.to("/audit/seals/" + seal.sequence() + "/proof", "unit", of.code()))
                        .orElse(""));
    }

    @GetMapping(SEALS + "/{sequence}/proof")
    @Nullable
    ModelAndView proof(Visit visit, @PathVariable String sequence, HttpServletResponse response) {
        Question question = new Question(visit.parameters(), "unit", "asOf", "knownAt");
        Optional<UnitCode> asked = question.unit();
        return shown.file(visit, question, asked, (book, words) -> {
            UnitCode unit = Question.visible(visit.caller(), asked)
                    .orElseThrow(() -> new NotThere(Refusal.invalid("unit", "must be the unit that the proof is for")));
            CountyProof proof = CountyProof.find(seals, book, sequence, unit)
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            response.setContentType("application/json");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename("proof-%s-%s-%s-%s.json"
                                    .formatted(
                                            book.pool(),
                                            book.fund(),
                                            unit,
                                            proof.seal().month()))
                            .build()
                            .toString());
            response.getOutputStream()
                    .write(JSON.writerWithDefaultPrettyPrinter()
                            .writeValueAsString(proof)
                            .getBytes(StandardCharsets.UTF_8));
        });
    }

    /** A key as a file, for whoever does not have it yet and compares its fingerprint with the published one. */
    @GetMapping(SEALS + "/keys/{id}.pem")
    @Nullable
    ModelAndView key(Visit visit, @PathVariable String id, HttpServletResponse response) {
        return shown.file(
                visit, new Question(visit.parameters(), "asOf", "knownAt"), Optional.empty(), (book, words) -> {
                    SealKey key = SealKey.all(seals, with).stream()
                            .filter(one -> one.id().equals(id))
                            .findFirst()
                            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
                    response.setContentType("application/x-pem-file");
                    response.setHeader(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename("city.pem")
                                    .build()
                                    .toString());
                    response.getOutputStream().write(key.pem().getBytes(StandardCharsets.US_ASCII));
                });
    }
}
