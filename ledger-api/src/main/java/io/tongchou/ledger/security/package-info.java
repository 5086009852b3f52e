/** Says who is calling: three chains, the token server that comes along, and the {@code Caller} that the rest sees. */
@NullMarked
package io.tongchou.ledger.security;

import org.jspecify.annotations.NullMarked;
