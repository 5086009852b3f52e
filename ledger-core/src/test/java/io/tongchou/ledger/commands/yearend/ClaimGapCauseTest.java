package io.tongchou.ledger.commands.yearend;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.events.GapCauseClaimed;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.UnitCode;
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
    void theLastClaimIsKnownOfTheUnitsYear() {
        BookState book = Years.withGap()
                .done("county-410222", "ClaimGapCause", CLAIM)
                .done("county-410222", "ClaimGapCause", CLAIM.replace("August", "July"))
                .state();
        assertThat(book.year(new FiscalYear(2021))
                        .unit(new UnitCode("410222"))
                        .claimed()
                        .map(GapCauseClaimed::claim))
                .contains("the epidemic of July");
        assertThat(book.year(new FiscalYear(2021)).unit(new UnitCode("410221")).claimed())
                .isEmpty();
    }

    @Test
    void aCountyClaimsForItselfAlone() {
        Years.withGap().when("county-410221", "ClaimGapCause", CLAIM).refused(RefusalCode.FORBIDDEN);
    }
}
