package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;
import java.util.Optional;

/**
 * A file of past entries (历史凭证文件) was received and checked, and all its entries came in with it.
 *
 * @param file the SHA-256 of its bytes, 64 hexadecimal digits
 * @param name what the sender calls it
 * @param lines how many lines it has behind its header
 * @param entries how many entries these lines make
 * @param amount what the debits of the lines come to
 */
public record PastEntriesReceived(String file, Optional<String> name, int lines, int entries, Money amount)
        implements LedgerEvent {}
