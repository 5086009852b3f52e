/** What is to be done (办理事项): what waits, for whom, and how it is done from the page. */
@NullMarked
package io.tongchou.ledger.pages.work;

import org.jspecify.annotations.NullMarked;
