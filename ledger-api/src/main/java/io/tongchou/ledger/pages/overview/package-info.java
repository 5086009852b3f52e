/** The overview (基金概览) of a fund: how it stands, and what waits. */
@NullMarked
package io.tongchou.ledger.pages.overview;

import org.jspecify.annotations.NullMarked;
