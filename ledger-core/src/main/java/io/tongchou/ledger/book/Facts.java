package io.tongchou.ledger.book;

import io.tongchou.ledger.events.EntryMoved;
import io.tongchou.ledger.events.EntryReclassified;
import io.tongchou.ledger.events.EntryReversed;
import io.tongchou.ledger.events.GoneBack;
import io.tongchou.ledger.events.Imported;
import io.tongchou.ledger.events.LateCorrection;
import io.tongchou.ledger.events.Payment;
import io.tongchou.ledger.events.PaymentRepaid;
import io.tongchou.ledger.events.PaymentReturned;
import io.tongchou.ledger.events.PremiumCollected;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitAmount;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happened before, as far as a command named it by its keys; read in bulk while the book is locked.
 *
 * @param sibling the pool's first book as it stands, for the command that opens one more beside it
 */
public record Facts(Map<Key, StoredEvent> known, Optional<BookState> sibling) {

    public static final Facts NONE = new Facts(Map.of());

    public Facts(Map<Key, StoredEvent> known) {
        this(known, Optional.empty());
    }

    public Optional<StoredEvent> find(Key.Kind kind, String value) {
        return Optional.ofNullable(known.get(new Key(kind, value)));
    }

    public boolean has(Key.Kind kind, String value) {
        return known.containsKey(new Key(kind, value));
    }

    /** The event behind a key, where it is of that type. */
    public <E> Optional<E> find(Key.Kind kind, String value, Class<E> type) {
        return find(kind, value)
                .map(stored -> stored.recorded().event())
                .filter(type::isInstance)
                .map(type::cast);
    }

    /** Whose the deposit, bond, advance or unidentified receipt of that number is, where it was imported. */
    public List<UnitAmount> imported(Account account, String number) {
        return Keys.numbered(account).stream()
                .flatMap(kind -> find(kind, number, Imported.class).stream())
                .flatMap(event -> event.shares(account, number).stream())
                .toList();
    }

    /**
     * A receipt or payment as it stands, moved, reclassified or paid again as it may be.
     *
     * @param event what it is
     * @param year the fiscal year in which it counts
     */
    public record Standing<E>(E event, FiscalYear year) {}

    /** The receipt of that number. */
    public Optional<Standing<PremiumCollected>> receipt(String receiptNo) {
        return find(Key.Kind.RECEIPT, receiptNo)
                .map(stored -> standing(stored.recorded()))
                .filter(standing -> standing.event() instanceof PremiumCollected)
                .map(standing -> new Standing<>((PremiumCollected) standing.event(), standing.year()));
    }

    /** What was paid under that number: a benefit or another expenditure. */
    public Optional<Standing<Payment>> payment(String paymentNo) {
        return find(Key.Kind.PAYMENT, paymentNo)
                .map(stored -> standing(stored.recorded()))
                .filter(standing -> standing.event() instanceof Payment)
                .map(standing -> new Standing<>((Payment) standing.event(), standing.year()));
    }

    private static Standing<?> standing(Recorded recorded) {
        FiscalYear year = FiscalYear.of(recorded.effectiveOn());
        return switch (recorded.event()) {
            case EntryMoved e ->
                new Standing<>(e.right(), e.late().map(LateCorrection::year).orElse(year));
            case EntryReclassified e ->
                new Standing<>(e.right(), e.late().map(LateCorrection::year).orElse(year));
            case PaymentReturned e -> new Standing<>(e.payment(), e.year());
            case PaymentRepaid e -> new Standing<>(e.payment(), e.year());
            default -> new Standing<>(recorded.event(), year);
        };
    }

    /**
     * What has gone back so far of a receipt or payment.
     *
     * @param kind {@link Key.Kind#RECEIPT_BACK} or {@link Key.Kind#PAYMENT_BACK}
     */
    public Money goneBack(Key.Kind kind, String number) {
        return find(kind, number)
                .map(stored -> switch (stored.recorded().event()) {
                    case GoneBack last -> last.total();
                    case EntryReversed undone
                    when undone.reversed() instanceof GoneBack last ->
                        last.total().minus(last.amount());
                    default -> Money.ZERO;
                })
                .orElse(Money.ZERO);
    }
}
