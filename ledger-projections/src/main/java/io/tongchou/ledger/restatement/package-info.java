/** A closed period as it was closed against as it is known now: what differs, by which entries, and what corrects it since. */
@NullMarked
package io.tongchou.ledger.restatement;

import org.jspecify.annotations.NullMarked;
