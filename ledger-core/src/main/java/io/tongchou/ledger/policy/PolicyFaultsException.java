package io.tongchou.ledger.policy;

import java.util.List;
import java.util.stream.Collectors;

/** The policies that ship with the product cannot be used; the message is one sentence that names every fault. */
public final class PolicyFaultsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PolicyFaultsException(List<String> faults) {
        super("The policy files cannot be used, "
                + (faults.size() == 1 ? "1 fault: " : faults.size() + " faults: ")
                + faults.stream().collect(Collectors.joining("; "))
                + ".");
    }
}
