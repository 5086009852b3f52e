/** Books that were kept elsewhere: the balances a book begins with, and the entries of past years. */
@NullMarked
package io.tongchou.ledger.commands.migration;

import org.jspecify.annotations.NullMarked;
