package io.tongchou.ledger.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLinesTest {

    private static final List<String> HEADER = List.of("no", "name");
    private static final Charset GB18030 = Charset.forName("GB18030");

    private static List<String> read(byte[] bytes, Optional<String> charset) throws IOException, UnreadableFile {
        List<String> lines = new ArrayList<>();
        try (SpooledFile file = SpooledFile.of(new ByteArrayInputStream(bytes));
                CsvLines csv = new CsvLines(TextEncoding.of(file, charset).reader(file.open()), HEADER)) {
            for (var line = csv.next(); line.isPresent(); line = csv.next()) {
                lines.add(
                        line.get().number() + " " + String.join("|", line.get().fields()));
            }
        }
        return lines;
    }

    private static List<String> read(String text) throws IOException, UnreadableFile {
        return read(text.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesEndAsTheyDoOnAnyMachine(String end) throws Exception {
        assertThat(read(String.join(end, "no,name", "1,a", "", "2,\"b,\"\"c\"\"\"", "3,", "4", "5,x,y")))
                .containsExactly("2 1|a", "4 2|b,\"c\"", "5 3|", "6 4", "7 5|x|y");
    }

    @Test
    void whatIsQuotedGoesOverLines() throws Exception {
        assertThat(read("no,name\n1,\"a\nb\"\n2,c\n")).containsExactly("2 1|a\nb", "4 2|c");
    }

    @Test
    void bothEncodingsAreTold() throws Exception {
        String text = "no,name\n1,医疗保障基金\n";
        assertThat(read(text.getBytes(StandardCharsets.UTF_8), Optional.empty()))
                .containsExactly("2 1|医疗保障基金");
        assertThat(read(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8), Optional.empty()))
                .containsExactly("2 1|医疗保障基金");
        assertThat(read(text.getBytes(GB18030), Optional.empty())).containsExactly("2 1|医疗保障基金");
        assertThat(read(("\uFEFF" + text).getBytes(GB18030), Optional.of("GBK")))
                .containsExactly("2 1|医疗保障基金");
    }

    @Test
    void wordsThatAreTextInBothAreChinese() throws Exception {
        String text = "no,name\n1,医院\n";
        assertThat(new String(text.getBytes(GB18030), StandardCharsets.UTF_8)).doesNotContain("\uFFFD");
        assertThat(read(text.getBytes(GB18030), Optional.empty())).containsExactly("2 1|医院");
        assertThat(read(text.getBytes(StandardCharsets.UTF_8), Optional.empty()))
                .containsExactly("2 1|医院");
        assertThat(read("no,name\n1,Müller\n".getBytes(StandardCharsets.UTF_8), Optional.of("utf-8")))
                .containsExactly("2 1|Müller");
    }

    @Test
    void aCharacterThatLiesAcrossTwoReadsIsOne() throws Exception {
        String name = "险".repeat(40_000);
        for (Charset charset : List.of(StandardCharsets.UTF_8, GB18030)) {
            assertThat(read(("no,name\n1," + name + "\n").getBytes(charset), Optional.empty()))
                    .containsExactly("2 1|" + name);
        }
    }

    @Test
    void whatIsNoTextIsNamedByItsPlace() {
        byte[] neither = {'n', 'o', ',', 'n', 'a', 'm', 'e', '\n', '1', ',', (byte) 0xFF, '\n'};
        assertThatThrownBy(() -> read(neither, Optional.empty()))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("is not UTF-8 (byte 11, line 2), nor GB18030 (byte 11, line 2)");
        assertThatThrownBy(() -> read("no,name\n1,险".getBytes(GB18030), Optional.of("utf-8")))
                .hasMessageContaining("is not UTF-8 (byte 11, line 2)");
        assertThatThrownBy(() -> read("no,name\n1,险".getBytes(StandardCharsets.UTF_8), Optional.of("utf-16")))
                .hasMessageContaining("charset: must be UTF-8 or GB18030");
    }

    @Test
    void theTextThatEndsWithinACharacterIsNone() {
        byte[] whole = "no,name\n1,险".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> read(java.util.Arrays.copyOf(whole, whole.length - 1), Optional.of("UTF-8")))
                .hasMessageContaining("byte 11, line 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "no;name\n", "name,no\n", "no,name,more\n", " no,name\n", "No,name\n", "1,a\n"})
    void needsItsHeader(String text) {
        assertThatThrownBy(() -> read(text)).hasMessageContaining("header: must be [no,name] and is ");
    }

    @Test
    void quotesOutOfOrderAreNamedByTheirPlace() {
        assertThatThrownBy(() -> read("no,name\n1,a\n2,\"b\"c\n")).hasMessageContaining("behind line 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\""})
    void aLineOfTenMegabytesCostsItselfAlone(String quote) throws Exception {
        List<String> lines = read("no,name\n1,a\n2," + quote + "x".repeat(10_000_000) + quote + "\n3,c\n");
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).hasSizeBetween(LongLinesCut.LONGEST_LINE - 10, LongLinesCut.LONGEST_LINE + 10);
        assertThat(lines.get(2)).isEqualTo("4 3|c");
    }

    @Test
    void aFileThatBreaksOffIsNoFileAndLeavesNothing() throws Exception {
        InputStream cut = new SequenceInputStream(
                new ByteArrayInputStream("no,name\n".getBytes(StandardCharsets.UTF_8)), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("cut");
                    }
                });
        long before = spooled();
        assertThatThrownBy(() -> SpooledFile.of(cut)).isInstanceOf(IOException.class);
        assertThat(spooled()).isEqualTo(before);
    }

    private static long spooled() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("ledger-file-"))
                    .count();
        }
    }

    @Test
    void cutsNoLineThatMayBeRead() throws Exception {
        String line = "x".repeat(LongLinesCut.LONGEST_LINE);
        assertThat(new LongLinesCut(new StringReader(line + "\n" + line)).transferTo(new java.io.StringWriter()))
                .isEqualTo(2L * LongLinesCut.LONGEST_LINE + 1);
    }
}
