/** Whether the three books agree (三方对账): what statements of banks and offices tell, against what the ledger has of the same money. */
@NullMarked
package io.tongchou.ledger.agreement;

import org.jspecify.annotations.NullMarked;
