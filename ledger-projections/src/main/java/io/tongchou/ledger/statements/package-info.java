/**
 * What the standard asks for at the end of a month and a year: the forms of 财会〔2017〕28号, the books (账簿) and the vouchers (凭证),
 * as figures on both time axes.
 */
@NullMarked
package io.tongchou.ledger.statements;

import org.jspecify.annotations.NullMarked;
