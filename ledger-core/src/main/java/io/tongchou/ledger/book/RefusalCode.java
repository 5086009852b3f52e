package io.tongchou.ledger.book;

/** Every reason for which the ledger refuses a command, with the HTTP status that a single command is answered with. */
public enum RefusalCode {
    INVALID(400, "The command is malformed; every fault is named by its path."),
    AMOUNT_NOT_POSITIVE(
            422,
            "An amount must be above zero (a late fee, interest, a management amount or a plan's item may be 0.00)."),
    PERSONAL_ACCOUNT_NOT_KEPT(422, "Personal accounts are outside these books; only the pooled fund is kept."),
    POOL_UNKNOWN(422, "No pool of that code has been opened."),
    POOL_EXISTS(409, "The pool has been opened already."),
    BAD_UNIT_CODE(
            422,
            "The units of a pool are six-digit codes, each once, and one of them is the city level with the pool's own code."),
    FUND_UNKNOWN(422, "The pool does not run that fund."),
    FUND_EXISTS(409, "The pool runs that fund already."),
    UNIT_UNKNOWN(422, "The unit is not one of the pool's on that day."),
    UNIT_EXISTS(409, "The unit is one of the pool's on that day, or will be."),
    UNIT_NOT_EMPTY(422, "The unit still has money, deposits, bonds, advances or suspense."),
    ID_REUSED(409, "The id was used for another command."),
    FORBIDDEN(403, "The caller's office may not do this."),
    SAME_PERSON(403, "A second person is needed: the maker may not check."),
    IN_THE_FUTURE(422, "The effective date lies beyond tomorrow."),
    PERIOD_CLOSED(422, "The effective date lies in a closed month or before the book begins."),
    YEAR_CLOSED(422, "The year is closed."),
    YEAR_NOT_CLOSED(422, "The year is not closed yet."),
    NO_POLICY_IN_FORCE(422, "No policy is in force on that day."),
    POLICY_INVALID(422, "The policy has faults; every one is named by its path."),
    POLICY_OVERLAPS(422, "Another policy is in force on some of these days."),
    DECISION_MISSING(422, "The policy leaves this to a decision that has not been taken."),
    PARAMETER_UNKNOWN(422, "There is no such parameter, or the policy does not leave it to a decision."),
    RATE_BELOW_FLOOR(422, "The rate is below the policy's floor."),
    PROPOSAL_UNKNOWN(422, "No proposal was made under that id."),
    PROPOSAL_DECIDED(422, "The proposal has been approved, rejected or withdrawn."),
    RECEIPT_EXISTS(409, "The receipt's number is in the book."),
    RECEIPT_UNKNOWN(422, "The unit has no receipt of that number."),
    REFUND_EXISTS(409, "The refund's number is in the book."),
    REFUND_EXCEEDS_RECEIPT(422, "More would be given back than is left of the receipt; late fees are not given back."),
    ASSESSMENT_UNKNOWN(422, "The unit has no assessment of that number."),
    ASSESSMENT_EXISTS(409, "The assessment's number is in the book."),
    RATE_UNDECIDED(422, "The policy gives no premium rate of those payers; assess the amount itself."),
    REFERENCE_UNKNOWN(422, "No unidentified receipt came under that reference."),
    REFERENCE_EXISTS(409, "An unidentified receipt came under that reference."),
    IDENTIFIED_ALREADY(409, "The receipt has been identified."),
    DEBT_UNKNOWN(422, "No such debt from before pooling is registered."),
    DEBT_EXISTS(409, "The debt's number is in the book."),
    OVERPAID(422, "More would be paid than is left of the debt."),
    INSTALMENT_NOT_DUE(422, "Less than that of the debt was due before that day and has not been paid."),
    PAYMENT_EXISTS(409, "The payment's number is in the book."),
    PAYMENT_UNKNOWN(422, "The unit made no such payment under that number."),
    RECOVERY_EXISTS(409, "The recovery's number is in the book."),
    RECOVERY_EXCEEDS_PAYMENT(422, "More would come back of a payment than is left of it."),
    RETURNED_ALREADY(409, "The payment bounced before."),
    ADVANCE_EXISTS(409, "The advance's number is in the book."),
    ADVANCE_UNKNOWN(422, "No advance of that number is in the book."),
    EXCEEDS_ADVANCE(422, "More would be settled or given back than is left of the advance."),
    REQUEST_EXISTS(409, "The request's number is in the book."),
    REQUEST_UNKNOWN(422, "No request of that number is in the book."),
    REQUEST_DECIDED(422, "The request has been decided."),
    REQUEST_NOT_VERIFIED(422, "The request has not been verified, or it was rejected."),
    EXCEEDS_REQUEST(422, "More would be approved than was asked for."),
    PLAN_UNKNOWN(422, "The unit has no plan of that year to adjust."),
    PLAN_ABOVE_CEILING(422, "Planned expenditure would pass the policy's ceiling."),
    EXCEEDS_PLAN(422, "All that is approved for the unit in the year would pass its planned expenditure."),
    DISBURSED_ALREADY(409, "The request has been paid."),
    NO_PREFUND_IN_POLICY(422, "The policy knows no prefund."),
    NO_REVOLVING_FUND_IN_POLICY(422, "The policy knows no revolving fund."),
    PREFUNDED_ALREADY(409, "The unit has its prefund of the year."),
    PRIOR_YEAR_UNKNOWN(422, "The unit's expenditure of the year before is not recorded."),
    INSUFFICIENT_FUNDS(422, "The account does not hold enough."),
    DEPOSIT_EXISTS(409, "The time deposit's number is in the book."),
    DEPOSIT_UNKNOWN(422, "No time deposit of that number is in the book."),
    MATURED_ALREADY(409, "The time deposit has come back."),
    BOND_EXISTS(409, "The bond's number is in the book."),
    BOND_UNKNOWN(422, "No bond of that number is in the book."),
    REDEEMED_ALREADY(409, "The bond has been redeemed."),
    SWEEP_NOT_IN_POLICY(422, "The policy knows no joint collection accounts."),
    NO_RESERVE_IN_POLICY(422, "The policy knows no risk reserve."),
    RATE_ABOVE_CAP(422, "The rate passes the policy's cap."),
    OPENING_BALANCES_EXIST(409, "The balances that the book begins with were imported before."),
    IMPORT_OPEN_ALREADY(409, "An import of past months is open."),
    IMPORT_NOT_OPEN(422, "No import is open for that month."),
    NOT_BALANCED(422, "Debits and credits of a unit differ."),
    ENTRY_EXISTS(409, "A past entry of that number was imported."),
    EARLIER_MONTH_OPEN(422, "Months close in order; an earlier one is open."),
    MONTH_CLOSED_ALREADY(409, "The month is closed."),
    INCOME_ACCOUNT_NOT_CLEARED(422, "Premiums are still in transit at the month's end."),
    TREASURY_NOT_CLEARED(422, "Money is still in the treasury at the month's end."),
    MONTH_NOT_CLOSED(422, "The month is not closed."),
    LATER_MONTH_CLOSED(422, "Months are opened again in order; a later one is closed."),
    MONTHS_OPEN(422, "A month of the year is still open."),
    RESERVE_NOT_EXTRACTED(422, "The year's reserve has not been extracted."),
    COVERED_ALREADY(409, "The unit's gap has been covered."),
    NO_DEFICIT(422, "The unit has no gap in that year."),
    RULING_PENDING(422, "The cause of the unit's gap waits for a ruling."),
    NOT_A_POLICY_GAP(422, "The unit has no gap in that year that the reserve answers for."),
    EXCEEDS_NEED(422, "The unit needs less of the reserve than that."),
    INSUFFICIENT_RESERVE(422, "The reserve does not hold enough."),
    NOTHING_CHANGED(422, "Nothing that was corrected or decided since changes the settlement."),
    EXCEEDS_OBLIGATION(422, "The government owes less than that."),
    ENTRY_UNKNOWN(422, "No entry was made under that id."),
    REVERSED_ALREADY(409, "The entry has been reversed or moved."),
    NOT_REVERSIBLE(422, "Closing, covering, top-ups and reversals are not reversed."),
    ATOMIC_REFUSED(422, "Another line of the atomic batch was refused, so none of it was posted."),
    INTERNAL(500, "A defect of the ledger; nothing was posted, and it has been logged."),
    BUSY(503, "The ledger could not establish the outcome in time; send the same command with the same id again.");

    private final int httpStatus;
    private final String meaning;

    RefusalCode(int httpStatus, String meaning) {
        this.httpStatus = httpStatus;
        this.meaning = meaning;
    }

    public int httpStatus() {
        return httpStatus;
    }

    /** One sentence for the refusal list. */
    public String meaning() {
        return meaning;
    }
}
