-- What closes and opens periods, decides a year's end, plans it or extracts its reserve: a few hundred events in a year, by which
-- figures are explained and restatements found.
CREATE INDEX domain_event_of_years ON domain_event (book, sequence)
 WHERE type IN ('AnnualPlanAdjusted', 'AnnualPlanApproved', 'AssessmentRecorded', 'DecisionTaken', 'DeficitCovered',
                'GapCauseRuled', 'GapTopUpReceived', 'MonthClosed', 'MonthReopened', 'PriorYearExpenditureRecorded',
                'ReserveDrawn', 'ReserveExtracted', 'SettlementRestated', 'YearClosed');
