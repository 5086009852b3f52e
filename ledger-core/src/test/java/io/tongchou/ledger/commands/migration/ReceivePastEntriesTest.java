package io.tongchou.ledger.commands.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.events.PastEntriesReceived;
import io.tongchou.ledger.vocabulary.Money;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceivePastEntriesTest {

    private static final ReceivePastEntries FILE =
            new ReceivePastEntries("f1", Optional.of("2020.csv"), 4, 2, Money.parse("12.00"));

    @Test
    void isReceivedOnceWhateverItIsCalled() {
        GivenBook book = GivenBook.kaifeng();
        book.when("city-clerk", FILE).acceptedWithoutEntry();
        assertThat(book.lastEvent().recorded().event())
                .isEqualTo(new PastEntriesReceived("f1", Optional.of("2020.csv"), 4, 2, Money.parse("12.00")));
        book.when("city-clerk", new ReceivePastEntries("f1", Optional.empty(), 4, 2, Money.parse("12.00")))
                .refused(RefusalCode.FILE_EXISTS);
    }

    @Test
    void isTheCitys() {
        GivenBook.kaifeng().when("tax", FILE).refused(RefusalCode.FORBIDDEN);
    }
}
