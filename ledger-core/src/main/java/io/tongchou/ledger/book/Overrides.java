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
     * @throws IllegalArgumentException where another one is named
     */
    public static void mustBeOf(Optional<List<OverriddenRefusal>> overrides, RefusalCode... allowed) {
        overrides.stream()
                .flatMap(List::stream)
                .filter(waived ->
                        Arrays.stream(allowed).noneMatch(code -> code.name().equals(waived.code())))
                .findFirst()
                .ifPresent(waived -> {
                    throw new IllegalArgumentException(
                            "overrides may name " + Arrays.toString(allowed) + ", not " + waived.code());
                });
    }
}
