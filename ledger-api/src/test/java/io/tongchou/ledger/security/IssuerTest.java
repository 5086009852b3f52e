package io.tongchou.ledger.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/** The office's own authorization server, here as two documents on a loopback port. */
class IssuerTest {

    private static final String AUDIENCE = "tongchou-ledger";

    private final RSAKey key = newKey();
    private HttpServer office;
    private String issuer;
    private JwtDecoder reader;

    @BeforeEach
    void open() throws Exception {
        office = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://127.0.0.1:" + office.getAddress().getPort();
        serve(
                "/.well-known/openid-configuration",
                "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/keys\",\"subject_types_supported\":[\"public\"]}"
                        .formatted(issuer));
        serve("/keys", new JWKSet(key.toPublicJWK()).toString());
        office.start();
        reader = new SecurityConfiguration()
                .tokenReader(
                        new SecuritySettings(issuer, AUDIENCE, "", ""),
                        new StaticListableBeanFactory().getBeanProvider(RSAKey.class));
    }

    @AfterEach
    void close() {
        office.stop(0);
    }

    @Test
    void is_believed_about_its_people() throws Exception {
        assertThat(Caller.of(reader.decode(token(key, issuer, AUDIENCE, 600))))
                .isEqualTo(new Caller("7f3a", Set.of("county"), Optional.of("410221"), Set.of("410200"), true));
    }

    @Test
    void is_not_believed_where_the_token_is_another_s_or_old() throws Exception {
        assertThatThrownBy(() -> reader.decode(token(newKey(), issuer, AUDIENCE, 600)))
                .isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> reader.decode(token(key, "http://elsewhere", AUDIENCE, 600)))
                .isInstanceOf(JwtValidationException.class);
        assertThatThrownBy(() -> reader.decode(token(key, issuer, "payroll", 600)))
                .isInstanceOf(JwtValidationException.class);
        assertThatThrownBy(() -> reader.decode(token(key, issuer, AUDIENCE, -600)))
                .isInstanceOf(JwtValidationException.class);
    }

    @Test
    void may_be_out_of_reach_without_the_token_being_called_bad() throws Exception {
        String token = token(key, issuer, AUDIENCE, 600);
        office.stop(0);

        assertThatThrownBy(() -> reader.decode(token))
                .isInstanceOf(JwtException.class)
                .isNotInstanceOf(BadJwtException.class)
                .hasMessageContaining(issuer);
    }

    private void serve(String path, String document) {
        byte[] body = document.getBytes(StandardCharsets.UTF_8);
        office.createContext(path, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static String token(RSAKey signer, String issuer, String audience, long seconds) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(signer.getKeyID())
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .subject("7f3a")
                        .audience(List.of("account", audience))
                        .expirationTime(Date.from(Instant.now().plusSeconds(seconds)))
                        .claim("preferred_username", "zhang")
                        .claim("roles", List.of("county"))
                        .claim("unit", "410221")
                        .claim("pools", List.of("410200"))
                        .build());
        token.sign(new RSASSASigner(signer));
        return token.serialize();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("k").generate();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
