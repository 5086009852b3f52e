package io.tongchou.ledger.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.PolicyCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each shipped policy is told to the last clause, in {@code docs/scenarios/<city>.md} by the first word of its id. */
class ScenarioClausesTest {

    private static final Pattern CITED = Pattern.compile("^> (.+?)(?:：“.*| \\[A] .*)? {2}$", Pattern.MULTILINE);

    static Collection<Policy> policies() {
        return PolicyCatalog.shipped().all();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void everyClauseIsCitedInTheScenarioOfItsCity(Policy policy) throws IOException {
        String city = policy.id().substring(0, policy.id().indexOf('-'));
        Path told = Path.of("../docs/scenarios", city + ".md");
        Set<String> cited = Files.exists(told) ? cited(Files.readString(told)) : Set.of();

        assertThat(policy.provisions().entrySet().stream()
                        .filter(provision ->
                                !cited.contains(provision.getValue().clause().toString()))
                        .map(provision -> provision.getValue().clause() + " (" + provision.getKey() + ")"))
                .as("a clause of a policy is cited by no scenario: %s", told)
                .isEmpty();
    }

    private static Set<String> cited(String text) {
        return CITED.matcher(text)
                .results()
                .map((MatchResult line) -> line.group(1))
                .collect(Collectors.toSet());
    }
}
