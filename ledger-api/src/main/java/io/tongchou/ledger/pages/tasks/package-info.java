/** Long work (后台任务): begun from a page, followed while it goes on, left and found again. */
@NullMarked
package io.tongchou.ledger.pages.tasks;

import org.jspecify.annotations.NullMarked;
