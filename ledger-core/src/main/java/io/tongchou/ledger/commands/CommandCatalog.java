package io.tongchou.ledger.commands;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.CommandType;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.Submission.Reading;
import io.tongchou.ledger.commands.alerts.ReviewAlerts;
import io.tongchou.ledger.commands.approval.ApproveProposal;
import io.tongchou.ledger.commands.approval.RejectProposal;
import io.tongchou.ledger.commands.approval.WithdrawProposal;
import io.tongchou.ledger.commands.benefits.AdvanceToProvider;
import io.tongchou.ledger.commands.benefits.PayBenefit;
import io.tongchou.ledger.commands.benefits.PayCatastrophicInsurance;
import io.tongchou.ledger.commands.benefits.PayOtherExpenditure;
import io.tongchou.ledger.commands.benefits.PayTransferOut;
import io.tongchou.ledger.commands.benefits.RecoverBenefit;
import io.tongchou.ledger.commands.benefits.ReturnAdvance;
import io.tongchou.ledger.commands.benefits.ReturnPayment;
import io.tongchou.ledger.commands.benefits.SettleAdvance;
import io.tongchou.ledger.commands.budget.AdjustAnnualPlan;
import io.tongchou.ledger.commands.budget.ApproveAnnualPlan;
import io.tongchou.ledger.commands.budget.RecordPriorYearExpenditure;
import io.tongchou.ledger.commands.collection.AssessPremium;
import io.tongchou.ledger.commands.collection.AssessSubsidy;
import io.tongchou.ledger.commands.collection.CollectPremium;
import io.tongchou.ledger.commands.collection.FinishCollectionFile;
import io.tongchou.ledger.commands.collection.ReceiveCollectionFile;
import io.tongchou.ledger.commands.collection.RecognisePrepaidPremiums;
import io.tongchou.ledger.commands.collection.RefundPremium;
import io.tongchou.ledger.commands.collection.SweepToFiscalAccount;
import io.tongchou.ledger.commands.correction.MoveEntry;
import io.tongchou.ledger.commands.correction.ReclassifyEntry;
import io.tongchou.ledger.commands.correction.ReverseEntry;
import io.tongchou.ledger.commands.decisions.Decide;
import io.tongchou.ledger.commands.disbursement.DisburseFunds;
import io.tongchou.ledger.commands.disbursement.DrawRevolvingFund;
import io.tongchou.ledger.commands.disbursement.PrefundCounty;
import io.tongchou.ledger.commands.disbursement.RejectFundRequest;
import io.tongchou.ledger.commands.disbursement.ReplenishRevolvingFund;
import io.tongchou.ledger.commands.disbursement.RequestFunds;
import io.tongchou.ledger.commands.disbursement.ReturnFunds;
import io.tongchou.ledger.commands.disbursement.SetUpRevolvingFund;
import io.tongchou.ledger.commands.disbursement.VerifyFundRequest;
import io.tongchou.ledger.commands.investment.BuyBond;
import io.tongchou.ledger.commands.investment.MatureTimeDeposit;
import io.tongchou.ledger.commands.investment.PlaceTimeDeposit;
import io.tongchou.ledger.commands.investment.RedeemBond;
import io.tongchou.ledger.commands.legacy.DeductFromTransferPayment;
import io.tongchou.ledger.commands.legacy.HandOverLegacyBalance;
import io.tongchou.ledger.commands.legacy.RegisterLegacyDebt;
import io.tongchou.ledger.commands.legacy.SettleLegacyDebt;
import io.tongchou.ledger.commands.migration.CloseImport;
import io.tongchou.ledger.commands.migration.ImportEntry;
import io.tongchou.ledger.commands.migration.ImportOpeningBalances;
import io.tongchou.ledger.commands.migration.OpenImport;
import io.tongchou.ledger.commands.migration.ReceivePastEntries;
import io.tongchou.ledger.commands.obligations.ReviewObligations;
import io.tongchou.ledger.commands.pooladmin.AdmitUnit;
import io.tongchou.ledger.commands.pooladmin.AdoptPolicy;
import io.tongchou.ledger.commands.pooladmin.OpenFund;
import io.tongchou.ledger.commands.pooladmin.OpenPool;
import io.tongchou.ledger.commands.pooladmin.WithdrawUnit;
import io.tongchou.ledger.commands.reading.DataReader;
import io.tongchou.ledger.commands.reconciliation.ConfirmReconciliation;
import io.tongchou.ledger.commands.reconciliation.ExplainLine;
import io.tongchou.ledger.commands.reconciliation.ImportStatement;
import io.tongchou.ledger.commands.reconciliation.MatchLine;
import io.tongchou.ledger.commands.reconciliation.MatchStatement;
import io.tongchou.ledger.commands.reserve.ExtractReserve;
import io.tongchou.ledger.commands.treasury.IdentifyReceipt;
import io.tongchou.ledger.commands.treasury.PayToLevel;
import io.tongchou.ledger.commands.treasury.ReceiveFromLevel;
import io.tongchou.ledger.commands.treasury.ReceiveInterest;
import io.tongchou.ledger.commands.treasury.ReceiveOtherIncome;
import io.tongchou.ledger.commands.treasury.ReceiveSubsidy;
import io.tongchou.ledger.commands.treasury.ReceiveTransferIn;
import io.tongchou.ledger.commands.treasury.ReceiveUnidentified;
import io.tongchou.ledger.commands.treasury.RemitToCityTreasury;
import io.tongchou.ledger.commands.treasury.TransferToFiscalAccount;
import io.tongchou.ledger.commands.yearend.ClaimGapCause;
import io.tongchou.ledger.commands.yearend.CloseMonth;
import io.tongchou.ledger.commands.yearend.CloseYear;
import io.tongchou.ledger.commands.yearend.CoverDeficit;
import io.tongchou.ledger.commands.yearend.DrawReserve;
import io.tongchou.ledger.commands.yearend.ReceiveGapTopUp;
import io.tongchou.ledger.commands.yearend.RecordAssessment;
import io.tongchou.ledger.commands.yearend.ReopenMonth;
import io.tongchou.ledger.commands.yearend.RestateSettlement;
import io.tongchou.ledger.commands.yearend.RuleGapCause;
import io.tongchou.ledger.events.ProposalMade;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every command by its name. A command that does not say who may make it keeps the service from starting. */
public final class CommandCatalog {

