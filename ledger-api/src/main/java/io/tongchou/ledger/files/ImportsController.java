package io.tongchou.ledger.files;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongchou.ledger.book.Actor;
import io.tongchou.ledger.book.CommandType;
import io.tongchou.ledger.book.ContentHash;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.Source;
import io.tongchou.ledger.book.Submission;
import io.tongchou.ledger.book.Submission.Reading;
import io.tongchou.ledger.commands.migration.ReceivePastEntries;
import io.tongchou.ledger.commands.reading.ControlTotals;
import io.tongchou.ledger.eventstore.Answer;
import io.tongchou.ledger.eventstore.Ledger;
import io.tongchou.ledger.eventstore.Sender;
import io.tongchou.ledger.http.Problems;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.vocabulary.BookId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Books that were kept elsewhere, from files: opening balances, and the entries of past years. Each file comes in whole or not at all. */
@RestController
@Tag(name = "Migration")
@RequestMapping("/api/v1/pools/{pool}/funds/{fund}")
class ImportsController {

    private static final String CSV = "text/csv";
    private static final CommandType RECEIVE = CommandType.of(ReceivePastEntries.class);

    private final SourceFiles files;
    private final Ledger ledger;
    private final Clock clock;

    ImportsController(SourceFiles files, Ledger ledger, Clock clock) {
        this.files = files;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What came of a file.
     *
     * @param status PROPOSED where a second person must approve the {@code proposal}, else POSTED
     * @param entries how many entries the lines make
     * @param duplicates of these, the ones that were in the book unchanged
     * @param amount what the debits of the lines come to
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Imported(
            String file,
            Optional<String> name,
            Status status,
            Optional<String> proposal,
            int lines,
            int entries,
            Optional<Integer> duplicates,
            String amount) {

        enum Status {
            PROPOSED,
            POSTED
        }
    }

    /** A file that was read and comes to what its sender said. */
    private record Checked(BookId book, String file, Optional<String> name, ImportFile.Read read, Actor actor) {

        Imported outcome(Imported.Status status, Optional<String> proposal, Optional<Integer> duplicates) {
            return new Imported(
                    file,
                    name,
                    status,
                    proposal,
                    read.totals().lines(),
                    read.commands().size(),
                    duplicates,
                    read.totals().amount().toString());
        }
    }

    /** Reads the lines of one kind of file. */
    private interface Reader {
        ImportFile.Read read(SpooledFile file, TextEncoding encoding) throws IOException, UnreadableFile;
    }

    /** Takes what was checked to the ledger. */
    private interface Taker {
        ResponseEntity<?> take(Checked file) throws IOException;
    }

    @PostMapping(value = "/opening-balances", consumes = CSV)
    @Operation(
            summary = "The balances a book begins with, as a file: checked as a whole and proposed to a second person",
            description =
                    "By city-clerk. Header `unit,account,debit,credit,number,maturesOn`; one of debit and credit, and the"
                            + " other empty; number and maturesOn for what stands open. UTF-8 or GB18030. Nothing is proposed where"
                            + " anything is wrong; every fault is named by its line, the header being line 1.")
    @Parameter(
            name = TotalsHeaders.LINES,
            in = ParameterIn.HEADER,
            required = true,
            description = "How many lines stand behind the header",
            schema = @Schema(type = "integer"))
    @Parameter(
            name = TotalsHeaders.AMOUNT,
            in = ParameterIn.HEADER,
            required = true,
            description = "What the debits come to, in yuan",
            schema = @Schema(type = "string", example = "1234.50"))
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(mediaType = CSV, schema = @Schema(type = "string"), examples = @ExampleObject("""
                                            unit,account,debit,credit,number,maturesOn
                                            430121,1003.01,40.00,,,
                                            430121,1003.02,60.00,,TD-7,2021-06-30
                                            430121,3001.01,,100.00,,
                                            """)))
    @ApiResponse(
            responseCode = "202",
            description = "Proposed; it takes effect when another person approves it",
            content = @Content(schema = @Schema(implementation = Imported.class)))
    ResponseEntity<?> openingBalances(
            @PathVariable String pool,
            @PathVariable String fund,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            HttpServletRequest request)
            throws IOException {
        return take(pool, fund, caller, request, ImportFile::openingBalances, this::propose);
    }

