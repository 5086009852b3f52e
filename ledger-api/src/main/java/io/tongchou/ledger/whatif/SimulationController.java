package io.tongchou.ledger.whatif;

import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.commands.reading.DataReader;
import io.tongchou.ledger.http.Problems;
import io.tongchou.ledger.http.RequestBodies;
import io.tongchou.ledger.http.StrictJson;
import io.tongchou.ledger.policy.Fault;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.PolicyCatalog;
import io.tongchou.ledger.vocabulary.UnitCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
        DataReader reader = new DataReader();
        Optional<SimulationRequest> asked = reader.read(parsed.node(), SimulationRequest.class, "", Set.of());
        Optional<Policy> policy = asked.flatMap(year -> policies.byId(year.policy()));
        List<Fault> faults = new ArrayList<>(parsed.faults());
        Stream.concat(reader.faults().stream(), reader.notPositive().stream().filter(SimulationController::isFault))
                .map(SimulationController::belowTheWhole)
                .forEach(faults::add);
        asked.ifPresent(year -> faults.addAll(namedTwice(year)));
        if (asked.isPresent() && policy.isEmpty()) {
            faults.add(new Fault("policy", "no policy of that name ships with the ledger"));
        }
        if (!faults.isEmpty()) {
            return Problems.of(Refusal.invalid(faults));
        }
        try {
            return ResponseEntity.ok(SettlementAnswer.of(asked.orElseThrow().settle(policy.orElseThrow())));
        } catch (ArithmeticException e) {
            return Problems.of(Refusal.invalid("units", "come to more than the ledger can hold"));
        }
    }

    /** Alone among all amounts, what a unit owned may be below zero. */
    private static boolean isFault(Fault notPositive) {
        return !notPositive.path().endsWith(".ownBalance");
    }

    private static Fault belowTheWhole(Fault fault) {
        return new Fault(fault.path().replaceFirst("^\\.", ""), fault.message());
    }

    private static List<Fault> namedTwice(SimulationRequest year) {
        Set<UnitCode> seen = new HashSet<>();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < year.units().size(); i++) {
            if (!seen.add(year.units().get(i).unit())) {
                faults.add(new Fault("units[" + i + "].unit", "is named twice"));
            }
        }
        return faults;
    }
}
