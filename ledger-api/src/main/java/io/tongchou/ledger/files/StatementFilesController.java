package io.tongchou.ledger.files;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.commands.reading.ControlTotals;
import io.tongchou.ledger.commands.reconciliation.ImportStatement;
import io.tongchou.ledger.http.CommandTaker;
import io.tongchou.ledger.http.Problems;
import io.tongchou.ledger.policy.Fault;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.vocabulary.Money;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Statements of banks and offices as they are exported: the command {@code ImportStatement} with its lines as a file. */
@RestController
@Tag(name = "Statement files")
class StatementFilesController {

    private static final ZoneId DAYS = ZoneId.of("Asia/Shanghai");
    private static final List<String> HEADER =
            List.of("on", "direction", "amount", "reference", "counterparty", "text");
    /** What the address says of the statement as a whole; the command judges it. */
    private static final List<String> OF_THE_STATEMENT =
            List.of("statement", "source", "unit", "from", "to", "openingBalance", "closingBalance");

    private final CommandTaker taker;
    private final Clock clock;

    StatementFilesController(CommandTaker taker, Clock clock) {
        this.taker = taker;
        this.clock = clock;
    }

    @PostMapping(path = "/api/v1/pools/{pool}/funds/{fund}/statements", consumes = "text/csv")
    @Operation(
            summary = "ImportStatement with its lines as CSV, at most 20,000 of them",
            description =
                    "Header `on,direction,amount,reference,counterparty,text`; direction (IN where empty) and what follows"
                            + " the amount may be empty. UTF-8 or GB18030, told apart by themselves where the content type names no"
                            + " charset. Answered as the command is; the same file again the same day is a DUPLICATE, and later"
                            + " STATEMENT_EXISTS. The ledger matches the lines by itself: see reconciliation.")
    @Parameter(
            name = "source",
            in = ParameterIn.QUERY,
            required = true,
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"TAX", "TREASURY", "FISCAL_ACCOUNT", "EXPENDITURE_ACCOUNT"}))
    @Parameter(
            name = "unit",
            in = ParameterIn.QUERY,
            description = "Whose money it tells of; all units and the reserve together where left out",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            required = true,
            description = "The statement's first day",
            schema = @Schema(type = "string", format = "date"))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            required = true,
            description = "Its last day",
            schema = @Schema(type = "string", format = "date"))
    @Parameter(
            name = "statement",
            in = ParameterIn.QUERY,
            description = "Its number; made of source, unit and days where left out",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "openingBalance",
            in = ParameterIn.QUERY,
            description = "What it says was held before the first day",
            schema = @Schema(type = "string", example = "0.00"))
    @Parameter(
            name = "closingBalance",
            in = ParameterIn.QUERY,
            description = "What it says was held at the end of the last day",
            schema = @Schema(type = "string", example = "1234.50"))
    @Parameter(
            name = TotalsHeaders.LINES,
            in = ParameterIn.HEADER,
            description =
                    "How many lines stand behind the header; with it the total must be stated too, and both be right",
            schema = @Schema(type = "integer"))
    @Parameter(
            name = TotalsHeaders.AMOUNT,
            in = ParameterIn.HEADER,
            description = "What all amounts come to, in or out alike, in yuan",
            schema = @Schema(type = "string", example = "1234.50"))
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content =
                    @Content(mediaType = "text/csv", schema = @Schema(type = "string"), examples = @ExampleObject("""
                                            on,direction,amount,reference,counterparty,text
                                            2021-03-15,IN,1234.50,E4301210021030000017,,
                                            """)))
    ResponseEntity<byte[]> receive(
            @PathVariable String pool,
            @PathVariable String fund,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            HttpServletRequest request)
            throws IOException {
        try (SpooledFile file = SpooledFile.of(request.getInputStream())) {
            Optional<Fault> unknown = parameters.keySet().stream()
                    .filter(name -> !OF_THE_STATEMENT.contains(name))
                    .sorted()
                    .map(name -> new Fault(name, "is not a parameter here"))
                    .findFirst();
            if (unknown.isPresent()) {
                return Problems.of(Refusal.invalid(List.of(unknown.get())));
            }
            String today = LocalDate.ofInstant(clock.instant(), DAYS).toString();
            ObjectNode data = data(file, parameters, request);
            String content = HexFormat.of()
                    .formatHex(SpooledFile.sha256Digest().digest(data.toString().getBytes(StandardCharsets.UTF_8)));
            ObjectNode command = JsonNodeFactory.instance
                    .objectNode()
                    .put("id", "statement/" + fund + "/" + today + "/" + content.substring(0, 40))
                    .put("command", ImportStatement.class.getSimpleName())
                    .put("pool", pool)
                    .put("fund", fund)
                    .put("effectiveOn", today)
                    .set("data", data);
            return taker.takeAlone(command.toString().getBytes(StandardCharsets.UTF_8), caller);
        } catch (UnreadableFile e) {
            request.getInputStream()
                    .transferTo(OutputStream.nullOutputStream()); // or its sender would not see the answer
            return Problems.of(e.refusal());
        }
    }

    private static ObjectNode data(SpooledFile file, Map<String, String> parameters, HttpServletRequest request)
            throws IOException, UnreadableFile {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        OF_THE_STATEMENT.stream().filter(parameters::containsKey).forEach(name -> data.put(name, parameters.get(name)));
        ArrayNode lines = data.putArray("lines");
        Money total = Money.ZERO;
        TextEncoding encoding = TextEncoding.of(
                file,
                Optional.ofNullable(MediaType.parseMediaType(request.getContentType())
                                .getParameter("charset"))
                        .map(quoted -> quoted.replace("\"", "")));
        try (InputStream bytes = file.open();
                CsvLines csv = new CsvLines(encoding.reader(bytes), HEADER)) {
            for (Optional<CsvLines.Line> next = csv.next(); next.isPresent(); next = csv.next()) {
                List<String> fields = next.get().fields();
                if (fields.size() != HEADER.size()) {
                    throw new UnreadableFile(Refusal.invalid(
                            "line " + next.get().number(),
                            "must have " + HEADER.size() + " fields, not " + fields.size()));
                }
                if (lines.size() == ImportStatement.MOST_LINES) {
                    throw new UnreadableFile(Refusal.invalid(
                            "file", "has more than " + ImportStatement.MOST_LINES + " lines behind its header"));
                }
                ObjectNode line = lines.addObject();
                for (int i = 0; i < fields.size(); i++) {
                    if (!fields.get(i).isEmpty()) {
                        line.put(HEADER.get(i), fields.get(i));
                    }
                }
                total = total.plus(amount(line));
            }
        }
        if (Stream.of(TotalsHeaders.LINES, TotalsHeaders.AMOUNT).anyMatch(name -> request.getHeader(name) != null)) {
            Optional<Refusal> differing =
                    ControlTotals.differing(TotalsHeaders.read(request), new ControlTotals(lines.size(), total));
            if (differing.isPresent()) {
                throw new UnreadableFile(differing.get());
            }
        }
        return data;
    }

    /** What cannot be read counts nothing here; the command says what is wrong with it. */
    private static Money amount(ObjectNode line) {
        try {
            return Money.parse(line.path("amount").asText());
        } catch (NumberFormatException | ArithmeticException e) {
            return Money.ZERO;
        }
    }
}
