package io.tongchou.ledger.book;

import io.tongchou.ledger.events.OverriddenRefusal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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

    /**
     * Holds overrides against the codes that this command may pass over.
     *
     * @throws DataFault where another one is named
     */
    public static void mustBeOf(Optional<List<OverriddenRefusal>> overrides, RefusalCode... allowed) {
        List<OverriddenRefusal> given = overrides.orElse(List.of());
        for (int i = 0; i < given.size(); i++) {
            String code = given.get(i).code();
            if (Arrays.stream(allowed).noneMatch(one -> one.name().equals(code))) {
                throw new DataFault("overrides[" + i + "].code", "must be one of " + Arrays.toString(allowed));
            }
        }
    }
}
