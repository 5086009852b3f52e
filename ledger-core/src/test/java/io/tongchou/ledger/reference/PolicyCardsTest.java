package io.tongchou.ledger.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.eventstore.Approved;
import io.tongchou.ledger.policy.PolicyCatalog;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PolicyCardsTest {

    @Test
    void thePoliciesStandSideBySideAsApproved() throws IOException {
        PolicyCards cards = new PolicyCards(PolicyCatalog.shipped().all());
        String page = cards.text();
        assertThat(cards.withoutRow())
                .as("provisions without a line in reference/policy-rows.txt")
                .isEmpty();
        assertThat(cards.words())
                .as("names in reference/policy-words.txt")
                .containsExactlyInAnyOrderElementsOf(cards.used());
        Approved.check(Path.of("../docs/reference/policies.md"), page);
    }
}
