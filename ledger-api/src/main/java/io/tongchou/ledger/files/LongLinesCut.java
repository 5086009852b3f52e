package io.tongchou.ledger.files;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Cuts what is far too long to be a line, so that one such line costs no memory and is a fault of its own: what is left of it is
 * still too long to be read. Quotes stay, so that whatever they hold ends where it would have ended.
 */
final class LongLinesCut extends FilterReader {

    /** No line that can be read comes near this, in characters. */
    static final int LONGEST_LINE = 64 * 1024;

    private int length;

    LongLinesCut(Reader in) {
        super(in);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int kept = 0;
        while (kept == 0) {
            int count = in.read(buffer, offset, length);
            if (count < 0) {
                return count;
            }
            for (int i = offset; i < offset + count; i++) {
                if (isKept(buffer[i])) {
                    buffer[offset + kept++] = buffer[i];
                }
            }
        }
        return kept;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    private boolean isKept(char character) {
        if (character == '\n' || character == '\r') {
            length = 0;
            return true;
        }
        return ++length <= LONGEST_LINE || character == '"';
    }
}
