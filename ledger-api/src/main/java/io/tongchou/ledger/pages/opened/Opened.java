package io.tongchou.ledger.pages.opened;

import io.tongchou.ledger.pages.Fact;
import java.util.List;
import java.util.Optional;

/**
 * A figure opened: what it comes to, why, and what it is made of.
 *
 * @param value blank of an entry or event
 * @param formula blank where its parts are simply added
 * @param payload of an event as it was stored; blank where it is none, or not the viewer's
 */
record Opened(
        String path,
        String caption,
        String value,
        String asOf,
        String knownAt,
        String formula,
        Optional<Clause> clause,
        List<Input> inputs,
        List<Input> evidence,
        List<Leg> entries,
        String next,
        List<Fact> facts,
        String voucher,
        String payload,
        String sourceLine) {

    /** What a policy or a decision says. */
    record Clause(String name, List<String> words, List<String> assumptions) {}

    /**
     * One thing that it is made of, or rests on.
     *
     * @param sign + or −; blank where it is not added
     * @param href blank where there is nothing below
     */
    record Input(String sign, String caption, String value, String clause, String href) {}

    record Leg(String day, String voucher, String href, String summary, String unit, String account, String amount) {}
}
