/** What people see in a browser: one page is one controller, one template and its words in both languages. */
@NullMarked
package io.tongchou.ledger.pages;

import org.jspecify.annotations.NullMarked;