    @PostMapping(value = "/past-entries", consumes = CSV)
    @Operation(
            summary = "Entries of past years, as a file: checked as a whole, then all posted or none",
            description = "By city-clerk, while an import is open. Header"
                    + " `entry,effectiveOn,text,closing,unit,account,item,debit,credit,number,maturesOn`. Lines that follow one"
                    + " another with the same entry number are one entry; day, text and closing stand on the first of them, and"
                    + " may be empty on the others. One of debit and credit, and the other empty; item, number and maturesOn may"
                    + " be empty. UTF-8 or GB18030. At most 20,000 entries and 200,000 lines. An entry's id is"
                    + " import/{fund}/{entry}. Every fault is named by its line, the header being line 1.")
    @Parameter(
            name = TotalsHeaders.LINES,
            in = ParameterIn.HEADER,
            required = true,
            description = "How many lines stand behind the header",
            schema = @Schema(type = "integer"))
    @Parameter(
            name = TotalsHeaders.AMOUNT,
            in = ParameterIn.HEADER,
            required = true,
            description = "What the debits come to, in yuan",
            schema = @Schema(type = "string", example = "1234.50"))
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(mediaType = CSV, schema = @Schema(type = "string"), examples = @ExampleObject("""
                                            entry,effectiveOn,text,closing,unit,account,item,debit,credit,number,maturesOn
                                            2020-06-0001,2020-06-30,居民缴费,,430121,1003.01,,50.00,,,
                                            2020-06-0001,,,,430121,4001,RESIDENT,,50.00,,
                                            """)))
    @ApiResponse(
            responseCode = "201",
            description = "Posted, every entry on its own day",
            content = @Content(schema = @Schema(implementation = Imported.class)))
    ResponseEntity<?> pastEntries(
            @PathVariable String pool,
            @PathVariable String fund,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            HttpServletRequest request)
            throws IOException {
        return take(pool, fund, caller, request, ImportFile::pastEntries, this::post);
    }

    private ResponseEntity<?> take(
            String pool, String fund, Caller caller, HttpServletRequest request, Reader reader, Taker taker)
            throws IOException {
        try {
            BookId book = files.book(pool, fund);
            Actor actor = actor(caller);
            if (!caller.mayTouch(pool) || !actor.holds(Office.CITY_CLERK)) {
                throw new UnreadableFile(Refusal.of(
                        RefusalCode.FORBIDDEN, caller.name() + " may not import into books of pool " + pool));
            }
            ControlTotals said = TotalsHeaders.read(request);
            Optional<String> name = Upload.name(request);
            try (SpooledFile bytes = SpooledFile.of(request.getInputStream())) {
                ImportFile.Read read = reader.read(bytes, TextEncoding.of(bytes, Upload.charset(request)));
                Optional<Refusal> differing = ControlTotals.differing(said, read.totals());
                if (differing.isPresent()) {
                    throw new UnreadableFile(differing.get());
                }
                files.keepBytes(book, bytes);
                return taker.take(new Checked(book, bytes.sha256(), name, read, actor));
            }
        } catch (UnreadableFile e) {
            request.getInputStream()
                    .transferTo(OutputStream.nullOutputStream()); // or its sender would not see the answer
            return Problems.of(e.refusal());
        }
    }

    private static Actor actor(Caller caller) {
        Set<Office> offices = EnumSet.noneOf(Office.class);
        caller.roles().forEach(role -> Office.ofRole(role).ifPresent(offices::add));
        return new Actor(caller.name(), offices, Optional.empty(), caller.pools(), caller.person());
    }

    private ResponseEntity<?> propose(Checked file) throws IOException {
        String id = "opening-balances/" + file.book().fund() + "/" + file.file();
        Answer answer = ledger.submit(submission(id, file.read().commands().getFirst(), file, today()), new Sender())
                .join();
        Imported outcome = file.outcome(Imported.Status.PROPOSED, Optional.of(id), Optional.empty());
        return switch (answer.status()) {
            case REJECTED -> Problems.of(answer.refusal().orElseThrow());
            case DUPLICATE -> Upload.exists("a file of the same content was proposed as " + id, outcome);
            case ACCEPTED, PROPOSED -> ResponseEntity.accepted().body(outcome);
        };
    }

    private ResponseEntity<?> post(Checked file) throws IOException {
        List<Submission> all = new ArrayList<>();
        all.add(received(file));
        for (ImportFile.Command command : file.read().commands()) {
            all.add(submission(
                    "import/" + file.book().fund() + "/" + command.number(),
                    command,
                    file,
                    command.effectiveOn().orElseThrow()));
        }
        List<Answer> answers = ledger.submitAtomically(all).join();
        if (answers.getFirst().status() == Answer.Status.DUPLICATE) {
            return Upload.exists(
                    "a file of the same content was imported before",
                    file.outcome(Imported.Status.POSTED, Optional.empty(), Optional.empty()));
        }
        for (int i = 0; i < answers.size(); i++) {
            Optional<Refusal> refusal =
                    answers.get(i).refusal().filter(why -> why.code() != RefusalCode.ATOMIC_REFUSED);
            if (refusal.isPresent()) {
                return Problems.of(
                        i == 0
                                ? refusal.get()
                                : of(refusal.get(), file.read().commands().get(i - 1)));
            }
        }
        int duplicates = Math.toIntExact(answers.stream()
                .filter(answer -> answer.status() == Answer.Status.DUPLICATE)
                .count());
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(file.outcome(Imported.Status.POSTED, Optional.empty(), Optional.of(duplicates)));
    }

    /** The first entry that the book refuses; none of the others was posted either. */
    private static Refusal of(Refusal refusal, ImportFile.Command command) {
        return new Refusal(
                refusal.code(),
                "line " + command.line() + ", entry " + command.number() + ": " + refusal.detail()
                        + "; nothing of the file was posted",
                refusal.available(),
                refusal.clause(),
                refusal.faults());
    }

    private Submission received(Checked file) {
        ReceivePastEntries received = new ReceivePastEntries(
                file.file(),
                file.name(),
                file.read().totals().lines(),
                file.read().commands().size(),
                file.read().totals().amount());
        return new Submission(
                "file/" + file.book().fund() + "/" + file.file(),
                RECEIVE,
                file.book().pool(),
                Optional.of(file.book().fund()),
                Optional.of(today()),
                JsonNodeFactory.instance.objectNode(),
                new Reading.Valid(received),
                file.actor(),
                hash(file.file()),
                Optional.of(new Source(file.file(), 1)));
    }

    private static Submission submission(String id, ImportFile.Command command, Checked file, LocalDate effectiveOn) {
        return new Submission(
                id,
                command.type(),
                file.book().pool(),
                Optional.of(file.book().fund()),
                Optional.of(effectiveOn),
                command.data(),
                command.reading(),
                file.actor(),
                hash(command.effectiveOn().map(LocalDate::toString).orElse("") + "\n" + command.data()),
                Optional.of(new Source(file.file(), command.line())));
    }

    private static ContentHash hash(String text) {
        return new ContentHash(SpooledFile.sha256Digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), FilesConfiguration.DAYS);
    }
}
