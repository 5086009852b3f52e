package io.tongchou.ledger.indicators;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.OpenAlert;
import io.tongchou.ledger.events.Alert;
import io.tongchou.ledger.events.AlertsReviewed;
import io.tongchou.ledger.vocabulary.AlertLevel;
import io.tongchou.ledger.vocabulary.IndicatorKind;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which alerts a review raises and clears. */
public final class Alerts {

    private Alerts() {}

    /**
     * Holds the open alerts against what the indicators say now: one that holds and is not open is raised, one that is open and
     * holds no more is cleared, and one at another level is both. What cannot be told now stays as it is, and so do the findings
     * where nobody looked.
     *
     * @param findings what the books' own checks found broken; empty where they were not made
     */
    public static AlertsReviewed review(BookState book, LocalDate day, Optional<List<Finding>> findings) {
        Map<String, Alert> now = new TreeMap<>();
        Set<String> untold = new HashSet<>();
        for (Indicator indicator : Indicators.of(book, day)) {
            if (indicator.value().isEmpty()) {
                untold.add(indicator.alert().key());
            } else if (indicator.level() != AlertLevel.NORMAL) {
                now.put(indicator.alert().key(), indicator.alert());
            }
        }
        findings.orElse(List.of()).stream().map(Alerts::alert).forEach(alert -> now.put(alert.key(), alert));
        Map<String, OpenAlert> open = book.openAlerts();
        return new AlertsReviewed(
                now.values().stream()
                        .filter(alert -> !isOpen(alert, open.values()))
                        .toList(),
                open.values().stream()
                        .map(OpenAlert::alert)
                        .filter(alert -> !untold.contains(alert.key()))
                        .filter(alert -> findings.isPresent() || alert.kind() != IndicatorKind.FINDING)
                        .filter(alert -> now.values().stream().noneMatch(same -> isSame(alert, same)))
                        .toList());
    }

    private static boolean isOpen(Alert alert, Collection<OpenAlert> open) {
        return open.stream().anyMatch(was -> isSame(was.alert(), alert));
    }

    private static boolean isSame(Alert one, Alert other) {
        return one.key().equals(other.key()) && one.level() == other.level();
    }

    private static Alert alert(Finding finding) {
        return new Alert(
                IndicatorKind.FINDING,
                Optional.empty(),
                Optional.of(finding.check()),
                AlertLevel.RED,
                finding.says(),
                Optional.empty());
    }
}
