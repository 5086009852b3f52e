package io.tongchou.ledger.commands.treasury;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.vocabulary.IncomeKind;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdentifyReceiptTest {

    private static final Map<IncomeKind, String> ACCOUNTS = new EnumMap<>(Map.of(
            IncomeKind.PREMIUM, "4001",
            IncomeKind.SUBSIDY, "4101",
            IncomeKind.INTEREST, "4201",
            IncomeKind.TRANSFER, "4301",
            IncomeKind.OTHER, "4501"));

    private static GivenBook book() {
        return kaifeng()
                .done("finance-clerk", "ReceiveUnidentified", "{'unit':'410222','reference':'B1','amount':'9.99'}");
    }

    private static String as(String kind) {
        return "{'reference':'B1','as':'" + kind + "'}";
    }

    @Test
    void isTheIncomeItTurnedOutToBe() {
        for (IncomeKind kind : IncomeKind.values()) {
            book().when("finance-clerk", "IdentifyReceipt", as(kind.name()))
                    .accepted("410222 2001 9.99", "410222 " + ACCOUNTS.get(kind) + " -9.99");
        }
    }

    @Test
    void knowsTheReceiptOnce() {
        kaifeng().when("finance-clerk", "IdentifyReceipt", as("OTHER")).refused(RefusalCode.REFERENCE_UNKNOWN);
        book().done("finance-clerk", "IdentifyReceipt", as("OTHER"))
                .when("finance-clerk", "IdentifyReceipt", as("PREMIUM"))
                .refused(RefusalCode.IDENTIFIED_ALREADY);
    }

    @Test
    void reversedItWaitsAgain() {
        book().id("e")
                .done("finance-clerk", "IdentifyReceipt", as("OTHER"))
                .when("city-clerk", "ReverseEntry", "{'entry':'e','reason':'wrong'}")
                .approvedBy("city-head")
                .accepted("410222 2001 -9.99", "410222 4501 9.99")
                .when("finance-clerk", "IdentifyReceipt", as("SUBSIDY"))
                .accepted("410222 2001 9.99", "410222 4101 -9.99");
    }
}
