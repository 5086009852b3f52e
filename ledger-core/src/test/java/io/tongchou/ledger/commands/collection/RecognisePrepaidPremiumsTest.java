package io.tongchou.ledger.commands.collection;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.policy.Clause;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecognisePrepaidPremiumsTest {

    private static final String OF_2022 = "{'year':2022}";

    private static GivenBook book() {
        return Prepaid.book()
                .done("tax", "CollectPremium", Prepaid.premium("R1", "2022-01", "320.00"))
                .done("tax", "CollectPremium", Prepaid.premium("R2", "2022-01", "80.00"))
                .done(
                        "tax",
                        "CollectPremium",
                        Prepaid.premium("R3", "2022-01", "7.00").replace("410222", "410221"))
                .done("tax", "CollectPremium", Prepaid.premium("R4", "2023-01", "1.00"))
                .on("2022-01-01");
    }

    @Test
    void makesWhatIsHeldForTheYearItsIncome() {
        GivenBook book = book();
        book.when("city-clerk", "RecognisePrepaidPremiums", OF_2022)
                .accepted("410222 2001 400.00", "410222 4001 -400.00", "410221 2001 7.00", "410221 4001 -7.00")
                .when("city-clerk", "RecognisePrepaidPremiums", OF_2022)
                .acceptedWithoutEntry();
        assertThat(book.state().yearsOfHeldPremiums()).containsExactly(new FiscalYear(2023));
    }

    @Test
    void takesWhatIsStillHeldForEarlierYearsAlong() {
        GivenBook book = book().on("2023-01-01");
        book.id("e")
                .when("city-clerk", "RecognisePrepaidPremiums", "{'year':2023}")
                .accepted(
                        "410222 2001 400.00",
                        "410222 4001 -400.00",
                        "410221 2001 7.00",
                        "410221 4001 -7.00",
                        "410222 2001 1.00",
                        "410222 4001 -1.00");
        assertThat(book.state().yearsOfHeldPremiums()).isEmpty();
        book.done("city-clerk", "ReverseEntry", "{'entry':'e','reason':'too early'}");
        assertThat(book.state().heldPremiums(new FiscalYear(2022)))
                .isEqualTo(Map.of(
                        new UnitCode("410221"), Money.parse("7.00"), new UnitCode("410222"), Money.parse("400.00")));
        assertThat(book.state().heldPremiums(new FiscalYear(2023)))
                .isEqualTo(Map.of(new UnitCode("410222"), Money.parse("1.00")));
    }

    @Test
    void notBeforeTheYear() {
        book().on("2021-12-31")
                .when("city-clerk", "RecognisePrepaidPremiums", OF_2022)
                .invalid("data.year");
    }

    @Test
    void needsADecisionToHoldThem() {
        GivenBook.Outcome outcome = kaifeng().on("2022-01-01").when("city-clerk", "RecognisePrepaidPremiums", OF_2022);
        outcome.refused(RefusalCode.DECISION_MISSING);
        assertThat(outcome.refusal().clause()).contains(new Clause("汴政办〔2020〕59号", "三(三)1"));
        Prepaid.book()
                .on("2022-01-01")
                .when("city-clerk", "RecognisePrepaidPremiums", OF_2022)
                .acceptedWithoutEntry();
    }

    @Test
    void whatIsHeldIsNotStuckWhenTheDecisionChanges() {
        book().happened(Prepaid.decided("RECEIPT"))
                .when("city-clerk", "RecognisePrepaidPremiums", OF_2022)
                .accepted("410222 2001 400.00", "410222 4001 -400.00", "410221 2001 7.00", "410221 4001 -7.00");
    }
}
