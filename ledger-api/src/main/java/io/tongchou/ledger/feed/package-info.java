/** Events out, for other systems: to be read to the end or followed, and gone on with from any place. */
@NullMarked
package io.tongchou.ledger.feed;

import org.jspecify.annotations.NullMarked;
