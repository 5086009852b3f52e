/** Premiums as they are collected. */
@NullMarked
package io.tongchou.ledger.commands.collection;

import org.jspecify.annotations.NullMarked;
