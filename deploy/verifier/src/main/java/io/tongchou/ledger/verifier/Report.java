package io.tongchou.ledger.verifier;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What was proven, what was found, and what nobody can tell from what was given. */
final class Report {

    private static final int MOST_SHOWN = 100;

    private final String subject;
    private final List<String> proven = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();
    private final TreeSet<Long> events = new TreeSet<>();
    private long found;

    Report(String subject) {
        this.subject = subject;
    }

    void proven(String what) {
        proven.add(what);
    }

    /** What was not checked. */
    void open(String what) {
        open.add(what);
    }

    void found(String what) {
        found++;
        if (findings.size() < MOST_SHOWN) {
            findings.add(what);
        }
    }

    /** A finding that shows at an event. */
    void found(long sequence, String what) {
        if (events.size() < MOST_SHOWN || sequence < events.last()) {
            events.add(sequence);
        }
        found("event " + sequence + ": " + what);
    }

    long findings() {
        return found;
    }

    boolean isClean() {
        return found == 0;
    }

    void print(PrintStream out) {
        out.println(subject);
        proven.forEach(what -> out.println("  proven: " + what));
        open.forEach(what -> out.println("  not checked: " + what));
        findings.forEach(what -> out.println("  FOUND: " + what));
        if (found > findings.size()) {
            out.println("  … and " + (found - findings.size()) + " more");
        }
        if (!events.isEmpty()) {
            out.println("The first event where something does not fit is " + events.first() + ".");
        }
        out.println(found == 0 ? "CLEAN: nothing was found." : "NOT CLEAN: " + found + " findings.");
    }
}
