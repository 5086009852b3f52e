package io.tongchou.ledger.commands.pooladmin;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.policy.PolicyWriter;
import org.junit.jupiter.api.Test;

class AdoptPolicyTest {

    private static GivenBook bare() {
        return GivenBook.unopened("410200/310").on("2021-01-01").opened("410200", "410222");
    }

    @Test
    void takesOneThatShips() {
        GivenBook book = bare();
        book.when("city-clerk", "AdoptPolicy", "{'policy':'kaifeng-2020-59'}")
                .approvedBy("city-head")
                .acceptedWithoutEntry();
        assertThat(book.state().policies()).hasSize(1);
    }

    @Test
    void takesAWholeOneAndNamesEveryFaultOfIt() throws Exception {
        String whole = GivenBook.JSON.writeValueAsString(
                PolicyWriter.write(kaifeng().state().policies().getFirst()));
        bare().when("city-clerk", "AdoptPolicy", "{'policy':" + whole + "}").proposed();
        var refusal = bare().when(
                        "city-clerk",
                        "AdoptPolicy",
                        "{'policy':" + whole.replace("UNIFIED", "ANY").replace("EXACT", "SOME") + "}");
        refusal.refused(RefusalCode.POLICY_INVALID);
        assertThat(refusal.refusal().faults())
                .extracting(fault -> fault.path())
                .allMatch(path -> path.startsWith("data.policy."))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void aPolicyIsValidAndOfThePool() {
        for (String policy : new String[] {"'nowhere-1999-1'", "'changsha-2020-24'", "7", "{}", "[]", "''"}) {
            bare().when("city-clerk", "AdoptPolicy", "{'policy':" + policy + "}")
                    .refused(RefusalCode.POLICY_INVALID);
        }
    }

    @Test
    void oneGovernsADay() {
        kaifeng()
                .when("city-clerk", "AdoptPolicy", "{'policy':'kaifeng-2020-59'}")
                .refused(RefusalCode.POLICY_OVERLAPS);
    }
}
