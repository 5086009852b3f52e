package io.tongchou.ledger.proof;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongchou.ledger.format.Fields;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The files of a pack as they are written, one behind the other; the manifest over them comes last. */
final class PackFiles implements Closeable {

    static final ObjectMapper JSON =
            JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final ZipOutputStream zip;
    private final ArrayNode written = JSON.createArrayNode();

    PackFiles(Path file) throws IOException {
        zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    }

    /** What writes a file's content; it need not fit into memory. */
    interface Content {
        void to(OutputStream out) throws IOException;
    }

    /** What writes lines of JSON. */
    interface Lines {
        void to(JsonGenerator out) throws IOException;
    }

    void add(String name, Content content) throws IOException {
        MessageDigest digest = Fields.sha256();
        long[] size = {0};
        zip.putNextEntry(new ZipEntry(name));
        OutputStream counted = new FilterOutputStream(zip) {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                digest.update(bytes, offset, length);
                size[0] += length;
            }
        };
        content.to(counted);
        zip.closeEntry();
        written.addObject()
                .put("name", name)
                .put("size", size[0])
                .put("sha256", HexFormat.of().formatHex(digest.digest()));
    }

    void addDocument(String name, Object document) throws IOException {
        byte[] bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
        add(name, out -> out.write(bytes));
    }

    void addLines(String name, Lines lines) throws IOException {
        add(name, out -> {
            try (JsonGenerator generator = JSON.createGenerator(out)) {
                generator.setRootValueSeparator(new SerializedString("\n"));
                lines.to(generator);
            }
        });
    }

    int count() {
        return written.size();
    }

    /** Puts the list of all files under the manifest, and the signature over its bytes beside it. */
    void sign(ObjectNode manifest, SealingKey key) throws IOException {
        manifest.set("files", written.deepCopy());
        byte[] bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
        byte[] signature = key.sign(bytes);
        add("manifest.json", out -> out.write(bytes));
        add("manifest.sig", out -> out.write(signature));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
