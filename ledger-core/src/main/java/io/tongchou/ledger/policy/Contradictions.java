package io.tongchou.ledger.policy;

import io.tongchou.ledger.vocabulary.PayerCategory;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is wrong between the values of a policy that are right each by itself. */
final class Contradictions {

    private final Policy policy;
    private final List<Fault> faults = new ArrayList<>();

    private Contradictions(Policy policy) {
        this.policy = policy;
    }

    static List<Fault> in(Policy policy) {
        Contradictions check = new Contradictions(policy);
        check.days();
        check.units();
        check.premiums();
        check.gap();
        check.levels();
        check.parameters();
        return check.faults;
    }

    private void days() {
        LocalDate from = policy.inForceFrom().value();
        policy.inForceTo()
                .filter(last -> last.value().isBefore(from))
                .ifPresent(last -> fault("inForceTo.value", "is before inForceFrom, " + from));
        policy.poolingFrom()
                .filter(start -> start.value().isBefore(from))
                .ifPresent(start -> fault("poolingFrom.value", "is before inForceFrom, " + from));
    }

    private void units() {
        List<UnitCode> units = policy.units().value();
        if (!units.contains(policy.pool().cityLevel())) {
            fault("units.value", "does not name the city level itself, " + policy.pool());
        }
        if (units.contains(UnitCode.RESERVE)) {
            fault("units.value", "names the reserve, which is no unit of a notice");
        }
        policy.unitsWithoutLedger()
                .ifPresent(without -> without.value().forEach((fund, those) -> {
                    String path = "unitsWithoutLedger.value." + fund;
                    if (!policy.covers(fund)) {
                        fault(path, "is not among the funds");
                    }
                    if (those.contains(policy.pool().cityLevel())) {
                        fault(path, "names the city level, which keeps the account of the others");
                    }
                    those.stream()
                            .filter(unit -> !units.contains(unit))
                            .forEach(unit -> fault(path, "names " + unit + ", which is not among the units"));
                }));
    }

    private void premiums() {
        policy.personalAccountsKept()
                .filter(Provision::value)
                .ifPresent(kept -> fault("personalAccountsKept.value", "the ledger keeps the pooled fund alone"));
        Premiums premiums = policy.premiums();
        for (int i = 0; i < premiums.path().size(); i++) {
            if (premiums.path()
                    .get(i)
                    .value()
                    .fund()
                    .filter(fund -> !policy.covers(fund))
                    .isPresent()) {
                fault("premiums.path[" + i + "].value.fund", "is not among the funds");
            }
        }
        for (PayerCategory payers : premiums.rates().keySet()) {
            if (premiums.rateElsewhere(payers).isPresent()) {
                fault("premiums.ratesElsewhere.value", "names " + payers + ", whose rate is given");
            }
        }
    }

    private void gap() {
        GapRules gap = policy.gap();
        if (gap.policyPart().isEmpty()) {
            needs(Parameter.GAP_CHAIN, "gap.policyPart", "is missing");
        } else if (gap.managementPart().isEmpty()) {
            needs(Parameter.GAP_CHAIN, "gap.managementPart", "is missing");
        }
        chain(gap.policyPart(), "gap.policyPart.value");
        chain(gap.managementPart(), "gap.managementPart.value");
        if (gap.policyPart().isPresent()
                && gap.managementPart().isPresent()
                && gap.policyPart()
                        .get()
                        .value()
                        .contradicts(gap.managementPart().get().value())) {
            fault("gap.managementPart.value", "names RESERVE and OWN_BALANCE in another order than gap.policyPart");
        }
    }

    private void chain(Optional<Provision<GapChain>> chain, String path) {
        chain.map(Provision::value).ifPresent(links -> {
            if (links.has(GapSource.RESERVE) && policy.reserve().isEmpty()) {
                fault(path, "names RESERVE, and there is no reserve");
            }
            if (links.has(GapSource.SHARED) && policy.gap().sharing().isEmpty()) {
                needs(Parameter.GAP_SHARING, path, "names SHARED without a ratio");
            }
        });
    }

    private void levels() {
        Indicators.Levels levels = policy.indicators().levelsInForce();
        if (levels.redBelowMonths() > levels.orangeBelowMonths()
                || levels.orangeBelowMonths() > levels.blueAboveMonths()) {
            fault("indicators.levels.value", "red, orange and blue must rise");
        }
    }

    private void parameters() {
        policy.reserve()
                .filter(reserve -> reserve.rate().isEmpty())
                .ifPresent(reserve -> needs(Parameter.RESERVE_RATE, "reserve.extraction.value", "gives no rate"));
        policy.legacy()
                .balance()
                .filter(balance -> balance.value() == LegacyBalance.REST_PARKED)
                .ifPresent(balance ->
                        needs(Parameter.LEGACY_MONTHS, "legacy.balance.value", "does not say how much is not parked"));
        Set<Parameter> seen = new HashSet<>();
        once("undecided", policy.undecided(), seen);
        once("adjustable", policy.adjustable(), seen);
        for (int i = 0; i < policy.adjustable().size(); i++) {
            Parameter parameter = policy.adjustable().get(i).value();
            if (!gives(parameter)) {
                fault("adjustable[" + i + "].value", "the policy does not give " + parameter.code());
            }
        }
    }

    private void once(String name, List<Provision<Parameter>> parameters, Set<Parameter> seen) {
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i).value();
            if (!seen.add(parameter)) {
                fault(name + "[" + i + "].value", parameter.code() + " is named twice");
            }
        }
    }

    private boolean gives(Parameter parameter) {
        return switch (parameter) {
            case GAP_SHARING -> policy.gap().sharing().isPresent();
            case GAP_CHAIN -> policy.gap().policyPart().isPresent();
            case RESERVE_RATE -> policy.reserve().flatMap(Reserve::rate).isPresent();
            case RETENTION_RATE -> policy.surplus().value() instanceof SurplusRule.Conditional;
            case REVOLVING_MONTHS -> policy.revolvingFundMonths().isPresent();
            case PREPAID_RECOGNITION -> policy.premiums().prepaidRecognition().isPresent();
            case LEGACY_MONTHS -> false;
        };
    }

    private void needs(Parameter parameter, String path, String what) {
        if (policy.undecided(parameter).isEmpty()) {
            fault(path, what + ", and " + parameter.code() + " is not among the undecided");
        }
    }

    private void fault(String path, String message) {
        faults.add(new Fault(path, message));
    }
}
