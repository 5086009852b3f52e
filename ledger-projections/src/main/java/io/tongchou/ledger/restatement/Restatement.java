package io.tongchou.ledger.restatement;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.events.Obligation;
import io.tongchou.ledger.statements.Form.Caption;
import io.tongchou.ledger.statements.Period;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * A period as it was closed, against as it is known now (重述). A closed period changes only where it is opened again; the first
 * part tells how, the second of what has been booked later to correct it.
 *
 * @param basis as known now, as of the period's last day
 * @param unit whose; empty for the whole city
 * @param asClosed the closing that it is held against
 * @param closings all closings of the period that are known, in order
 * @param reopenings when and why it was open again since that closing
 * @param differences balances at the period's end that differ, by unit and account
 * @param lines lines of the two statements that differ
 * @param changes a page of the legs that make the differences, by unit, account and event
 * @param later a page of entries dated after the period that correct it; behind the last of the changes
 * @param next the cursor of the next page, where there is one
 */
public record Restatement(
        BookId book,
        Basis basis,
        Optional<UnitCode> unit,
        Period period,
        Closing asClosed,
        List<Closing> closings,
        List<Reopening> reopenings,
        List<Difference> differences,
        List<LineDifference> lines,
        List<Change> changes,
        List<Later> later,
        Optional<String> next) {

    /**
     * A closing of the period.
     *
     * @param number from 1
     * @param sequence of its event: the period as closed is the book through it
     */
    public record Closing(
            int number, long sequence, String command, String maker, Optional<String> checker, Instant recordedAt) {}

    /** A month opened again that lies in the period or before it. */
    public record Reopening(
            YearMonth month,
            String reason,
            long sequence,
            String command,
            String maker,
            Optional<String> checker,
            Instant recordedAt) {}

    /** A balance, debit positive. */
    public record Difference(UnitCode unit, Account account, Money asClosed, Money nowKnown) {

        public Money difference() {
            return nowKnown.minus(asClosed);
        }
    }

    /** An amount of a line of a statement. */
    public record LineDifference(
            String form, String line, Caption caption, Caption column, Money asClosed, Money nowKnown) {

        public Money difference() {
            return nowKnown.minus(asClosed);
        }
    }

    /**
     * An entry with who made it and why; or a settlement restated without one.
     *
     * @param voucher empty where nothing was booked
     * @param reason what its sender noted, or why it corrects another
     * @param clause the clause that it rests on
     */
    public record Entry(
            long sequence,
            String command,
            String event,
            LocalDate effectiveOn,
            Optional<Integer> voucher,
            Optional<String> reason,
            Optional<String> policy,
            Optional<String> clause,
            Optional<String> document,
            String maker,
            Optional<String> checker,
            Optional<String> file,
            Optional<Integer> line,
            Instant recordedAt) {}

    /**
     * A leg that was recorded since the closing and dated to the period's end or before.
     *
     * @param amount debit positive
     * @param reopening the sequence of the reopening that let it in; of the entry that closes the year there is none
     */
    public record Change(
            UnitCode unit, Account account, int leg, Money amount, Entry entry, Optional<Long> reopening) {}

    /** What a later entry does to the period. */
    public enum Kind {
        /** It reverses an entry of the period (冲销). */
        REVERSAL,
        /** It moves an entry of the period to another unit (调整核算单位). */
        MOVE,
        /** It classifies an entry of the period otherwise (重分类). */
        RECLASSIFICATION,
        /** It is of a day of the period, came when that was closed, and stands on the first open day (迟到). */
        LATE_LINE,
        /** It states the year's settlement anew (重新清算). */
        SETTLEMENT_RESTATED
    }

    /**
     * An entry dated after the period that corrects it.
     *
     * @param corrects the entry that it corrects, where it does: one of the period, or one that corrected it before
     * @param original the entry of the period that stands at the beginning of such corrections
     * @param of the day of the period that it is of
     * @param legs what it books, debit positive; of one unit where one is asked for
     * @param restated what has changed of a settlement, where it states one anew
     */
    public record Later(
            Kind kind,
            Entry entry,
            Optional<String> corrects,
            Optional<String> original,
            LocalDate of,
            List<Leg> legs,
            Optional<Restated> restated) {}

    /**
     * What has changed of a unit's settlement; negative where it has become less.
     *
     * @param surplus the surplus as it is stated now
     * @param gap the gap as it is stated now
     * @param fromLegacy what is used of the balance from before pooling
     * @param drawnFromReserve what the reserve gives
     * @param toCityLevel what goes of the surplus to the city level
     * @param obligations what governments owe
     */
    public record Restated(
            UnitCode unit,
            Money surplus,
            Money gap,
            Money fromLegacy,
            Money drawnFromReserve,
            Money toCityLevel,
            List<Obligation> obligations) {}

    public record Leg(UnitCode unit, Account account, Money amount) {}
}
