package io.tongchou.ledger.eventstore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a verification has counted and found, check by check. */
public final class Findings {

    private final Map<String, Check> checks = new LinkedHashMap<>();

    /** A check under way. */
    public static final class Check {

        private final String name;
        private final String says;
        private final List<Verification.Finding> findings = new ArrayList<>();
        private long checked;
        private long found;

        private Check(String name, String says) {
            this.name = name;
            this.says = says;
        }

        /** One more thing has been held against it. */
        public void counted() {
            checked++;
        }

        /** @param sequence the event at which it shows; 0 where it belongs to none */
        public void found(long sequence, String what) {
            if (found++ < Verification.MOST) {
                findings.add(new Verification.Finding(sequence, what));
            }
        }
    }

    /**
     * Begins a check.
     *
     * @param says what holds where nothing is found
     */
    public Check check(String name, String says) {
        Check check = new Check(name, says);
        if (checks.putIfAbsent(name, check) != null) {
            throw new IllegalArgumentException("there is a check " + name);
        }
        return check;
    }

    List<Verification.Check> all() {
        return checks.values().stream()
                .map(check -> new Verification.Check(
                        check.name, check.says, check.checked, check.found, List.copyOf(check.findings)))
                .toList();
    }
}
