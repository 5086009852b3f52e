package io.tongchou.ledger.statements;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Tables that ship with the ledger in {@code statements/}: a row a line, cells between bars, comments after a hash. */
final class Tables {

    private Tables() {}

    static List<List<String>> rows(String table) {
        String file = "/statements/" + table + ".txt";
        try (InputStream in = Objects.requireNonNull(Tables.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arrays.stream(line.split("\\|", -1))
                            .map(String::strip)
                            .toList())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
