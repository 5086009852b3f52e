/** Any figure opened into what it is made of (数据溯源). */
@NullMarked
package io.tongchou.ledger.pages.opened;

import org.jspecify.annotations.NullMarked;
