package io.tongchou.ledger.commands.treasury;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.OpenItem;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.vocabulary.Money;
import org.junit.jupiter.api.Test;

class ReceiveUnidentifiedTest {

    private static final String DATA = "{'unit':'410222','reference':'B1','amount':'9.99'}";
    private static final String REVERSE = "{'entry':'e','reason':'wrong'}";

    @Test
    void waitsAsATemporaryReceipt() {
        GivenBook book = kaifeng()
                .when("finance-clerk", "ReceiveUnidentified", DATA)
                .accepted("410222 1003.01 9.99", "410222 2001 -9.99");
        assertThat(book.state().leftOf(OpenItem.Kind.UNIDENTIFIED, "B1")).isEqualTo(Money.parse("9.99"));
    }

    @Test
    void isBookedOnce() {
        kaifeng()
                .done("finance-clerk", "ReceiveUnidentified", DATA)
                .when("finance-clerk", "ReceiveUnidentified", DATA)
                .refused(RefusalCode.REFERENCE_EXISTS);
    }

    @Test
    void isReversedUntilItIsIdentifiedAndFreesItsReference() {
        kaifeng()
                .id("e")
                .done("finance-clerk", "ReceiveUnidentified", DATA)
                .done("city-clerk", "ReverseEntry", REVERSE)
                .when("finance-clerk", "IdentifyReceipt", "{'reference':'B1','as':'OTHER'}")
                .refused(RefusalCode.REFERENCE_UNKNOWN)
                .when("finance-clerk", "ReceiveUnidentified", DATA)
                .accepted();
        kaifeng()
                .id("e")
                .done("finance-clerk", "ReceiveUnidentified", DATA)
                .done("finance-clerk", "IdentifyReceipt", "{'reference':'B1','as':'OTHER'}")
                .when("city-clerk", "ReverseEntry", REVERSE)
                .refused(RefusalCode.NOT_REVERSIBLE);
    }
}
