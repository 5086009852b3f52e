package io.tongchou.ledger.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tongchou.ledger.vocabulary.BookId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {

    @Test
    void placesAreReadAsTheyAreWritten() {
        Places places = Places.parse("410200/390@7,410200/310@16554");
        assertThat(places).hasToString("410200/310@16554,410200/390@7");
        assertThat(places.in(BookId.parse("410200/390"))).isEqualTo(7);
        assertThat(places.in(BookId.parse("410200/330"))).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "410200/310",
                "410200/310@",
                "410200/310@-1",
                "410200@5",
                "410200/310@1,",
                "410200/310@1,410200/310@2"
            })
    void whatNamesNoPlaceIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Places.parse(text));
    }
}
