package io.tongchou.ledger.commands.collection;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.commands.reading.ControlTotals;
import io.tongchou.ledger.events.CollectionFilePosted;
import io.tongchou.ledger.vocabulary.Money;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FinishCollectionFileTest {

    private static final ControlTotals TOTALS = new ControlTotals(4, Money.parse("12.00"));
    private static final FinishCollectionFile FINISHED =
            new FinishCollectionFile("f1", 1, Money.parse("5.00"), 1, 1, 2);

    @Test
    void isNotedOnceOfAFileThatWasReceived() {
        GivenBook book = GivenBook.kaifeng().on("2021-03-15");
        book.when("tax", FINISHED).refused(RefusalCode.FILE_UNKNOWN);
        book.when("tax", new ReceiveCollectionFile("f1", Optional.empty(), 4, Money.parse("12.00"), TOTALS))
                .acceptedWithoutEntry();
        book.when("tax", FINISHED).acceptedWithoutEntry();
        assertThat(book.lastEvent().recorded().event())
                .isEqualTo(new CollectionFilePosted("f1", 1, Money.parse("5.00"), 1, 1, 2));
        book.when("tax", FINISHED).refused(RefusalCode.FILE_EXISTS);
    }
}
