package io.tongchou.ledger.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Lines of a stream, one at a time and none held longer than needed; blank lines are passed over, the last may lack its end. */
final class LineReader {

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[64 * 1024];
    private int at;
    private int end;

    /** A line that is not blank. */
    sealed interface Line {
        record Text(byte[] bytes) implements Line {}

        /** Longer than allowed: it was passed over to its end. */
        record TooLong() implements Line {}
    }

    /**
     * @param longest bytes of the longest line that is read
     */
    LineReader(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /**
     * The next line; empty at the stream's proper end.
     *
     * @throws IOException where the stream breaks off; what stands of its last line is no line
     */
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        boolean blank = true;
        boolean tooLong = false;
        while (at < end || fill()) {
            int start = at;
            while (at < end && buffer[at] != '\n') {
                blank &= isBlank(buffer[at++]);
            }
            if (!blank && !tooLong) {
                tooLong = line.size() + (at - start) > longest;
                if (!tooLong) {
                    line.write(buffer, start, at - start);
                }
            }
            if (at < end) {
                at++;
                if (!blank) {
                    return Optional.of(tooLong ? new Line.TooLong() : new Line.Text(line.toByteArray()));
                }
            }
        }
        return blank ? Optional.empty() : Optional.of(tooLong ? new Line.TooLong() : new Line.Text(line.toByteArray()));
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    private static boolean isBlank(byte character) {
        return character == ' ' || character == '\t' || character == '\r';
    }
}
