package io.tongchou.ledger.rendering;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The spreadsheet program, without its window. A test that needs it is skipped, and says so, where it is not installed. */
final class LibreOffice {

    private static final String ALWAYS_RECALCULATE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <oor:items xmlns:oor="http://openoffice.org/2001/registry">
            <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
            </oor:items>
            """;
    /** Comma, quote, UTF-8, from line 1; cells as they are and not as they are shown. */
    private static final String CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false";

    private LibreOffice() {}

    /** The cells of each workbook's sheet after all its formulas were computed anew, by file name; rows and columns from 0. */
    static Map<String, List<List<String>>> recalculated(Path directory, Map<String, byte[]> workbooks)
            throws Exception {
        assumeTrue(isThere(), () -> {
            String message =
                    "SKIPPED: soffice is not installed, so nobody else has computed the formulas (libreoffice-calc)";
            System.out.println(message);
            return message;
        });
        Path profile = directory.resolve("profile/user");
        Files.createDirectories(profile);
        Files.writeString(profile.resolve("registrymodifications.xcu"), ALWAYS_RECALCULATE);
        List<String> command = new ArrayList<>(List.of(
                "soffice",
                "-env:UserInstallation=" + profile.getParent().toUri(),
                "--headless",
                "--convert-to",
                CSV,
                "--outdir",
                directory.toString()));
        for (Map.Entry<String, byte[]> workbook : workbooks.entrySet()) {
            Path file = directory.resolve(workbook.getKey() + ".xlsx");
            Files.write(file, workbook.getValue());
            command.add(file.toString());
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("soffice.log").toFile())
                .start();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("soffice did not end");
        }
        Map<String, List<List<String>>> sheets = new TreeMap<>();
        for (String name : workbooks.keySet()) {
            sheets.put(name, read(Files.readString(directory.resolve(name + ".csv"), StandardCharsets.UTF_8)));
        }
        return sheets;
    }

    private static boolean isThere() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "soffice")));
    }

    private static List<List<String>> read(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < csv.length(); at++) {
            char c = csv.charAt(at);
            if (quoted && c == '"' && at + 1 < csv.length() && csv.charAt(at + 1) == '"') {
                cell.append(c);
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        return rows;
    }
}
