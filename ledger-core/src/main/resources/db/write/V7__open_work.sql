-- What lists of open work look for: proposals, and what happened to requests for funds. Few among all events.
CREATE INDEX command_outcome_proposed ON command_outcome (pool) WHERE proposed;
CREATE INDEX domain_event_of_requests ON domain_event (book, sequence)
 WHERE type IN ('FundsRequested', 'FundRequestVerified', 'FundRequestRejected', 'FundsDisbursed');
