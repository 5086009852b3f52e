package io.tongchou.ledger.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongchou.ledger.format.Chain;
import io.tongchou.ledger.format.Fields;
import io.tongchou.ledger.format.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A pack whose files somebody changes before he hands it on. */
final class PackInHand {

    static final ObjectMapper JSON = new ObjectMapper();

    final Map<String, byte[]> files = new LinkedHashMap<>();

    static PackInHand of(Path pack) throws IOException {
        PackInHand inHand = new PackInHand();
        try (ZipFile zip = new ZipFile(pack.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    inHand.files.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return inHand;
    }

    PackInHand copy() {
        PackInHand copy = new PackInHand();
        copy.files.putAll(files);
        return copy;
    }

    Path write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (Map.Entry<String, byte[]> one : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    JsonNode json(String name) throws IOException {
        return JSON.readTree(files.get(name));
    }

    /** Changes a document. */
    PackInHand document(String name, Consumer<ObjectNode> change) throws IOException {
        ObjectNode document = (ObjectNode) json(name);
        change.accept(document);
        files.put(name, JSON.writeValueAsBytes(document));
        return this;
    }

    /** Changes the lines of a file. */
    PackInHand lines(String name, UnaryOperator<List<ObjectNode>> change) throws IOException {
        List<ObjectNode> lines = new ArrayList<>();
        for (String line : new String(files.get(name), StandardCharsets.UTF_8).split("\n")) {
            lines.add((ObjectNode) JSON.readTree(line));
        }
        StringBuilder text = new StringBuilder();
        change.apply(lines).forEach(line -> text.append(line).append('\n'));
        files.put(name, text.toString().getBytes(StandardCharsets.UTF_8));
        return this;
    }

    PackInHand events(UnaryOperator<List<ObjectNode>> change) throws IOException {
        return lines("events.ndjson", change);
    }

    /** Gives every event the number of its place and the hash that it should have. */
    PackInHand rechained() throws IOException {
        String book = json("manifest.json").get("book").textValue();
        return events(events -> {
            byte[] head = new byte[32];
            for (int i = 0; i < events.size(); i++) {
                ObjectNode event = events.get(i);
                head = Chain.hash(
                        head,
                        book,
                        i + 1,
                        event.get("id").textValue(),
                        event.get("type").textValue(),
                        event.get("revision").textValue(),
                        event.get("recordedAt").longValue(),
                        event.get("payload").textValue().getBytes(StandardCharsets.UTF_8),
                        event.get("metadata").textValue().getBytes(StandardCharsets.UTF_8));
                event.put("sequence", i + 1).put("hash", Hash.of(head).hex());
            }
            return events;
        });
    }

    /** Makes the manifest tell of the files as they are now, and signs it. */
    PackInHand signed(SealingKey key) throws IOException {
        ObjectNode manifest = (ObjectNode) json("manifest.json");
        ArrayNode list = manifest.putArray("files");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (!file.getKey().startsWith("manifest.")) {
                list.addObject()
                        .put("name", file.getKey())
                        .put("size", file.getValue().length)
                        .put(
                                "sha256",
                                Hash.of(Fields.sha256().digest(file.getValue())).hex());
            }
        }
        String[] events = new String(files.get("events.ndjson"), StandardCharsets.UTF_8).split("\n");
        JsonNode last = JSON.readTree(events[events.length - 1]);
        manifest.put("to", last.get("sequence").longValue())
                .put("head", last.get("hash").textValue())
                .put("key", key.verifying().id().hex());
        byte[] bytes = JSON.writeValueAsBytes(manifest);
        files.put("manifest.json", bytes);
        files.put("manifest.sig", key.sign(bytes));
        return this;
    }
}
