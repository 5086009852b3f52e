/** A city's rules for its pooled funds as effective-dated data, every value beside the clause it comes from. */
@NullMarked
package io.tongchou.ledger.policy;

import org.jspecify.annotations.NullMarked;
