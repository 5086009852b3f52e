/** What should come to a fund and by when, as pure functions over what its book knows. */
@NullMarked
package io.tongchou.ledger.obligations;

import org.jspecify.annotations.NullMarked;
