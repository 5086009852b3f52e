package io.tongchou.ledger.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void a_text_is_never_taken_for_a_formula_and_an_amount_stays_one() {
        assertThat(FigureAnswers.Csv.line("=1+1", "+1", "@SUM(1)", "-1+cmd|'/C calc'!A0", "-", "\t=1", "-x\n-1"))
                .isEqualTo("'=1+1,'+1,'@SUM(1),'-1+cmd|'/C calc'!A0,'-,'\t=1,\"'-x\n-1\"");
        assertThat(FigureAnswers.Csv.line("-1234.50", "0.00", "-7", 12L, "a,\"b\""))
                .isEqualTo("-1234.50,0.00,-7,12,\"a,\"\"b\"\"\"");
    }
}
