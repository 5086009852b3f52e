package io.tongchou.ledger.commands.yearend;

import io.tongchou.ledger.book.RefusalCode;
import org.junit.jupiter.api.Test;

class ClaimGapCauseTest {

    private static final String CLAIM =
            "{'unit':'410222','year':2021,'claim':'the epidemic of August','evidence':'通医保〔2022〕2号'}";

    @Test
    void isNotedUntilTheGapIsCovered() {
        Years.closed(Years.planned(Years.withGap()))
                .when("county-410222", "ClaimGapCause", CLAIM)
                .acceptedWithoutEntry()
                .done("city-clerk", "CoverDeficit", Years.COVER)
                .when("county-410222", "ClaimGapCause", CLAIM)
                .refused(RefusalCode.COVERED_ALREADY);
    }

    @Test
    void aCountyClaimsForItselfAlone() {
        Years.withGap().when("county-410221", "ClaimGapCause", CLAIM).refused(RefusalCode.FORBIDDEN);
    }
}
