/** Commands over HTTP: the envelope alone, in an array or as a stream, the resource shape, and every refusal as a problem. */
@NullMarked
package io.tongchou.ledger.http;

import org.jspecify.annotations.NullMarked;
