package io.tongchou.ledger.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Hidden;
import io.tongchou.ledger.book.CommandType;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.policy.Fault;
import io.tongchou.ledger.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Every command as a resource of its own: the address says what the envelope's command, pool and fund say, and no more. */
@Hidden
@RestController
class ResourceController {

    static final String OF_FUND = "/api/v1/pools/{pool}/funds/{fund}/{resource}";
    static final String OF_POOL = "/api/v1/pools/{pool}/{resource}";

    private final CommandTaker taker;

    ResourceController(CommandTaker taker) {
        this.taker = taker;
    }

    @PostMapping(path = OF_FUND, consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> ofFund(
            @PathVariable String pool,
            @PathVariable String fund,
            @PathVariable String resource,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request)
            throws IOException, NoResourceFoundException {
        return take(command(resource, true, request), pool, Optional.of(fund), caller, request);
    }

    @PostMapping(path = OF_POOL, consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> ofPool(
            @PathVariable String pool,
            @PathVariable String resource,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request)
            throws IOException, NoResourceFoundException {
        return take(command(resource, false, request), pool, Optional.empty(), caller, request);
    }

    private static CommandType command(String resource, boolean ofFund, HttpServletRequest request)
            throws NoResourceFoundException {
        return ResourceNames.command(resource)
                .filter(type -> ofFund ? ResourceNames.isOfFund(type) : ResourceNames.isOfPool(type))
                .orElseThrow(() -> new NoResourceFoundException(
                        org.springframework.http.HttpMethod.POST, request.getRequestURI(), resource));
    }

    private ResponseEntity<byte[]> take(
            CommandType type, String pool, Optional<String> fund, Caller caller, HttpServletRequest request)
            throws IOException {
        Optional<byte[]> whole = RequestBodies.read(request.getInputStream(), CommandController.LONGEST_COMMAND);
        if (whole.isEmpty()) {
            return Problems.of(RequestBodies.tooLong(CommandController.LONGEST_COMMAND));
        }
        StrictJson.Parsed parsed = StrictJson.parse(whole.get());
        if (!(parsed.node() instanceof ObjectNode body)) {
            return Problems.of(Refusal.invalid(
                    parsed.faults().isEmpty() ? List.of(new Fault("", "must be an object")) : parsed.faults()));
        }
        List<Fault> faults = new ArrayList<>(parsed.faults());
        ObjectNode envelope = body.deepCopy();
        List.of("command", "pool", "fund").forEach(field -> {
            if (body.has(field)) {
                faults.add(new Fault(field, "is not a field here: the address says it"));
            }
        });
        envelope.put("command", type.name()).put("pool", pool);
        fund.ifPresent(code -> envelope.put("fund", code));
        return taker.takeAlone(new StrictJson.Parsed(envelope, faults), EnvelopeReader.actor(caller));
    }
}
