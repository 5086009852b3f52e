package io.tongchou.ledger.commands.yearend;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;

import io.tongchou.ledger.book.RefusalCode;
import org.junit.jupiter.api.Test;

class RecordAssessmentTest {

    private static final String DATA = "{'unit':'410222','year':2021,'grade':'EXCELLENT'}";

    @Test
    void takesEffectWhenASecondPersonApproves() {
        kaifeng()
                .when("city-clerk", "RecordAssessment", DATA)
                .approvedBy("city-head")
                .acceptedWithoutEntry();
    }

    @Test
    void knowsItsGrades() {
        kaifeng()
                .when("city-clerk", "RecordAssessment", DATA.replace("EXCELLENT", "BEST"))
                .invalid("data.grade");
    }

    @Test
    void notOnceTheYearIsClosed() {
        Years.closed(kaifeng()).when("city-clerk", "RecordAssessment", DATA).refused(RefusalCode.YEAR_CLOSED);
    }
}
