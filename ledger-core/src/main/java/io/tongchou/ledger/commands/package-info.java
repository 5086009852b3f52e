/** What people may ask of a book: one command, one file, listed by {@link io.tongchou.ledger.commands.CommandCatalog}. */
@NullMarked
package io.tongchou.ledger.commands;

import org.jspecify.annotations.NullMarked;
