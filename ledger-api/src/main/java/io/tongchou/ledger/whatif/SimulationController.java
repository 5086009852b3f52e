package io.tongchou.ledger.whatif;

import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.http.Problems;
import io.tongchou.ledger.http.RequestBodies;
import io.tongchou.ledger.http.StrictJson;
import io.tongchou.ledger.policy.Fault;
import io.tongchou.ledger.policy.Parameter;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.PolicyCatalog;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Settles a year that somebody makes up, by the very code that settles the real ones; posts nothing. */
@RestController
class SimulationController {

    static final String PATH = "/api/v1/settlements/simulate";

    /** The longest request, in bytes. */
    private static final int LONGEST = 4 * 1024 * 1024;

    private final PolicyCatalog policies = PolicyCatalog.shipped();

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> simulate(HttpServletRequest request) throws IOException {
        Optional<byte[]> body = RequestBodies.read(request.getInputStream(), LONGEST);
        if (body.isEmpty()) {
            return Problems.of(RequestBodies.tooLong(LONGEST));
        }
        StrictJson.Parsed parsed = StrictJson.parse(body.get());
        if (parsed.node().isMissingNode()) {
            return Problems.of(Refusal.invalid(parsed.faults()));
        }
        SimulationRequest.Read read = SimulationRequest.read(parsed.node());
        Optional<SimulationRequest> asked = read.request();
        Optional<Policy> policy = asked.flatMap(year -> policies.byId(year.policy()));
        List<Fault> faults = new ArrayList<>(parsed.faults());
        faults.addAll(read.faults());
        if (asked.isPresent() && policy.isEmpty()) {
            faults.add(new Fault("policy", "no policy of that name ships with the ledger"));
        }
        policy.filter(rules -> asked.orElseThrow().chain().isPresent()
                        && rules.undecided(Parameter.GAP_CHAIN).isEmpty())
                .ifPresent(rules -> faults.add(new Fault("chain", "is not left to a decision by the policy")));
        if (!faults.isEmpty()) {
            return Problems.of(Refusal.invalid(faults));
        }
        try {
            return ResponseEntity.ok(SettlementAnswer.of(asked.orElseThrow().settle(policy.orElseThrow())));
        } catch (IllegalArgumentException e) {
            return Problems.of(Refusal.invalid("chain", String.valueOf(e.getMessage())));
        } catch (ArithmeticException e) {
            return Problems.of(Refusal.invalid("units", "come to more than the ledger can hold"));
        }
    }
}
