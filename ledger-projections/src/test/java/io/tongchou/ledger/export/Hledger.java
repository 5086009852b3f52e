package io.tongchou.ledger.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tongchou.ledger.vocabulary.Money;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The outside judge: hledger, where it is installed. */
final class Hledger {

    private static final Pattern FIELD = Pattern.compile("\"([^\"]*)\"");

    private Hledger() {}

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** What the program says of the journal, which must please it; without the program the test is skipped, and says so. */
    static String run(Path journal, String... command) throws IOException, InterruptedException {
        assumeTrue(isThere(command[0]), command[0] + " is not on the path, so that nobody else read the books");
        Path said = Files.createTempFile("judge", ".txt");
        try {
            List<String> all = new ArrayList<>(List.of(command));
            all.addAll(1, List.of("-f", journal.toString()));
            ProcessBuilder judge =
                    new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(said.toFile());
            judge.environment().put("LC_ALL", "C.UTF-8");
            int code = judge.start().waitFor();
            String output = Files.readString(said, StandardCharsets.UTF_8);
            assertThat(code).as("%s: %s", all, output).isZero();
            return output;
        } finally {
            Files.delete(said);
        }
    }

    /** The balances at the end of each month that are not zero, by account. */
    static Map<YearMonth, Map<String, Money>> balances(Path journal) throws IOException, InterruptedException {
        List<List<String>> rows = run(journal, "hledger", "balance", "-MHN", "--flat", "-O", "csv")
                .lines()
                .map(Hledger::fields)
                .toList();
        List<String> months = rows.getFirst();
        Map<YearMonth, Map<String, Money>> balances = new TreeMap<>();
        for (int month = 1; month < months.size(); month++) {
            Map<String, Money> atEnd = new TreeMap<>();
            for (List<String> row : rows.subList(1, rows.size())) {
                if (!row.get(month).equals("0")) {
                    atEnd.put(row.getFirst(), Money.parse(row.get(month).replaceFirst("^CNY ", "")));
                }
            }
            balances.put(YearMonth.parse(months.get(month)), atEnd);
        }
        return balances;
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        for (Matcher field = FIELD.matcher(line); field.find(); ) {
            fields.add(field.group(1));
        }
        return fields;
    }
}
