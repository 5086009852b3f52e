package io.tongchou.ledger.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.policy.Parameter;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Optional;

/**
 * What the policy leaves to a decision was decided (决定事项), with its paper.
 *
 * @param value in the shape of the parameter
 * @param unit the one unit it is for; without it for all
 * @param year the one fiscal year it is for; without it from its effective date on
 */
public record DecisionTaken(
        Parameter parameter, JsonNode value, Optional<UnitCode> unit, Optional<FiscalYear> year, String document)
        implements LedgerEvent {}
