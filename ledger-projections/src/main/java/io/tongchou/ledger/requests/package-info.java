/** Requests for funds (用款申请): what was asked for, verified and paid, and what waits for whom. */
@NullMarked
package io.tongchou.ledger.requests;

import org.jspecify.annotations.NullMarked;