    private static final List<Class<? extends Command>> COMMANDS = List.of(
            OpenPool.class,
            OpenFund.class,
            AdmitUnit.class,
            WithdrawUnit.class,
            AdoptPolicy.class,
            Decide.class,
            ApproveProposal.class,
            RejectProposal.class,
            WithdrawProposal.class,
            ImportOpeningBalances.class,
            OpenImport.class,
            ImportEntry.class,
            CloseImport.class,
            HandOverLegacyBalance.class,
            RegisterLegacyDebt.class,
            SettleLegacyDebt.class,
            DeductFromTransferPayment.class,
            RecordPriorYearExpenditure.class,
            ApproveAnnualPlan.class,
            AdjustAnnualPlan.class,
            AssessPremium.class,
            AssessSubsidy.class,
            CollectPremium.class,
            RefundPremium.class,
            RecognisePrepaidPremiums.class,
            SweepToFiscalAccount.class,
            RemitToCityTreasury.class,
            TransferToFiscalAccount.class,
            ReceiveSubsidy.class,
            ReceiveInterest.class,
            PlaceTimeDeposit.class,
            MatureTimeDeposit.class,
            BuyBond.class,
            RedeemBond.class,
            ReceiveTransferIn.class,
            ReceiveOtherIncome.class,
            ReceiveFromLevel.class,
            PayToLevel.class,
            ReceiveUnidentified.class,
            IdentifyReceipt.class,
            PrefundCounty.class,
            RequestFunds.class,
            VerifyFundRequest.class,
            RejectFundRequest.class,
            DisburseFunds.class,
            ReturnFunds.class,
            SetUpRevolvingFund.class,
            ReplenishRevolvingFund.class,
            DrawRevolvingFund.class,
            PayBenefit.class,
            PayCatastrophicInsurance.class,
            PayTransferOut.class,
            PayOtherExpenditure.class,
            RecoverBenefit.class,
            ReturnPayment.class,
            AdvanceToProvider.class,
            SettleAdvance.class,
            ReturnAdvance.class,
            ExtractReserve.class,
            ReverseEntry.class,
            MoveEntry.class,
            ReclassifyEntry.class,
            ImportStatement.class,
            MatchLine.class,
            MatchStatement.class,
            ExplainLine.class,
            ConfirmReconciliation.class,
            ReviewAlerts.class,
            ReviewObligations.class,
            CloseMonth.class,
            ReopenMonth.class,
            RecordAssessment.class,
            ClaimGapCause.class,
            RuleGapCause.class,
            CloseYear.class,
            DrawReserve.class,
            CoverDeficit.class,
            ReceiveGapTopUp.class,
            RestateSettlement.class);

    /** What the ledger makes itself, for somebody; there is no other way to make it. */
    private static final List<Class<? extends Command>> OWN =
            List.of(ReceiveCollectionFile.class, FinishCollectionFile.class, ReceivePastEntries.class);

    /** Fields that every command's data may carry; they are kept with the event. */
    private static final Set<String> OF_EVERY_COMMAND = Set.of("note", "document");

    private static final Map<String, CommandType> BY_NAME = new LinkedHashMap<>();

    static {
        COMMANDS.forEach(record -> {
            CommandType type = CommandType.of(record);
            BY_NAME.put(type.name(), type);
        });
    }

    private CommandCatalog() {}

    /** The commands that nobody can send: the ledger makes them itself. */
    public static List<CommandType> own() {
        return OWN.stream().map(CommandType::of).toList();
    }

    /** All commands that can be sent, in the order in which a fund's year needs them. */
    public static List<CommandType> all() {
        return List.copyOf(BY_NAME.values());
    }

    public static Optional<CommandType> byName(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Reads a command's data; all its faults at once. */
    public static Reading read(CommandType type, JsonNode data) {
        if (data.has("personalAmount")) {
            return new Reading.Invalid(Refusal.of(
                    RefusalCode.PERSONAL_ACCOUNT_NOT_KEPT,
                    "personal accounts are outside these books; send the pooled part alone"));
        }
        DataReader reader = new DataReader();
        Optional<? extends Command> command = reader.read(data, type.record(), "data", OF_EVERY_COMMAND);
        OF_EVERY_COMMAND.forEach(field -> reader.optionalText(data, field, "data"));
        if (!reader.faults().isEmpty()) {
            return new Reading.Invalid(Refusal.invalid(reader.faults()));
        }
        if (!reader.notPositive().isEmpty()) {
            return new Reading.Invalid(Refusal.of(
                            RefusalCode.AMOUNT_NOT_POSITIVE,
                            reader.notPositive().getFirst().toString())
                    .withFaults(reader.notPositive()));
        }
        return new Reading.Valid(command.orElseThrow());
    }

    /** What a proposal asks for. */
    public static Command proposed(ProposalMade proposal) {
        CommandType type = byName(proposal.command()).orElseThrow();
        return switch (read(type, proposal.data())) {
            case Reading.Valid valid -> valid.command();
            case Reading.Invalid invalid ->
                throw new IllegalStateException("the proposed " + proposal.command() + " cannot be read any more: "
                        + invalid.refusal().detail());
        };
    }
}
