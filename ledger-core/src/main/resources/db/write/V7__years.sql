-- What decides a year's end, plans it or extracts its reserve: a few hundred events in a year, by which its figures are explained.
CREATE INDEX domain_event_of_years ON domain_event (book, sequence)
 WHERE type IN ('AnnualPlanAdjusted', 'AnnualPlanApproved', 'AssessmentRecorded', 'DecisionTaken', 'DeficitCovered',
                'GapCauseRuled', 'GapTopUpReceived', 'PriorYearExpenditureRecorded', 'ReserveDrawn', 'ReserveExtracted',
                'SettlementRestated', 'YearClosed');
