package io.tongchou.ledger.events;

import io.tongchou.ledger.policy.Policy;
import java.time.LocalDate;
import java.util.List;

/**
 * A city began to pool one more fund (增设险种基金), with its rules, so that its book replays alone.
 */
public record FundOpened(String name, List<PoolUnit> units, List<Policy> policies, LocalDate beginsOn)
        implements LedgerEvent {}
