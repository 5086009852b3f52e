package io.tongchou.ledger.files;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.reading.ControlTotals;
import io.tongchou.ledger.http.Problems;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.vocabulary.BookId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tax authority's files: in, what has come of each, and the lines of which there is something to say. */
@RestController
@Tag(name = "Collection files")
@RequestMapping(CollectionFilesController.PATH)
class CollectionFilesController {

    static final String PATH = "/api/v1/pools/{pool}/funds/{fund}/collection-files";

    private static final String CSV = "text/csv";
    private static final String PROBLEM = "application/problem+json";
    private static final String NDJSON = "application/x-ndjson";
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();
    private static final int USUAL_PAGE = 100;
    private static final int MOST_ON_A_PAGE = 1000;
    private static final long LOOK_MILLIS = 100;
    private static final int LOOKS_A_LINE = 10;

    private final CollectionFiles collectionFiles;
    private final SourceFiles files;

    CollectionFilesController(CollectionFiles collectionFiles, SourceFiles files) {
        this.collectionFiles = collectionFiles;
        this.files = files;
    }

    @PostMapping(consumes = CSV)
    @Operation(
            summary = "A file of receipts: checked as a whole, then posted line by line",
            description =
                    "By tax. Header `receiptNo,unit,payer,payerCategory,kind,period,amount,lateFee,collectedOn`; payer,"
                            + " lateFee and collectedOn (the day it is entered on; today) may be empty. UTF-8 or GB18030, told apart by"
                            + " themselves where the content type names no charset. Nothing is posted where the encoding, the header or"
                            + " the control totals are wrong. The same bytes again are FILE_EXISTS with the first upload's `outcome`."
                            + " Lines are numbered as in the file, the header being line 1.")
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
            description =
                    "What amounts and late fees come to, in yuan; a line whose amounts cannot be read counts 0.00",
            schema = @Schema(type = "string", example = "1234.50"))
    @Parameter(
            name = "Prefer",
            in = ParameterIn.HEADER,
            description = "respond-async: answered with 202 once the file is checked",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "Content-Disposition",
            in = ParameterIn.HEADER,
            description = "Its filename is what the file is called from then on",
            schema = @Schema(type = "string", example = "attachment; filename=\"310-2021-03-15.csv\""))
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(mediaType = CSV, schema = @Schema(type = "string"), examples = @ExampleObject("""
                                            receiptNo,unit,payer,payerCategory,kind,period,amount,lateFee,collectedOn
                                            E4301210021030000018,430121,,EMPLOYER,CURRENT,2021-03,1234.50,,2021-03-15
                                            """)))
    @ApiResponse(
            responseCode = "201",
            description = "Posted; what came of each line",
            content = @Content(schema = @Schema(implementation = FileAnswer.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Checked and kept; it is posted from now on. Location says where to ask",
            content = @Content(schema = @Schema(implementation = FileAnswer.class)))
    @ApiResponse(
            responseCode = "400",
            description = "The encoding, the header, the quotes or a control total cannot be read; nothing is posted",
            content = @Content(mediaType = PROBLEM, schema = @Schema(ref = "#/components/schemas/Problem")))
    @ApiResponse(
            responseCode = "403",
            description = "Not for the caller's office",
            content = @Content(mediaType = PROBLEM, schema = @Schema(ref = "#/components/schemas/Problem")))
    @ApiResponse(
            responseCode = "409",
            description = "A file of these bytes was received before; `outcome` says what came of it, or how far it is",
            content = @Content(mediaType = PROBLEM, schema = @Schema(ref = "#/components/schemas/Problem")))
    @ApiResponse(
            responseCode = "422",
            description =
                    "The control totals differ from what was counted, or there is no such pool or fund; nothing is posted",
            content = @Content(mediaType = PROBLEM, schema = @Schema(ref = "#/components/schemas/Problem")))
    ResponseEntity<?> receive(
            @PathVariable String pool,
            @PathVariable String fund,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            HttpServletRequest request)
            throws IOException, InterruptedException {
        SourceFiles.Known received;
        try {
            BookId book = collectionFiles.ofWhoBrings(pool, fund, caller);
            ControlTotals said = TotalsHeaders.read(request);
            CollectionFiles.Received file = collectionFiles.receive(
                    book,
                    new Brought(
                            request.getInputStream(), Upload.name(request), Upload.charset(request), Optional.of(said)),
                    caller);
            if (!file.first()) {
                return exists(file.known());
            }
            received = file.known();
        } catch (UnreadableFile e) {
            request.getInputStream()
                    .transferTo(OutputStream.nullOutputStream()); // or its sender would not see the answer
            return Problems.of(e.refusal());
        }
        URI location =
                URI.create(request.getRequestURI() + "/" + received.file().file());
        if (Optional.ofNullable(request.getHeader("Prefer")).orElse("").contains("respond-async")) {
            return ResponseEntity.accepted()
                    .location(location)
                    .header("Preference-Applied", "respond-async")
                    .body(answer(received));
        }
        while (!received.progress().finished()) {
            Thread.sleep(LOOK_MILLIS);
            received =
                    files.find(received.file().book(), received.file().file()).orElseThrow();
        }
        return ResponseEntity.created(location).body(answer(received));
    }

    @GetMapping
    @Operation(summary = "The files of a fund, the latest first; as CSV with Accept: text/csv")
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "As the page before gave it in next",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "Files on a page, 1 to 1000; 100 where left out",
            schema = @Schema(type = "integer"))
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = FileAnswer.Page.class)))
    ResponseEntity<?> list(
            @PathVariable String pool,
            @PathVariable String fund,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @RequestHeader(defaultValue = "*/*") String accept,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        try {
            BookId book = collectionFiles.ofWhoReads(pool, fund, caller);
            int limit = limit(parameters);
            List<FileAnswer> page =
                    collectionFiles.page(book, Optional.ofNullable(parameters.get("cursor")), limit).stream()
                            .map(FileAnswer::of)
                            .toList();
            return accept.startsWith(CSV)
                    ? Csv.of(
                            page,
                            "file,name,status,receivedAt,lines,posted,duplicates,late,refused,amount,postedAmount",
                            file -> List.of(
                                    file.file(),
                                    file.name().orElse(""),
                                    file.status().name(),
                                    file.receivedAt(),
                                    String.valueOf(file.lines()),
                                    String.valueOf(file.posted()),
                                    String.valueOf(file.duplicates()),
                                    String.valueOf(file.late()),
                                    String.valueOf(file.refused()),
                                    file.amount(),
                                    file.postedAmount()))
                    : ResponseEntity.ok(new FileAnswer.Page(
                            page,
                            page.size() < limit
                                    ? Optional.empty()
                                    : Optional.of(page.getLast().file())));
        } catch (UnreadableFile e) {
            return Problems.of(e.refusal());
        }
    }

    @GetMapping("/{file}")
    @Operation(
            summary = "A file and what has come of it",
            description =
                    "With `Accept: text/event-stream` or `application/x-ndjson` it is told again every second until the file"
                            + " is posted.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = FileAnswer.class)))
    @Nullable
    ResponseEntity<?> one(
            @PathVariable String pool,
            @PathVariable String fund,
            @PathVariable String file,
            @Parameter(hidden = true) @RequestHeader(defaultValue = "*/*") String accept,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        try {
            Optional<SourceFiles.Known> known = files.find(collectionFiles.ofWhoReads(pool, fund, caller), file);
            if (known.isEmpty()) {
                return unknown(file);
            }
            boolean events = accept.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE);
            if (!events && !accept.startsWith(NDJSON)) {
                return ResponseEntity.ok(answer(known.get()));
            }
            response.setContentType(events ? MediaType.TEXT_EVENT_STREAM_VALUE : NDJSON);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            follow(known.get(), events ? "data: " : "", events ? "\n\n" : "\n", response.getOutputStream());
            return null;
        } catch (UnreadableFile e) {
            return Problems.of(e.refusal());
        }
    }

    @GetMapping("/{file}/lines")
    @Operation(summary = "The lines that were refused or late, in their order; as CSV with Accept: text/csv")
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "Of these alone; both where left out",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"REFUSED", "LATE"}))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "As the page before gave it in next",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "Lines on a page, 1 to 1000; 100 where left out",
            schema = @Schema(type = "integer"))
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = FileAnswer.Lines.class)))
    ResponseEntity<?> lines(
            @PathVariable String pool,
            @PathVariable String fund,
            @PathVariable String file,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @RequestHeader(defaultValue = "*/*") String accept,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        try {
            Optional<SourceFiles.Known> known = files.find(collectionFiles.ofWhoReads(pool, fund, caller), file);
            if (known.isEmpty()) {
                return unknown(file);
            }
            int limit = limit(parameters);
            List<FileAnswer.Line> page =
                    files.notes(known.get().file(), status(parameters), behind(parameters), limit).stream()
                            .map(FileAnswer.Line::of)
                            .toList();
            return accept.startsWith(CSV)
                    ? Csv.of(
                            page,
                            "line,receiptNo,status,code,detail,available",
                            line -> List.of(
                                    String.valueOf(line.line()),
                                    line.receiptNo(),
                                    line.status().name(),
                                    line.error().map(FileAnswer.Reason::code).orElse(""),
                                    line.error()
                                            .map(FileAnswer.Reason::detail)
                                            .or(line::detail)
                                            .orElse(""),
                                    line.error()
                                            .flatMap(FileAnswer.Reason::available)
                                            .orElse("")))
                    : ResponseEntity.ok(new FileAnswer.Lines(
                            file,
                            page,
                            page.size() < limit
                                    ? Optional.empty()
                                    : Optional.of(String.valueOf(page.getLast().line()))));
        } catch (UnreadableFile e) {
            return Problems.of(e.refusal());
        }
    }

    /** The refusal of a file that is there, with what came of it. */
    private ResponseEntity<byte[]> exists(SourceFiles.Known first) throws IOException {
        return Upload.exists(
                "a file of the same content was received at " + first.file().receivedAt()
                        + (first.progress().finished() ? "" : " and is being posted"),
                answer(first));
    }

    private FileAnswer answer(SourceFiles.Known known) {
        return FileAnswer.of(known)
                .with(
                        files.notes(known.file(), Optional.of(LineNote.Status.REFUSED), 0, FileAnswer.FIRST_LINES),
                        files.notes(known.file(), Optional.of(LineNote.Status.LATE), 0, FileAnswer.FIRST_LINES));
    }

    private void follow(SourceFiles.Known from, String before, String behind, OutputStream out)
            throws IOException, InterruptedException {
        SourceFiles.Known known = from;
        for (int look = 0; ; look++) {
            boolean finished = known.progress().finished();
            if (finished || look % LOOKS_A_LINE == 0) {
                out.write((before + JSON.writeValueAsString(finished ? answer(known) : FileAnswer.of(known)) + behind)
                        .getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
            if (finished) {
                return;
            }
            Thread.sleep(LOOK_MILLIS);
            known = files.find(known.file().book(), known.file().file()).orElseThrow();
        }
    }

    private static ResponseEntity<byte[]> unknown(String file) {
        return Problems.of(
                HttpStatus.NOT_FOUND, RefusalCode.FILE_UNKNOWN.name(), "no file " + file + " has been received");
    }

    private static Optional<LineNote.Status> status(Map<String, String> parameters) throws UnreadableFile {
        try {
            return Optional.ofNullable(parameters.get("status")).map(LineNote.Status::valueOf);
        } catch (IllegalArgumentException e) {
            throw new UnreadableFile(Refusal.invalid("status", "must be REFUSED or LATE"));
        }
    }

    private static int behind(Map<String, String> parameters) throws UnreadableFile {
        return number(parameters, "cursor", 0, 0, Integer.MAX_VALUE);
    }

    private static int limit(Map<String, String> parameters) throws UnreadableFile {
        return number(parameters, "limit", USUAL_PAGE, 1, MOST_ON_A_PAGE);
    }

    private static int number(Map<String, String> parameters, String name, int usual, int least, int most)
            throws UnreadableFile {
        try {
            int number = Optional.ofNullable(parameters.get(name))
                    .map(Integer::parseInt)
                    .orElse(usual);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new UnreadableFile(Refusal.invalid(name, "must be a whole number, " + least + " to " + most));
    }
}
