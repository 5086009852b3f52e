package io.tongchou.ledger.commands.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.DecidedValue;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.Rulebook;
import io.tongchou.ledger.book.SecondPerson;
import io.tongchou.ledger.events.DecisionTaken;
import io.tongchou.ledger.policy.Parameter;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.Provision;
import io.tongchou.ledger.policy.SurplusRule;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Rate;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Decides what the policy leaves open or lets a decision change (决定事项), with the number of its paper.
 *
 * @param parameter its name, e.g. {@code gap.sharing}
 * @param value in the parameter's shape: {@code gap.sharing} an object of two weights, {@code city} and {@code county};
 *     {@code gap.chain} a list of sources for the parts whose chain is open, or an object of such lists, {@code policyPart} and
 *     {@code managementPart}; {@code reserve.rate} and {@code retention.rate} a decimal text; {@code revolving.months} and
 *     {@code legacy.months} a whole number of months; {@code prepaid.recognition} {@code RECEIPT} or {@code BENEFIT_YEAR}
 * @param unit the one unit it is for; without it for all (only {@code gap.sharing} can be of one unit)
 * @param year the one fiscal year it is for; without it from the effective date on
 */
@MadeBy(Office.CITY_CLERK)
@SecondPerson
public record Decide(
        String parameter, JsonNode value, Optional<UnitCode> unit, Optional<FiscalYear> year, String document)
        implements Command {

    @Override
    public Optional<UnitCode> about() {
        return unit;
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        Optional<Parameter> known = Parameter.of(parameter);
        if (known.isEmpty()) {
            return Decision.refuse(RefusalCode.PARAMETER_UNKNOWN, "there is no parameter " + parameter);
        }
        LocalDate day = year.map(FiscalYear::lastDay).orElse(occasion.effectiveOn());
        Optional<Policy> policy = book.policyOn(day);
        if (policy.isEmpty()) {
            return Decision.refuse(Rulebook.noPolicy(day));
        }
        if (!policy.get().leavesToDecision(known.get())) {
            return Decision.refuse(
                    RefusalCode.PARAMETER_UNKNOWN,
                    policy.get().document() + " neither leaves " + parameter + " open nor lets a decision change it");
        }
        if (unit.isPresent() && known.get() != Parameter.GAP_SHARING) {
            return Decision.refuse(
                    Refusal.invalid("data.unit", "must be left out: " + parameter + " is decided for all units"));
        }
        return refusal(known.get(), policy.get())
                .<Decision>map(Decision::refuse)
                .orElseGet(() -> Decision.accept(new DecisionTaken(known.get(), value, unit, year, document)));
    }

    /** Why the value has not the parameter's shape, or passes a bound of the policy. */
    private Optional<Refusal> refusal(Parameter known, Policy policy) {
        try {
            switch (known) {
                case GAP_SHARING -> DecidedValue.sharing(value);
                case GAP_CHAIN -> DecidedValue.chains(value, policy.gap());
                case RESERVE_RATE -> DecidedValue.rate(value);
                case RETENTION_RATE -> {
                    return belowFloor(DecidedValue.rate(value), policy.surplus());
                }
                case REVOLVING_MONTHS -> DecidedValue.months(value, 12);
                case LEGACY_MONTHS -> DecidedValue.months(value, 120);
                case PREPAID_RECOGNITION -> DecidedValue.recognition(value);
            }
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(Refusal.invalid("data.value", String.valueOf(e.getMessage())));
        }
    }

    private static Optional<Refusal> belowFloor(Rate rate, Provision<SurplusRule> surplus) {
        return surplus.value() instanceof SurplusRule.Conditional conditional && rate.compareTo(conditional.floor()) < 0
                ? Optional.of(Refusal.of(
                                RefusalCode.RATE_BELOW_FLOOR,
                                "a unit keeps at least " + conditional.floor() + " of its surplus, not " + rate)
                        .withClause(surplus.clause()))
                : Optional.empty();
    }
}
