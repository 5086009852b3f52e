package io.tongchou.ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.CommandType;
import io.tongchou.ledger.commands.CommandCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every command's resource is named as approved; a name that callers use does not change unseen. */
class ResourceNamesTest {

    private static final String PREAMBLE = """
            <!-- Made from the code by ResourceNamesTest: change the code, not this page. -->
            # Resources (资源)

            Each command is also a resource of its own: POST there `{"id", "effectiveOn", "data"}`, and the address says the rest.

            | Command | POST |
            |---|---|
            """;

    @Test
    void areAsApproved() throws IOException {
        String now = CommandCatalog.all().stream()
                .map(type -> "| [%s](commands.md#%s) | %s |\n"
                        .formatted(type.name(), type.name().toLowerCase(), addresses(type)))
                .collect(Collectors.joining("", PREAMBLE, ""));
        Path received = Path.of("target/received/resources.md");
        Files.createDirectories(received.getParent());
        Files.writeString(received, now);
        assertThat(now)
                .as("where this is right, in ledger-api: cp %s ../docs/reference/", received)
                .isEqualTo(Files.readString(Path.of("../docs/reference/resources.md")));
    }

    private static String addresses(CommandType type) {
        return Stream.of(
                        ResourceNames.isOfFund(type) ? ResourceController.OF_FUND : "",
                        ResourceNames.isOfPool(type) ? ResourceController.OF_POOL : "")
                .filter(address -> !address.isEmpty())
                .map(address -> "`" + address.replace("{resource}", ResourceNames.of(type)) + "`")
                .collect(Collectors.joining(" or "));
    }
}
