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
import java.util.ArrayList;
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
    private static final char LAST_ASCII = '\u007F';
    private static final char LAST_OF_TWO_BYTES = '\u07FF'; // in UTF-8
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Charset charset;
    private final List<String> names;

    TextEncoding(Charset charset, List<String> names) {
        this.charset = charset;
        this.names = names;
    }

    /**
     * The encoding of a file: the one that its sender names, or else UTF-8 where all of it is that, or else GB18030. Some Chinese
     * words in GB18030 happen to be UTF-8 of other scripts; as no Chinese character takes two bytes in UTF-8, a file that has
     * such characters alone is taken for GB18030.
     *
     * @param named as in {@code Content-Type: text/csv; charset=…}
     * @throws UnreadableFile where it is another one, or the file is no text in it
     */
    public static TextEncoding of(SpooledFile file, Optional<String> named) throws IOException, UnreadableFile {
        List<TextEncoding> possible = named.isEmpty() ? List.of(values()) : List.of(of(named.get()));
        Optional<TextEncoding> doubtful = Optional.empty();
        List<String> faults = new ArrayList<>();
        for (TextEncoding encoding : possible) {
            switch (encoding.check(file)) {
                case Check.Text(boolean chinese) -> {
                    if (chinese || named.isPresent() || encoding == GB18030) {
                        return encoding;
                    }
                    doubtful = Optional.of(encoding);
                }
                case Check.NoText(String place) -> faults.add(encoding.charset + " (" + place + ")");
            }
        }
        if (doubtful.isPresent()) {
            return doubtful.get();
        }
        throw new UnreadableFile(Refusal.invalid("file", "is not " + String.join(", nor ", faults)));
    }

    /** What reading a whole file came to. */
    private sealed interface Check {
        /** @param chinese whether all but ASCII may be Chinese: it has none, or characters as high as Chinese ones */
        record Text(boolean chinese) implements Check {}

        /** @param place where the first bytes are that are no text */
        record NoText(String place) implements Check {}
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

    /** Reads the whole file; a line feed is the byte 10 in both encodings and never part of another character. */
    private Check check(SpooledFile file) throws IOException {
        CharsetDecoder decoder = decoder();
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
        CharBuffer characters = CharBuffer.allocate(CHUNK);
        long before = 0; // bytes that were decoded and dropped
        long lines = 1;
        boolean foreign = false;
        boolean high = false;
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
                    for (int i = 0; i < characters.position(); i++) {
                        foreign |= characters.get(i) > LAST_ASCII;
                        high |= characters.get(i) > LAST_OF_TWO_BYTES;
                    }
                } while (result.isOverflow());
                if (result.isError()) {
                    return new Check.NoText("byte " + (before + bytes.position() + 1) + ", line " + lines);
                }
                before += bytes.position();
                bytes.compact();
            }
        }
        return new Check.Text(high || !foreign);
    }
}
