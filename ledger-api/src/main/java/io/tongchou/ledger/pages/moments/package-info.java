/** Two moments of a book side by side (时点对照), and the entries that make them differ. */
@NullMarked
package io.tongchou.ledger.pages.moments;

import org.jspecify.annotations.NullMarked;
