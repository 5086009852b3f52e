/** A book as its commands see it: the state that events build, the rule that a refusal is an answer, and who may do what. */
@NullMarked
package io.tongchou.ledger.book;

import org.jspecify.annotations.NullMarked;
