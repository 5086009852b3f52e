package io.tongchou.ledger.files;

import io.tongchou.ledger.book.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The encodings that files come in. Bytes that are no text in it are a fault, never replaced. */
public enum TextEncoding {
    UTF_8(StandardCharsets.UTF_8, List.of("utf-8", "utf8", "us-ascii")),
    /** The national one (国标), which reads whatever GBK and GB2312 can write. */
    GB18030(Charset.forName("GB18030"), List.of("gb18030", "gbk", "gb2312"));

    private static final int CHUNK = 64 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Charset charset;
    private final List<String> names;

    TextEncoding(Charset charset, List<String> names) {
        this.charset = charset;
        this.names = names;
    }

    /**
     * The encoding of a file: the one that its sender names, or else UTF-8 where all of it is that, or else GB18030.
     *
     * @param named as in {@code Content-Type: text/csv; charset=…}
     * @throws UnreadableFile where it is another one, or the file is no text in it
     */
    public static TextEncoding of(SpooledFile file, Optional<String> named) throws IOException, UnreadableFile {
        List<TextEncoding> possible = named.isEmpty() ? List.of(values()) : List.of(of(named.get()));
        StringBuilder faults = new StringBuilder();
        for (TextEncoding encoding : possible) {
            Optional<String> fault = encoding.fault(file);
            if (fault.isEmpty()) {
                return encoding;
            }
            faults.append(faults.isEmpty() ? "is not " : ", nor ")
                    .append(encoding.charset)
                    .append(" (")
                    .append(fault.get())
                    .append(')');
        }
        throw new UnreadableFile(Refusal.invalid("file", faults.toString()));
    }

    private static TextEncoding of(String name) throws UnreadableFile {
        return Arrays.stream(values())
                .filter(encoding -> encoding.names.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new UnreadableFile(Refusal.invalid(
                        "charset",
                        "must be "
                                + Arrays.stream(values())
                                        .map(encoding -> encoding.charset.name())
                                        .collect(Collectors.joining(" or ")))));
    }

    /** Reads text in this encoding, without the byte order mark that it may begin with. */
    public Reader reader(InputStream in) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, decoder()), CHUNK);
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    private CharsetDecoder decoder() {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Where the first bytes are that are no text; a line feed is the byte 10 in both encodings and never part of another character. */
    private Optional<String> fault(SpooledFile file) throws IOException {
        CharsetDecoder decoder = decoder();
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
        CharBuffer characters = CharBuffer.allocate(CHUNK);
        long before = 0; // bytes that were decoded and dropped
        long lines = 1;
        try (InputStream in = file.open()) {
            for (boolean atEnd = false; !atEnd; ) {
                int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
                atEnd = count < 0;
                bytes.position(bytes.position() + Math.max(0, count)).flip();
                CoderResult result;
                do {
                    int from = bytes.position();
                    characters.clear();
                    result = decoder.decode(bytes, characters, atEnd);
                    for (int i = from; i < bytes.position(); i++) {
                        lines += bytes.get(i) == '\n' ? 1 : 0;
                    }
                } while (result.isOverflow());
                if (result.isError()) {
                    return Optional.of("byte " + (before + bytes.position() + 1) + ", line " + lines);
                }
                before += bytes.position();
                bytes.compact();
            }
        }
        return Optional.empty();
    }
}
