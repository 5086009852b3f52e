package io.tongchou.ledger.book;

import io.tongchou.ledger.events.Alert;
import java.time.LocalDate;

/**
 * An alert that is open.
 *
 * @param since the business day of the review that raised it
 */
public record OpenAlert(Alert alert, LocalDate since) {}
