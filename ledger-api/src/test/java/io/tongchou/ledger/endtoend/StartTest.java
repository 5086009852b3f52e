package io.tongchou.ledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.endtoend.ServiceProcess.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {

    @TempDir
    Path directory;

    @Test
    void refuses_to_open_with_a_faulty_policy_and_names_its_faults_in_a_sentence() throws Exception {
        Path classPath = Files.createDirectories(directory.resolve("classes/policies"));
        Files.writeString(classPath.resolve("zz-faulty.yaml"), "id: zz-faulty\npool: \"41\"\nsurprise: 1\n");
        Path data = directory.resolve("data");

        Refused refused = ServiceProcess.refusedStart(data, Optional.of(classPath.getParent()));

        assertThat(refused.exit()).isNotZero();
        assertThat(refused.said())
                .containsPattern("(?m)^The policy files cannot be used, \\d+ faults: .*\\.$")
                .contains("zz-faulty.yaml pool: ", "zz-faulty.yaml surprise: ")
                .doesNotContain("\tat ");
        assertThat(data.resolve("postgres/postmaster.pid"))
                .as("no database is left running")
                .doesNotExist();
    }

    @Test
    void refuses_to_open_on_a_data_directory_in_use_and_leaves_the_user_of_it_alone() throws Exception {
        Path data = directory.resolve("data");
        try (ServiceProcess service = ServiceProcess.open(data)) {

            Refused refused = ServiceProcess.refusedStart(data, Optional.empty());

            assertThat(refused.exit()).isNotZero();
            assertThat(refused.said())
                    .containsPattern("(?m)^Another ledger is running on the data directory .*\\.$")
                    .doesNotContain("\tat ");
            assertThat(new People(service.port())
                            .get("auditor", "/api/v1/pools/410200/funds/310/trial-balance")
                            .json()
                            .get("code")
                            .textValue())
                    .isEqualTo("POOL_UNKNOWN");
        }
    }
}
