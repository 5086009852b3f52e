package io.tongchou.ledger.commands.pooladmin;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.SecondPerson;
import io.tongchou.ledger.events.PolicyAdopted;
import io.tongchou.ledger.policy.Fault;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.PolicyCatalog;
import io.tongchou.ledger.policy.PolicyReader;
import io.tongchou.ledger.policy.PolicyReading;
import java.util.List;

/**
 * Adopts a city's rules for all books of the pool.
 *
 * @param policy the id of a policy that ships with the product, or a whole policy
 */
@MadeBy(Office.CITY_CLERK)
@SecondPerson
public record AdoptPolicy(JsonNode policy) implements Command.OfPool {

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        PolicyReading reading = policy.isTextual()
                ? PolicyCatalog.shipped()
                        .byId(policy.textValue())
                        .<PolicyReading>map(PolicyReading.Valid::new)
                        .orElseGet(() -> new PolicyReading.Faulty(
                                List.of(new Fault("", "no policy " + policy.textValue() + " ships with the ledger"))))
                : PolicyReader.read(policy);
        return switch (reading) {
            case PolicyReading.Faulty(List<Fault> faults) ->
                Decision.refuse(Refusal.of(RefusalCode.POLICY_INVALID, faults.size() + " faults in the policy")
                        .withFaults(faults.stream()
                                .map(fault -> new Fault(
                                        fault.path().isEmpty() ? "data.policy" : "data.policy." + fault.path(),
                                        fault.message()))
                                .toList()));
            case PolicyReading.Valid(Policy valid) -> adopt(valid, book);
        };
    }

    private static Decision adopt(Policy policy, BookState book) {
        if (!policy.pool().equals(book.id().pool())) {
            return Decision.refuse(
                    Refusal.of(RefusalCode.POLICY_INVALID, policy.id() + " was made for pool " + policy.pool())
                            .withFaults(List.of(new Fault(
                                    "data.policy.pool", "is not " + book.id().pool()))));
        }
        return book.policies().stream()
                .filter(policy::overlaps)
                .findFirst()
                .<Decision>map(other -> Decision.refuse(
                        RefusalCode.POLICY_OVERLAPS,
                        policy.id() + " and " + other.id() + " would both be in force on some days"))
                .orElseGet(() -> Decision.accept(new PolicyAdopted(policy)));
    }
}
