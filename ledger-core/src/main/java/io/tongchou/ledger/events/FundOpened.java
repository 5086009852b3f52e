package io.tongchou.ledger.events;

import io.tongchou.ledger.policy.Policy;
import java.time.LocalDate;
import java.util.List;

/**
 * A city began to pool one more fund (增设险种基金), with its rules, so that its book replays alone.
 *
 * @param name the city as people call it
 * @param policies the policies of the pool, whole
 * @param beginsOn the first day of the book; what happened before is not entered in it
 */
public record FundOpened(String name, List<PoolUnit> units, List<Policy> policies, LocalDate beginsOn)
        implements LedgerEvent {}
