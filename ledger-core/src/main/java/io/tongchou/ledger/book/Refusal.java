package io.tongchou.ledger.book;

import io.tongchou.ledger.policy.Clause;
import io.tongchou.ledger.policy.Fault;
import io.tongchou.ledger.vocabulary.Money;
import java.util.List;
import java.util.Optional;

/**
 * Why a command was refused, for a person to read. A refusal is an answer, never an exception, and leaves nothing behind.
 *
 * @param detail what was asked and why it cannot be
 * @param available what there is, where money or a limit falls short
 * @param clause the clause it rests on, where the policy decides
 * @param faults every fault of a malformed command
 */
public record Refusal(
        RefusalCode code, String detail, Optional<Money> available, Optional<Clause> clause, List<Fault> faults) {

    public static Refusal of(RefusalCode code, String detail) {
        return new Refusal(code, detail, Optional.empty(), Optional.empty(), List.of());
    }

    public static Refusal invalid(List<Fault> faults) {
        return new Refusal(
                RefusalCode.INVALID,
                faults.size() == 1 ? faults.getFirst().toString() : faults.size() + " faults",
                Optional.empty(),
                Optional.empty(),
                List.copyOf(faults));
    }

    public static Refusal invalid(String path, String problem) {
        return invalid(List.of(new Fault(path, problem)));
    }

    public Refusal withAvailable(Money amount) {
        return new Refusal(code, detail, Optional.of(amount), clause, faults);
    }

    public Refusal withFaults(List<Fault> all) {
        return new Refusal(code, detail, available, clause, List.copyOf(all));
    }

    public Refusal withClause(Clause place) {
        return new Refusal(code, detail, available, Optional.of(place), faults);
    }
}
