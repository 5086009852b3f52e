package io.tongchou.ledger.files;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongchou.ledger.commands.reading.ControlTotals;
import io.tongchou.ledger.http.CommandTaker;
import io.tongchou.ledger.http.Problems;
import io.tongchou.ledger.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

    private final StatementFiles statementFiles;
    private final CommandTaker taker;

    StatementFilesController(StatementFiles statementFiles, CommandTaker taker) {
        this.statementFiles = statementFiles;
        this.taker = taker;
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
        try {
            Optional<ControlTotals> said = Stream.of(TotalsHeaders.LINES, TotalsHeaders.AMOUNT)
                            .anyMatch(name -> request.getHeader(name) != null)
                    ? Optional.of(TotalsHeaders.read(request))
                    : Optional.empty();
            byte[] command = statementFiles.command(
                    pool,
                    fund,
                    parameters,
                    new Brought(request.getInputStream(), Optional.empty(), Upload.charset(request), said));
            return taker.takeAlone(command, caller);
        } catch (UnreadableFile e) {
            request.getInputStream()
                    .transferTo(OutputStream.nullOutputStream()); // or its sender would not see the answer
            return Problems.of(e.refusal());
        }
    }
}
