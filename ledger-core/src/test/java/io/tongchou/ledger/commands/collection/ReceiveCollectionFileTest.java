package io.tongchou.ledger.commands.collection;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.commands.reading.ControlTotals;
import io.tongchou.ledger.events.CollectionFileReceived;
import io.tongchou.ledger.vocabulary.Money;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceiveCollectionFileTest {

    private static final ControlTotals TOTALS = new ControlTotals(2, Money.parse("12.00"));
    private static final ReceiveCollectionFile FILE =
            new ReceiveCollectionFile("f1", Optional.of("march.csv"), 2, Money.parse("12.00"), TOTALS);

    @Test
    void isReceivedOnceWhateverItIsCalled() {
        GivenBook book = GivenBook.kaifeng().on("2021-03-15");
        book.when("tax", FILE).acceptedWithoutEntry();
        assertThat(book.lastEvent().recorded().event())
                .isEqualTo(new CollectionFileReceived("f1", Optional.of("march.csv"), 2, Money.parse("12.00")));
        book.when("tax", new ReceiveCollectionFile("f1", Optional.empty(), 2, Money.parse("12.00"), TOTALS))
                .refused(RefusalCode.FILE_EXISTS);
        book.when("tax", new ReceiveCollectionFile("f2", Optional.of("march.csv"), 2, Money.parse("12.00"), TOTALS))
                .acceptedWithoutEntry();
    }

    @Test
    void isNobodysButTheTaxAuthoritys() {
        GivenBook.kaifeng().on("2021-03-15").when("city-head", FILE).refused(RefusalCode.FORBIDDEN);
    }

    @Test
    void comesToWhatItsSenderSays() {
        GivenBook book = GivenBook.kaifeng().on("2021-03-15");
        book.when("tax", new ReceiveCollectionFile("f1", Optional.empty(), 3, Money.parse("12.00"), TOTALS))
                .refused(RefusalCode.TOTALS_DIFFER);
        book.when("tax", new ReceiveCollectionFile("f1", Optional.empty(), 2, Money.parse("12.01"), TOTALS))
                .refused(RefusalCode.TOTALS_DIFFER);
    }
}
