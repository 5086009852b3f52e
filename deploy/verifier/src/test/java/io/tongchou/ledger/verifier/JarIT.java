package io.tongchou.ledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it is handed out. */
class JarIT {

    private static final Path JAR = Path.of("target/tongchou-verifier.jar");

    @Test
    void itHoldsNothingOfTheServerButTheFormat() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> classes = jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .toList();
            assertThat(classes)
                    .contains("io/tongchou/ledger/verifier/Verifier.class", "io/tongchou/ledger/format/Seal.class")
                    .allMatch(name -> name.startsWith("io/tongchou/ledger/format/")
                            || name.startsWith("io/tongchou/ledger/verifier/")
                            || name.startsWith("com/fasterxml/jackson/"));
        }
    }

    @Test
    void itRunsByItself(@TempDir Path directory) throws IOException, InterruptedException {
        ObjectMapper json = new ObjectMapper();
        JsonNode vectors;
        try (InputStream in = JarIT.class.getResourceAsStream("/format/test-vectors.json")) {
            vectors = json.readTree(in);
        }
        JsonNode own = vectors.at("/leaves/1");
        ObjectNode proof = json.createObjectNode().put("format", "tongchou county proof 1");
        proof.set("seal", vectors.get("seal"));
        proof.set("unit", own.get("unit"));
        proof.set("salt", own.get("salt"));
        proof.set("balances", own.get("balances"));
        ArrayNode leaves = proof.putArray("leaves");
        vectors.get("leaves").forEach(leaf -> leaves.add(leaf.get("hash")));
        Path right = Files.writeString(
                directory.resolve("right.json"), proof.put("place", 1).toString());
        Path wrong = Files.writeString(
                directory.resolve("wrong.json"), proof.put("place", 2).toString());
        Path key = Files.writeString(
                directory.resolve("key.pem"), vectors.get("publicKey").textValue());

        assertThat(run("county", right.toString(), "--key=" + key)).isZero();
        assertThat(run("county", wrong.toString(), "--key=" + key)).isEqualTo(1);
        assertThat(run("county", right.toString())).isEqualTo(2);
    }

    private static int run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
