/** A synthetic year of Kaifeng, sent through the very path that every command takes, so that a first start shows something. */
@NullMarked
package io.tongchou.ledger.sample;

import org.jspecify.annotations.NullMarked;
