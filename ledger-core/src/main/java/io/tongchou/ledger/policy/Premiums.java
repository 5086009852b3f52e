package io.tongchou.ledger.policy;

import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.FundCode;
import io.tongchou.ledger.vocabulary.PayerCategory;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much is paid in and by which way (筹资政策, 基金征缴).
 *
 * @param path the steps of a premium on its way, in order
 * @param rates the rates that the notice itself gives, by who pays
 * @param ratesElsewhere whose rates the notice leaves to another paper
 * @param residentFunding the least funding of residents' insurance
 * @param uniformFrom the first year in which all units have the same funding of residents' insurance
 * @param dueAfterMonths a premium is paid in time until the last day of so many months after the one it is for, 0 to 12
 * @param prepaidRecognition when a premium paid ahead becomes income; when it is received where empty
 */
public record Premiums(
        List<Provision<Remittance>> path,
        Map<PayerCategory, Provision<PremiumRate>> rates,
        Optional<Provision<List<PayerCategory>>> ratesElsewhere,
        Optional<Provision<ResidentFunding>> residentFunding,
        Optional<Provision<FiscalYear>> uniformFrom,
        Optional<Provision<Integer>> dueAfterMonths,
        Optional<Provision<PrepaidRecognition>> prepaidRecognition) {

    static final Premiums NONE = new Premiums(
            List.of(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public Premiums {
        path = List.copyOf(path);
        rates = Collections.unmodifiableMap(new LinkedHashMap<>(rates));
    }

    /** The steps of that fund's premiums. */
    public List<Provision<Remittance>> path(FundCode fund) {
        return path.stream()
                .filter(step -> step.value().fund().map(fund::equals).orElse(true))
                .toList();
    }

    /** The rate of those payers, if the notice gives one. */
    public Optional<Provision<PremiumRate>> rate(PayerCategory payers) {
        return Optional.ofNullable(rates.get(payers));
    }

    /** The last day on which a month's premium is paid in time; where the policy gives none, nothing is due. */
    public Optional<LocalDate> dueOn(YearMonth period) {
        return dueAfterMonths.map(months -> period.plusMonths(months.value()).atEndOfMonth());
    }

    /** The clause that leaves those payers' rate to another paper, if one does. */
    public Optional<Clause> rateElsewhere(PayerCategory payers) {
        return ratesElsewhere.filter(left -> left.value().contains(payers)).map(Provision::clause);
    }
}
