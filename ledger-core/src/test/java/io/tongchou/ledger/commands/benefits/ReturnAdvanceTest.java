package io.tongchou.ledger.commands.benefits;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.OpenItem;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.vocabulary.LegacyForm;
import org.junit.jupiter.api.Test;

class ReturnAdvanceTest {

    private static final String PART = "{'advance':'A1','amount':'6.00'}";
    private static final String REST = "{'advance':'A1','amount':'4.00'}";

    private static GivenBook advanced(String unit) {
        return kaifeng()
                .legacy(unit, LegacyForm.EXPENDITURE_ACCOUNT, "10.00")
                .done(
                        unit.endsWith("00") ? "city-clerk" : "county-" + unit,
                        "AdvanceToProvider",
                        "{'unit':'" + unit + "','advance':'A1','payee':'H1','amount':'10.00','kind':'CROSS_REGION'}");
    }

    private static String left(GivenBook book) {
        return book.state()
                .openItem(OpenItem.Kind.ADVANCE, "A1")
                .orElseThrow()
                .left()
                .toString();
    }

    @Test
    void comesBackToTheExpenditureAccount() {
        GivenBook book = advanced("410222")
                .when("county-410222", "ReturnAdvance", PART)
                .accepted("410222 1004.01 6.00", "410222 1101 -6.00");
        assertThat(left(book)).isEqualTo("4.00");
        book.when("county-410222", "SettleAdvance", REST).accepted("410222 5001 4.00", "410222 1101 -4.00");
        assertThat(book.state().openItems()).isEmpty();
    }

    @Test
    void noMoreThanIsLeft() {
        advanced("410222")
                .when("county-410222", "ReturnAdvance", "{'advance':'A1','amount':'10.01'}")
                .refused(RefusalCode.EXCEEDS_ADVANCE, "10.00")
                .done("county-410222", "SettleAdvance", PART)
                .done("county-410222", "ReturnAdvance", REST)
                .when("county-410222", "ReturnAdvance", "{'advance':'A1','amount':'0.01'}")
                .refused(RefusalCode.EXCEEDS_ADVANCE, "0.00")
                .monthsClosedThrough("2021-12")
                .done("city-clerk", "CloseYear", "{'year':2021}")
                .when("county-410222", "ReturnAdvance", "{'advance':'A1','amount':'0.01'}")
                .refused(RefusalCode.EXCEEDS_ADVANCE, "0.00");
    }

    @Test
    void ofAnAdvanceThatIsInTheBook() {
        advanced("410222")
                .when("county-410222", "ReturnAdvance", PART.replace("A1", "A2"))
                .refused(RefusalCode.ADVANCE_UNKNOWN);
    }

    @Test
    void isTheCountysOwnAffairAndTheCitysForTheCityLevelAlone() {
        advanced("410222")
                .when("county-410221", "ReturnAdvance", PART)
                .refused(RefusalCode.FORBIDDEN)
                .when("city-clerk", "ReturnAdvance", PART)
                .refused(RefusalCode.FORBIDDEN);
        advanced("410200")
                .when("county-410222", "ReturnAdvance", PART)
                .refused(RefusalCode.FORBIDDEN)
                .when("city-clerk", "ReturnAdvance", PART)
                .accepted();
    }

    @Test
    void reversedItIsOpenAgain() {
        GivenBook book = advanced("410222").id("e").done("county-410222", "ReturnAdvance", PART);
        book.when("city-clerk", "ReverseEntry", "{'entry':'e','reason':'wrong'}")
                .approvedBy("city-head")
                .accepted("410222 1004.01 -6.00", "410222 1101 6.00");
        assertThat(left(book)).isEqualTo("10.00");
    }
}
