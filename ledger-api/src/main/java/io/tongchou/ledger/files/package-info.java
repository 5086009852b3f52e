/**
 * Files in: taken from the sender whole, read strictly in either encoding, checked against their control totals, kept as they came,
 * and only then posted line by line, so that neither a cut connection nor a kill posts anything twice.
 */
@NullMarked
package io.tongchou.ledger.files;

import org.jspecify.annotations.NullMarked;
