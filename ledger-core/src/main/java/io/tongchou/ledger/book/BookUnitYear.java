package io.tongchou.ledger.book;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.tongchou.ledger.events.GapCauseClaimed;
import io.tongchou.ledger.settlement.UnitSettlement;
import io.tongchou.ledger.settlement.UnitYear;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Grade;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PlannedExpenditure;
import io.tongchou.ledger.vocabulary.PlannedIncome;
import io.tongchou.ledger.vocabulary.SubsidyLevel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a book knows of one unit's year beside its balances. */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public final class BookUnitYear {

    /**
     * A plan from its effective date on, by items.
     *
     * @param collectionTask what is to be collected; shown, and used in no settlement
     */
    public record Plan(
            LocalDate from,
            Map<PlannedIncome, Money> incomes,
            Map<PlannedExpenditure, Money> expenditures,
            Optional<Integer> enrolmentTask,
            Optional<Money> collectionTask) {

        public Money income() {
            return Money.sum(incomes.values());
        }

        public Money premiums() {
            return incomes.getOrDefault(PlannedIncome.PREMIUM, Money.ZERO);
        }

        public Money expenditure() {
            return Money.sum(expenditures.values());
        }
    }

    final List<Plan> plans = new ArrayList<>();
    Money fundsApproved = Money.ZERO;
    Money reserveExtracted = Money.ZERO;
    Money reserveExtractedSince = Money.ZERO;
    Money accumulatedBeforeClose = Money.ZERO;
    Optional<Money> expenditureBeforeBook = Optional.empty();
    Optional<Grade> assessment = Optional.empty();
    Optional<GapCauseClaimed> claimed = Optional.empty();
    Optional<Money> managementAmount = Optional.empty();
    Optional<UnitSettlement> covered = Optional.empty();
    Optional<UnitSettlement> coveredBeforeRuling = Optional.empty();
    Optional<UnitSettlement> surplus = Optional.empty();
    Optional<UnitYear> restated = Optional.empty();
    Money reserveDrawn = Money.ZERO;
    Money reserveOfEarlierYears = Money.ZERO;
    Money movedToCityLevel = Money.ZERO;
    final Map<Account, Money> corrections = new EnumMap<>(Account.class);
    final Map<Account, Money> closed = new EnumMap<>(Account.class);
    Money premiumsAssessed = Money.ZERO;
    Money assessedPremiumsCollected = Money.ZERO;
    final List<SubsidyDue> subsidiesDue = new ArrayList<>();
    final Map<SubsidyLevel, Map<LocalDate, Money>> subsidiesReceived = new EnumMap<>(SubsidyLevel.class);

    /**
     * A subsidy that a government is to pay by a day.
     *
     * @param assessedOn the business day on which it was assessed
     */
    public record SubsidyDue(SubsidyLevel level, LocalDate dueOn, Money amount, LocalDate assessedOn) {}

    BookUnitYear() {}

    /** The plan in force on a day: the latest that had begun by then. */
    public Optional<Plan> planOn(LocalDate day) {
        return plans.stream()
                .filter(plan -> !plan.from().isAfter(day))
                .reduce((earlier, later) -> later.from().isBefore(earlier.from()) ? earlier : later);
    }

    /** Planned expenditure as it stands now; no plan counts as nothing. */
    public Money plannedExpenditure() {
        return planOn(LocalDate.MAX).map(Plan::expenditure).orElse(Money.ZERO);
    }

    /** All that is approved of the unit's fund requests for months of the year. */
    public Money fundsApproved() {
        return fundsApproved;
    }

    public Money reserveExtracted() {
        return reserveExtracted;
    }

    /** What of it is dated after the year's end, and so in the books of 31 December not yet. */
    public Money reserveExtractedSince() {
        return reserveExtractedSince;
    }

    /** What the unit had accumulated before the year's result, with what is owed to it; known once the year is closed. */
    public Money accumulatedBeforeClose() {
        return accumulatedBeforeClose;
    }

    /** What the unit spent in a year from before the book, where it was recorded. */
    public Optional<Money> expenditureBeforeBook() {
        return expenditureBeforeBook;
    }

    public Optional<Grade> assessment() {
        return assessment;
    }

    /** What the county claimed last of the cause of its gap, if it did. */
    public Optional<GapCauseClaimed> claimed() {
        return claimed;
    }

    /** The management part as ruled; a ruling of nothing is a ruling. */
    public Optional<Money> managementAmount() {
        return managementAmount;
    }

    /** The settlement by which the unit's gap was covered, once it was. */
    public Optional<UnitSettlement> covered() {
        return covered;
    }

    /** The settlement that stands: of a unit without a gap since the close, of one with a gap since it was covered. */
    public Optional<UnitSettlement> settled() {
        return covered.or(() -> surplus);
    }

    /**
     * The settlement that stood when the year was last ruled, decided or restated: the others share the reserve that it left.
     * What is covered since was worked out together with them and changes nothing.
     */
    public Optional<UnitSettlement> settledBeforeRuling() {
        return coveredBeforeRuling.or(() -> surplus);
    }

    /** The unit's year as it was restated last, where it was. */
    public Optional<UnitYear> restated() {
        return restated;
    }

    /** What was drawn from the reserve for the year ahead of the covering, and not yet counted there. */
    public Money reserveDrawn() {
        return reserveDrawn;
    }

    /**
     * What came from an adjustment fund in the year to meet gaps of earlier ones, less what was paid into it for them: on
     * income and expenditure accounts until the close, and yet no part of the year's result.
     */
    public Money reserveOfEarlierYears() {
        return reserveOfEarlierYears;
    }

    /** What of the year's surplus went to the city level. */
    public Money movedToCityLevel() {
        return movedToCityLevel;
    }

    /** What corrections since the close would have changed on an account of the year; debit positive. */
    public Money corrected(Account account) {
        return corrections.getOrDefault(account, Money.ZERO);
    }

    /** What the year's close took off an account; debit positive. */
    public Money closed(Account account) {
        return closed.getOrDefault(account, Money.ZERO);
    }

    /** Premiums assessed for months of the year (应征). */
    public Money premiumsAssessed() {
        return premiumsAssessed;
    }

    /** Premiums collected on assessments for months of the year. */
    public Money assessedPremiumsCollected() {
        return assessedPremiumsCollected;
    }

    /** Subsidies that governments are to pay for the year, in the order they were assessed. */
    public List<SubsidyDue> subsidiesDue() {
        return Collections.unmodifiableList(subsidiesDue);
    }

    /** What a level of government paid as subsidies in the year. */
    public Money subsidiesReceived(SubsidyLevel level) {
        return Money.sum(subsidiesReceivedByDay(level).values());
    }

    /** The same by business day. */
    public Map<LocalDate, Money> subsidiesReceivedByDay(SubsidyLevel level) {
        return Collections.unmodifiableMap(subsidiesReceived.getOrDefault(level, Map.of()));
    }
}
