/** Brings the parts together: the database, its two schemas, the connections, and the word that all is up. */
@NullMarked
package io.tongchou.ledger.wiring;

import org.jspecify.annotations.NullMarked;
