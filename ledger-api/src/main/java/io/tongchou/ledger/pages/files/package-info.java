/** The tax authority's files as people bring them and see what came of them. */
@NullMarked
package io.tongchou.ledger.pages.files;

import org.jspecify.annotations.NullMarked;
