package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;

/**
 * All lines of a tax authority's file (征缴文件) have been taken in; each was posted, or was in the book, or was refused.
 *
 * @param file the SHA-256 of its bytes, 64 hexadecimal digits
 * @param posted lines that were posted
 * @param postedAmount what these come to, late fees included
 * @param duplicates lines that were in the book unchanged
 * @param late of those posted, the ones whose day of collection lay in a closed month
 * @param refused lines that could not be posted
 */
public record CollectionFilePosted(String file, int posted, Money postedAmount, int duplicates, int late, int refused)
        implements LedgerEvent {}
