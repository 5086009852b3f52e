/** What is paid to institutions and insured people. */
@NullMarked
package io.tongchou.ledger.commands.benefits;

import org.jspecify.annotations.NullMarked;
