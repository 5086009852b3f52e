package io.tongchou.ledger.files;

import io.tongchou.ledger.book.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file as its sender sent it: the whole of it on disk, and gone once it is closed. */
public final class SpooledFile implements AutoCloseable {

    /** The longest file, in bytes. */
    public static final long LONGEST = 1L << 30;

    private final Path path;
    private final long size;
    private final String sha256;

    private SpooledFile(Path path, long size, String sha256) {
        this.path = path;
        this.size = size;
        this.sha256 = sha256;
    }

    /**
     * Takes a file in to its end.
     *
     * @throws IOException where it breaks off; nothing of it is left behind
     * @throws UnreadableFile where it is longer than {@link #LONGEST}
     */
    public static SpooledFile of(InputStream in) throws IOException, UnreadableFile {
        Path path = Files.createTempFile("ledger-file-", ".csv");
        try {
            MessageDigest digest = sha256Digest();
            long size = 0;
            try (OutputStream out = Files.newOutputStream(path)) {
                byte[] buffer = new byte[64 * 1024];
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    size += count;
                    if (size > LONGEST) {
                        in.transferTo(OutputStream.nullOutputStream()); // or its sender would not see the answer
                        throw new UnreadableFile(Refusal.invalid("file", "is longer than " + LONGEST + " bytes"));
                    }
                    digest.update(buffer, 0, count);
                    out.write(buffer, 0, count);
                }
            }
            return new SpooledFile(path, size, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException | UnreadableFile | RuntimeException e) {
            Files.delete(path);
            throw e;
        }
    }

    static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** In bytes. */
    public long size() {
        return size;
    }

    /** What names the file: the SHA-256 of its bytes, 64 hexadecimal digits. */
    public String sha256() {
        return sha256;
    }

    /** The bytes from the first one. */
    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
