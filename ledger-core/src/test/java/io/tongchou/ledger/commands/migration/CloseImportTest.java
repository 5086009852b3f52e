package io.tongchou.ledger.commands.migration;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;

import io.tongchou.ledger.book.RefusalCode;
import org.junit.jupiter.api.Test;

class CloseImportTest {

    @Test
    void endsWhatIsOpen() {
        String entry =
                Books.entry("1", Books.row("410222", "1003.01", "5.00"), Books.row("410222", "3001.01", "-5.00"));
        kaifeng()
                .when("city-clerk", "CloseImport", "{}")
                .refused(RefusalCode.IMPORT_NOT_OPEN)
                .done("city-clerk", "OpenImport", "{'through':'2021-01'}")
                .when("city-clerk", "CloseImport", "{}")
                .acceptedWithoutEntry()
                .when("city-clerk", "ImportEntry", entry)
                .refused(RefusalCode.IMPORT_NOT_OPEN);
    }
}
