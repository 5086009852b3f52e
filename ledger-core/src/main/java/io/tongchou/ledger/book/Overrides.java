package io.tongchou.ledger.book;

import io.tongchou.ledger.events.OverriddenRefusal;
import io.tongchou.ledger.policy.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Refusals that a command may let pass, with a reason and a second person. */
public final class Overrides {

    private Overrides() {}

    public static boolean any(Optional<List<OverriddenRefusal>> overrides) {
        return overrides.filter(list -> !list.isEmpty()).isPresent();
    }

    public static boolean waives(Optional<List<OverriddenRefusal>> overrides, RefusalCode code) {
        return overrides.stream()
                .flatMap(List::stream)
                .anyMatch(waived -> waived.code().equals(code.name()));
    }

    /** The refusal of overrides that name anything but these codes. */
    public static Optional<Refusal> misplaced(Optional<List<OverriddenRefusal>> overrides, RefusalCode... allowed) {
        List<OverriddenRefusal> given = overrides.orElse(List.of());
        List<Fault> faults = IntStream.range(0, given.size())
                .filter(i -> Arrays.stream(allowed)
                        .noneMatch(code -> code.name().equals(given.get(i).code())))
                .mapToObj(i ->
                        new Fault("data.overrides[" + i + "].code", "can only be one of " + Arrays.toString(allowed)))
                .toList();
        return faults.isEmpty() ? Optional.empty() : Optional.of(Refusal.invalid(faults));
    }
}
