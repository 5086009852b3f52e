package io.tongchou.ledger.indicators;

import io.tongchou.ledger.book.OpenItem;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Where a part of a figure was read, so that it can be opened further. No unit stands for all of them but the reserve. */
public sealed interface Origin {

    /** What was booked on accounts in whole months, without what the years' closes took off. */
    record Flow(Optional<UnitCode> unit, List<Account> accounts, YearMonth from, YearMonth through) implements Origin {}

    /** What stood on accounts at the end of a day. */
    record Balance(Optional<UnitCode> unit, List<Account> accounts, LocalDate day) implements Origin {}

    /** What was planned for a year, by the plan in force on a day. */
    record Plan(Optional<UnitCode> unit, FiscalYear year, LocalDate day, Of of) implements Origin {

        /** The part of a plan. */
        public enum Of {
            PREMIUM,
            EXPENDITURE
        }
    }

    /** What units spent in a year from before the book's last twelve months, as recorded or as the book has it. */
    record YearBefore(Optional<UnitCode> unit, FiscalYear year) implements Origin {}

    /** The gap of a unit's settlement. */
    record Gap(UnitCode unit, FiscalYear year) implements Origin {}

    /** What is left of an open item. */
    record Left(OpenItem.Kind kind, String number) implements Origin {}
}
