package io.tongchou.ledger.http;

import io.tongchou.ledger.book.CommandType;
import io.tongchou.ledger.commands.CommandCatalog;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a command is called as a resource: its name without the verb, in the plural and with hyphens, as
 * {@code CollectPremium} is {@code premiums}; where that says nothing, or two commands would share it, a name of its own.
 */
final class ResourceNames {

    private static final Map<String, String> OF_THEIR_OWN = Map.ofEntries(
            Map.entry("OpenPool", "openings"),
            Map.entry("OpenFund", "fund-openings"),
            Map.entry("WithdrawUnit", "unit-withdrawals"),
            Map.entry("Decide", "decisions"),
            Map.entry("ApproveProposal", "approvals"),
            Map.entry("RejectProposal", "rejections"),
            Map.entry("WithdrawProposal", "withdrawals"),
            Map.entry("OpenImport", "import-openings"),
            Map.entry("ImportEntry", "past-entries"),
            Map.entry("CloseImport", "import-closings"),
            Map.entry("HandOverLegacyBalance", "legacy-balances"),
            Map.entry("SettleLegacyDebt", "legacy-debt-settlements"),
            Map.entry("DeductFromTransferPayment", "transfer-payment-deductions"),
            Map.entry("AssessPremium", "premium-assessments"),
            Map.entry("AssessSubsidy", "subsidy-assessments"),
            Map.entry("RefundPremium", "refunds"),
            Map.entry("RecognisePrepaidPremiums", "prepaid-premium-recognitions"),
            Map.entry("SweepToFiscalAccount", "sweeps"),
            Map.entry("RemitToCityTreasury", "remittances"),
            Map.entry("TransferToFiscalAccount", "transfers"),
            Map.entry("ReceiveInterest", "interest"),
            Map.entry("ReceiveTransferIn", "transfers-in"),
            Map.entry("ReceiveOtherIncome", "other-income"),
            Map.entry("ReceiveFromLevel", "receipts-from-levels"),
            Map.entry("PayToLevel", "payments-to-levels"),
            Map.entry("ReceiveUnidentified", "unidentified-receipts"),
            Map.entry("IdentifyReceipt", "receipt-identifications"),
            Map.entry("PrefundCounty", "prefunds"),
            Map.entry("ImportStatement", "statements"),
            Map.entry("MatchLine", "statement-matches"),
            Map.entry("MatchStatement", "statement-matchings"),
            Map.entry("ExplainLine", "line-explanations"),
            Map.entry("ConfirmReconciliation", "reconciliation-confirmations"),
            Map.entry("ReviewAlerts", "alert-reviews"),
            Map.entry("ReviewObligations", "obligation-reviews"),
            Map.entry("RequestFunds", "fund-requests"),
            Map.entry("VerifyFundRequest", "fund-request-verifications"),
            Map.entry("RejectFundRequest", "fund-request-rejections"),
            Map.entry("DisburseFunds", "disbursements"),
            Map.entry("ReturnFunds", "fund-returns"),
            Map.entry("SetUpRevolvingFund", "revolving-funds"),
            Map.entry("ReplenishRevolvingFund", "revolving-fund-replenishments"),
            Map.entry("DrawRevolvingFund", "revolving-fund-draws"),
            Map.entry("PayCatastrophicInsurance", "catastrophic-insurance-payments"),
            Map.entry("PayTransferOut", "transfers-out"),
            Map.entry("PayOtherExpenditure", "other-expenditure"),
            Map.entry("RecoverBenefit", "benefit-recoveries"),
            Map.entry("ReturnPayment", "payment-returns"),
            Map.entry("AdvanceToProvider", "advances"),
            Map.entry("SettleAdvance", "advance-settlements"),
            Map.entry("ReturnAdvance", "advance-returns"),
            Map.entry("MatureTimeDeposit", "time-deposit-maturities"),
            Map.entry("RedeemBond", "bond-redemptions"),
            Map.entry("ReclassifyEntry", "reclassifications"),
            Map.entry("ReopenMonth", "month-reopenings"),
            Map.entry("ClaimGapCause", "gap-claims"),
            Map.entry("DrawReserve", "reserve-draws"),
            Map.entry("RestateSettlement", "settlement-restatements"),
            Map.entry("AdjustAnnualPlan", "annual-plan-adjustments"),
            Map.entry("ExtractReserve", "reserve-extractions"),
            Map.entry("ReverseEntry", "reversals"),
            Map.entry("MoveEntry", "moves"),
            Map.entry("CloseMonth", "month-closings"),
            Map.entry("RuleGapCause", "gap-rulings"),
            Map.entry("CloseYear", "year-closings"),
            Map.entry("CoverDeficit", "deficit-coverings"));

    private static final Map<String, CommandType> BY_RESOURCE = new HashMap<>();

    static {
        for (CommandType type : CommandCatalog.all()) {
            CommandType other = BY_RESOURCE.put(of(type), type);
            if (other != null) {
                throw new IllegalStateException(
                        type.name() + " and " + other.name() + " would both be the resource " + of(type));
            }
        }
    }

    private ResourceNames() {}

    static String of(CommandType type) {
        return Optional.ofNullable(OF_THEIR_OWN.get(type.name())).orElseGet(() -> withoutVerb(type.name()));
    }

    /** The command of a resource. */
    static Optional<CommandType> command(String resource) {
        return Optional.ofNullable(BY_RESOURCE.get(resource));
    }

    /** Whether the resource stands below a fund. */
    static boolean isOfFund(CommandType type) {
        return !type.isOfPool() && !type.isAboutProposal();
    }

    /** Whether the resource stands below the pool. */
    static boolean isOfPool(CommandType type) {
        return !isOfFund(type) || type.isOfBookOrPool();
    }

    private static String withoutVerb(String command) {
        String noun = command.replaceFirst("^[A-Z][a-z]+(?=[A-Z])", "")
                .replaceAll("(?<=.)(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
        if (noun.endsWith("s")) {
            return noun;
        }
        return noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    }
}
