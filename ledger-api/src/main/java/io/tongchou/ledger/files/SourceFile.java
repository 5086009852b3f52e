package io.tongchou.ledger.files;

import io.tongchou.ledger.commands.reading.ControlTotals;
import io.tongchou.ledger.vocabulary.BookId;
import java.time.Instant;
import java.util.Optional;

/**
 * A file as it was received and checked.
 *
 * @param file the SHA-256 of its bytes, 64 hexadecimal digits
 * @param name what its sender calls it
 * @param size in bytes
 * @param totals what it comes to
 * @param maker who sent it
 * @param person whether the maker's name stands for a person
 */
public record SourceFile(
        BookId book,
        String file,
        Optional<String> name,
        TextEncoding encoding,
        long size,
        ControlTotals totals,
        String maker,
        boolean person,
        Instant receivedAt) {}
