package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;
import java.util.Optional;

/**
 * A tax authority's file of receipts (征缴文件) was received and checked; its lines are posted from then on.
 *
 * @param file the SHA-256 of its bytes, 64 hexadecimal digits
 * @param name what the sender calls it
 * @param lines how many lines it has behind its header
 * @param amount what amounts and late fees of the lines come to, those aside that cannot be read
 */
public record CollectionFileReceived(String file, Optional<String> name, int lines, Money amount)
        implements LedgerEvent {}
