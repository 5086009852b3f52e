package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.MatchRule;
import io.tongchou.ledger.vocabulary.Money;
import java.util.List;

/**
 * Lines of a statement and entries of the ledger that are the same money.
 *
 * @param lines the lines' numbers
 * @param entries the entries, by the ids of the commands that made them
 * @param amount what both sides come to; what goes out is negative
 */
public record Match(MatchRule rule, List<Integer> lines, List<String> entries, Money amount) {}
