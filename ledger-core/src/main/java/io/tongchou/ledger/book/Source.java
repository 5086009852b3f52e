package io.tongchou.ledger.book;

/**
 * The line of a file that a command was read from (来源文件行), kept with its event.
 *
 * @param file the SHA-256 of the file's bytes, 64 hexadecimal digits
 * @param line its number in the file, the header being line 1
 */
public record Source(String file, int line) {}
