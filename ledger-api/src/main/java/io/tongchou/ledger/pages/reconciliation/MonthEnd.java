package io.tongchou.ledger.pages.reconciliation;

import io.tongchou.ledger.pages.Choice;
import io.tongchou.ledger.pages.forms.Acts.Act;
import io.tongchou.ledger.pages.forms.Refused;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A month's end reconciled (对账): every statement beside the ledger, what stands on one side alone, and what the parties say.
 *
 * @param month such as 2021-03
 * @param unit its code; blank for all
 * @param previous the month before; blank where the book had not begun
 * @param next the month after; blank where it has not begun
 * @param spreadsheet the same as a file to be worked with, {@code pages} to be printed and signed
 * @param form for a statement; empty where the viewer may not bring any
 */
record MonthEnd(
        String month,
        String unit,
        List<Choice> units,
        String asOf,
        String knownAt,
        String previous,
        String next,
        String spreadsheet,
        String pages,
        List<Compared> compared,
        List<Word> words,
        Optional<Form> form) {

    /**
     * The statements of one source and unit beside the ledger; those of which none came in have a name alone.
     *
     * @param id of the element that has the rest of it
     * @param day up to which the statements go
     * @param ofBalances whether it is of balances, not of what came and went
     * @param party who has to look after it
     * @param difference between the ledger and the statement as they stand; blank where there is none
     * @param unexplained what no item explains; blank where there is nothing
     * @param all where all of its items are; blank where all are here
     * @param matched how many lines of the month were matched, {@code matches} where they are
     */
    record Compared(
            String id,
            String name,
            Agreement agreement,
            String day,
            boolean ofBalances,
            String party,
            List<Held> accounts,
            Side ledger,
            Side statement,
            String difference,
            String unexplained,
            Items ofStatement,
            Items ofLedger,
            String all,
            String matched,
            String matches) {

        /** Whether there is nothing to look after. */
        public boolean isSettled() {
            return agreement == Agreement.AGREES || agreement == Agreement.NONE_CAME;
        }
    }

    /** How statement and ledger stand to each other. */
    enum Agreement {
        /** They have the same, line by line (相符). */
        AGREES,
        /** What stands on one side alone makes the difference (有未达账项). */
        ITEMS,
        /** More differs than these items make (不符). */
        DIFFERS,
        /** No statement came in (未收到对账单). */
        NONE_CAME
    }

    /** @param href where the balance is opened; blank where it cannot be */
    record Held(String account, String amount, String href) {}

    /** One side of the reconciliation table (余额调节表). */
    record Side(String has, String toCome, String toGo, String adjusted) {}

    /**
     * Items that stand on one side alone.
     *
     * @param count of all of them, on whichever page
     */
    record Items(List<Item> shown, int count, String next) {}

    /**
     * An item that stands alone (未达账项).
     *
     * @param name the line, or the entry
     * @param href where the entry's event is opened; blank of a line
     * @param in what came in; blank where it went out
     * @param age days up to that as of which the page is
     * @param state its code; {@code said} is that in words
     * @param kind what the difference is; blank where it waits to be matched
     * @param explained who explained it, and how; blank where nobody did
     * @param others what it may be the same money as
     */
    record Item(
            String name,
            String href,
            String on,
            String text,
            String in,
            String out,
            String age,
            String state,
            String said,
            String kind,
            String explained,
            List<Other> others,
            List<Act> acts) {}

    /** What an item may be the same money as: an entry, or a line, which cannot be opened. */
    record Other(String name, String href) {}

    /**
     * What a party says of an account at the month's end (对账确认).
     *
     * @param href where the ledger's balance is opened
     * @param state its code; {@code said} is that in words
     * @param balance what the party has; blank where it said nothing
     */
    record Word(
            String account,
            String unit,
            String party,
            String ledger,
            String href,
            String state,
            String said,
            String balance,
            String by,
            List<Act> acts) {}

    /**
     * The form for a statement.
     *
     * @param written what was written in it
     * @param faults by the field they are at
     */
    record Form(
            String action,
            List<Choice> sources,
            List<Choice> units,
            Map<String, String> written,
            Map<String, String> faults,
            Optional<Refused> refused) {}
}
