package io.tongchou.ledger.pages.policies;

import io.tongchou.ledger.policy.Parameter;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.Provision;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a policy's rules are about: each of its provisions is a row of one of these. */
enum Theme {
    SCOPE(
            row("inForceFrom"),
            row("inForceTo"),
            row("poolingFrom"),
            row("mode"),
            row("funds"),
            row("units"),
            row("unitsWithoutLedger"),
            row("separateBooks"),
            row("personalAccountsKept")),
    PREMIUMS(
            row("premiums.path"),
            row("premiums.rates"),
            row("premiums.ratesElsewhere"),
            row("premiums.residentFunding"),
            row("premiums.uniformFrom"),
            row("premiums.dueAfterMonths"),
            row("premiums.prepaidRecognition", Parameter.PREPAID_RECOGNITION),
            row("lateFeePerDay")),
    PAYMENTS(
            row("plans"),
            row("planCeiling"),
            row("prefundMonths"),
            row("requests"),
            row("revolvingFundMonths", Parameter.REVOLVING_MONTHS),
            row("sweep"),
            row("treasuryClearing"),
            row("reconciliation"),
            row("matchingWindowDays"),
            row("investments")),
    RESERVE(row("reserve.extraction", Parameter.RESERVE_RATE), row("reserve.base")),
    GAP(
            row("gap.planGate"),
            row("gap.policyPart", Parameter.GAP_CHAIN),
            row("gap.managementPart", Parameter.GAP_CHAIN),
            row("gap.managementCauses"),
            row("gap.sharing", Parameter.GAP_SHARING),
            row("surplus", Parameter.RETENTION_RATE)),
    LEGACY(
            row("legacy.balance", Parameter.LEGACY_MONTHS),
            row("legacy.handover"),
            row("legacy.debts"),
            row("legacy.deductedFromTransferPayment")),
    WARNINGS(row("indicators.levels"), row("indicators.rushedSpendingForbidden"));

    private final List<Row> rows;

    Theme(Row... rows) {
        this.rows = List.of(rows);
    }

    List<Row> rows() {
        return rows;
    }

    private static Row row(String path) {
        return new Row(path, Optional.empty());
    }

    private static Row row(String path, Parameter decides) {
        return new Row(path, Optional.of(decides));
    }

    /**
     * A rule that policies have, or are silent about.
     *
     * @param path of its provision in a policy's text; without the key or place of one among several
     * @param decides what a decision fills or changes of it
     */
    record Row(String path, Optional<Parameter> decides) {

        /** The provisions of this row by the key that they have among several; in order where they have none. */
        Stream<Map.Entry<String, ? extends Provision<?>>> in(Policy policy) {
            return policy.provisions().entrySet().stream()
                    .filter(entry -> holds(entry.getKey()))
                    .map(entry -> Map.entry(key(entry.getKey()), entry.getValue()));
        }

        /** The keys of its provisions in any of the policies, ascending; one without a name where they have none. */
        List<String> keys(Collection<Policy> policies) {
            List<String> keys = policies.stream()
                    .flatMap(policy -> in(policy).map(Map.Entry::getKey))
                    .distinct()
                    .sorted()
                    .toList();
            return keys.isEmpty() ? List.of("") : keys;
        }

        boolean holds(String provision) {
            return provision.equals(path) || provision.startsWith(path + ".") || provision.startsWith(path + "[");
        }

        private String key(String provision) {
            return provision.startsWith(path + ".") ? provision.substring(path.length() + 1) : "";
        }
    }
}
