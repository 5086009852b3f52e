package io.tongchou.ledger.verifier;

import io.tongchou.ledger.format.Fields;
import io.tongchou.ledger.format.Hash;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A pack's files, each held against the manifest once it has been read to its end. */
final class Pack implements AutoCloseable {

    static final String MANIFEST = "manifest.json";
    static final String SIGNATURE = "manifest.sig";

    /** Whatever is read whole is smaller than this; events are read one by one. */
    private static final int MOST_BYTES = 64 << 20;

    /** What the manifest says of a file. */
    private record Listed(long size, Hash hash) {}

    private final ZipFile zip;
    private final Report report;
    private final Map<String, Listed> listed = new TreeMap<>();
    private final Set<String> read = new TreeSet<>();

    private Pack(ZipFile zip, Report report) {
        this.zip = zip;
        this.report = report;
    }

    static Pack open(Path file, Report report) throws Unreadable {
        try {
            return new Pack(new ZipFile(file.toFile(), StandardCharsets.UTF_8), report);
        } catch (IOException | RuntimeException e) {
            throw new Unreadable(file + " cannot be opened as a pack: " + e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Takes the manifest's list; files that only one of the two has are findings. */
    void list(List<Json> files) throws Unreadable {
        for (Json file : files) {
            if (listed.put(file.text("name"), new Listed(file.number("size"), file.hash("sha256"))) != null) {
                report.found("the manifest lists " + file.text("name") + " twice");
            }
        }
        Set<String> there = new TreeSet<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (!there.add(entry.getName())) {
                report.found("the file " + entry.getName() + " is in the pack twice");
            }
        }
        there.remove(MANIFEST);
        there.remove(SIGNATURE);
        for (String name : listed.keySet()) {
            if (!there.remove(name)) {
                report.found("the file " + name + " is missing from the pack");
            }
        }
        there.forEach(name -> report.found("the file " + name + " is not in the manifest"));
    }

    /** The names of files that the manifest lists and the pack has. */
    Set<String> names() {
        Set<String> names = new TreeSet<>(listed.keySet());
        names.removeIf(name -> zip.getEntry(name) == null);
        return names;
    }

    /** A small file whole. */
    byte[] bytes(String name) throws Unreadable {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new Unreadable("is missing from the pack");
        }
        try (InputStream in = open(name, entry)) {
            byte[] bytes = in.readNBytes(MOST_BYTES);
            if (in.read() >= 0) {
                throw new Unreadable("is larger than such a file ever is");
            }
            return bytes;
        } catch (IOException | RuntimeException e) {
            throw new Unreadable("cannot be read: " + e.getMessage());
        }
    }

    /** What hears the lines of a file; it says so where it cannot go on. */
    interface Lines {
        void line(long number, String line);
    }

    /** Reads a file line by line, however long it is. */
    void lines(String name, Lines lines) throws Unreadable {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new Unreadable("is missing from the pack");
        }
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(open(name, entry), StandardCharsets.UTF_8), 1 << 16)) {
            long number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.line(++number, line);
            }
        } catch (IOException | RuntimeException e) {
            throw new Unreadable("cannot be read to its end: " + e.getMessage());
        }
    }

    private InputStream open(String name, ZipEntry entry) throws IOException {
        read.add(name);
        DigestInputStream digest = new DigestInputStream(zip.getInputStream(entry), Fields.sha256());
        return new FilterInputStream(digest) {
            private long size;
            private boolean closed;

            @Override
            public int read() throws IOException {
                int one = super.read();
                size += one < 0 ? 0 : 1;
                return one;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int many = super.read(bytes, offset, length);
                size += Math.max(many, 0);
                return many;
            }

            @Override
            public void close() throws IOException {
                if (!closed) {
                    closed = true;
                    try (InputStream in = digest) {
                        size += in.transferTo(OutputStream.nullOutputStream());
                    }
                    held(name, size, Hash.of(digest.getMessageDigest().digest()));
                }
            }
        };
    }

    private void held(String name, long size, Hash hash) {
        Listed as = listed.get(name);
        if (as != null && (as.size() != size || !as.hash().equals(hash))) {
            report.found("the file " + name + " is not the one that the manifest lists");
        }
    }

    /** Reads what nothing else has read, so that every file is held against the manifest. */
    void readTheRest() {
        for (String name : names()) {
            if (!read.contains(name)) {
                try {
                    lines(name, (number, line) -> {});
                } catch (Unreadable e) {
                    report.found("the file " + name + " " + e.getMessage());
                }
            }
        }
    }

    int files() {
        return listed.size();
    }
}
