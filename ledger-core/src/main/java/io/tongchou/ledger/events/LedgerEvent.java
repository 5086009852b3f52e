package io.tongchou.ledger.events;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * Something that happened in a book. The permits list is the table of contents of all that can happen. Names and fields are
 * stored for ever: a change of meaning is a new revision with an upcaster.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface LedgerEvent
        permits PoolOpened,
                PolicyAdopted,
                AnnualPlanApproved,
                PriorYearExpenditureRecorded,
                LegacyBalanceHandedOver,
                PremiumCollected,
                SubsidyReceived,
                InterestReceived,
                RemittedToCityTreasury,
                TransferredToFiscalAccount,
                SweptToFiscalAccount,
                CountyPrefunded,
                FundsRequested,
                FundRequestVerified,
                FundRequestRejected,
                FundsDisbursed,
                BenefitPaid,
                ReserveExtracted,
                MonthClosed,
                AssessmentRecorded,
                GapCauseRuled,
                YearClosed,
                DeficitCovered,
                GapTopUpReceived,
                EntryReversed,
                EntryMoved,
                ProposalMade,
                ProposalRejected,
                ProposalWithdrawn {}
