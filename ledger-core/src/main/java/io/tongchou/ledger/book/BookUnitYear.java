package io.tongchou.ledger.book;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.tongchou.ledger.settlement.UnitSettlement;
import io.tongchou.ledger.vocabulary.Grade;
import io.tongchou.ledger.vocabulary.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a book knows of one unit's year beside its balances. */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public final class BookUnitYear {

    /** A plan from its effective date on; incomes and expenditure are the sums of their items. */
    public record Plan(LocalDate from, Money income, Money premiums, Money expenditure) {}

    final List<Plan> plans = new ArrayList<>();
    Money fundsApproved = Money.ZERO;
    Money reserveExtracted = Money.ZERO;
    Money accumulatedBeforeClose = Money.ZERO;
    Optional<Money> expenditureBeforeBook = Optional.empty();
    Optional<Grade> assessment = Optional.empty();
    Optional<Money> managementAmount = Optional.empty();
    Optional<UnitSettlement> covered = Optional.empty();

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

    /** The management part as ruled; a ruling of nothing is a ruling. */
    public Optional<Money> managementAmount() {
        return managementAmount;
    }

    /** The settlement by which the unit's gap was covered, once it was. */
    public Optional<UnitSettlement> covered() {
        return covered;
    }
}
