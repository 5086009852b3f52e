/** The application: it starts the house and holds nothing else. */
@NullMarked
package io.tongchou.ledger;

import org.jspecify.annotations.NullMarked;
