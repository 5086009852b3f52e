/** The read side made anew from the events beside the one that serves, compared with it, and put in its place. */
@NullMarked
package io.tongchou.ledger.replay;

import org.jspecify.annotations.NullMarked;
