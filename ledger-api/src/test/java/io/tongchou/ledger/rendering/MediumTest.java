package io.tongchou.ledger.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediumTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | JSON",
                "application/json | JSON",
                "text/csv | CSV",
                "text/csv;charset=utf-8 | CSV",
                "application/pdf | PAGES",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet | SPREADSHEET",
                "application/pdf;q=0.5, text/csv | CSV",
                "image/png, application/pdf | PAGES",
                "image/png | JSON",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | JSON",
                "no type at all | JSON",
            })
    void the_first_that_there_is_of_what_is_asked_for_most(String accept, Medium medium) {
        assertThat(Medium.asked(accept)).isEqualTo(medium);
    }
}
