-- What reviews of alerts look for: the month closed last, and the reviews made. A handful of events a month.
CREATE INDEX domain_event_of_reviews ON domain_event (book, sequence) WHERE type IN ('MonthClosed', 'AlertsReviewed');
