package io.tongchou.ledger.policy;

import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.FundCode;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * One step on the way of collected premiums to the fiscal special account.
 *
 * @param fund the only fund it is for; every fund where empty
 */
public record Remittance(Hop hop, Timing timing, Optional<FundCode> fund) {

    /** From where to where. */
    public enum Hop {
        /** From the collector to the city treasury (国库). */
        TO_TREASURY(Account.COLLECTED_NOT_REMITTED),
        /** From a district's income account to the city's (收入户), where an agency collects. */
        TO_CITY_INCOME_ACCOUNT(Account.COLLECTED_NOT_REMITTED),
        /** On to the fiscal special account (财政专户). */
        TO_FISCAL_ACCOUNT(Account.TREASURY);

        private final Account from;

        Hop(Account from) {
            this.from = from;
        }

        /** The account that the step empties. */
        public Account from() {
            return from;
        }
    }

    /** How soon. */
    public enum Timing {
        /** As other rules say (按规定). */
        AS_REGULATED,
        /** In full and on time (全额及时, 按期全额), without a date. */
        IN_FULL_ON_TIME,
        /** At once (即时). */
        AT_ONCE,
        /** By the end of the month (每月底前). */
        BY_MONTH_END;

        /** The last day for money that came on {@code day}; where the notice gives none, nothing is due. */
        public Optional<LocalDate> dueOn(LocalDate day) {
            return switch (this) {
                case AS_REGULATED, IN_FULL_ON_TIME -> Optional.empty();
                case AT_ONCE -> Optional.of(day);
                case BY_MONTH_END -> Optional.of(day.with(TemporalAdjusters.lastDayOfMonth()));
            };
        }
    }
}
