package io.tongchou.ledger.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens are taken.
 *
 * @param issuer address of the office's authorization server; blank: the embedded one, on this machine only
 * @param audience what a token must name in {@code aud}
 * @param clientId by which the pages log in there; blank: the pages are reached with a bearer token only
 * @param clientSecret of that client; blank where it is a public one
 */
@ConfigurationProperties("ledger.security")
record SecuritySettings(
        @DefaultValue("") String issuer,
        @DefaultValue("tongchou-ledger") String audience,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret) {

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "SecuritySettings[issuer=" + issuer + ", audience=" + audience + ", clientId=" + clientId + "]";
    }

    /** Names the embedded authorization server; not an address anybody calls, so a change of port ends no token. */
    static final String EMBEDDED_ISSUER = "http://tongchou.localhost";
}
