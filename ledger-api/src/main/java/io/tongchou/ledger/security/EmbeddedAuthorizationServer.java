package io.tongchou.ledger.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.tongchou.ledger.wiring.LedgerSettings;
import io.tongchou.ledger.wiring.StartRefused;
import java.net.InetAddress;
import java.util.List;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/** Gives out tokens to the sample people where no issuer is named, and keeps the server on this machine's own address. */
@Configuration(proxyBeanMethods = false)
@Conditional(EmbeddedAuthorizationServer.NoIssuerNamed.class)
class EmbeddedAuthorizationServer {

    @Bean
    @Order(1)
    SecurityFilterChain tokenChain(HttpSecurity http) throws Exception {
        return http.securityMatcher("/oauth2/token", "/oauth2/jwks")
                .oauth2AuthorizationServer(server -> {})
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    @Bean
    SamplePeople samplePeople() {
        return new SamplePeople();
    }

    @Bean
    RSAKey signingKey(LedgerSettings settings) {
        return SigningKey.in(settings.dataDir());
    }

    @Bean
    JWKSource<SecurityContext> signingKeys(RSAKey key) {
        return new ImmutableJWKSet<>(new JWKSet(key));
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings() {
        return AuthorizationServerSettings.builder()
                .issuer(SecuritySettings.EMBEDDED_ISSUER)
                .build();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(SamplePeople people, SecuritySettings settings) {
        return context -> {
            Caller person =
                    people.named(context.getRegisteredClient().getClientId()).orElseThrow();
            context.getClaims()
                    .audience(List.of(settings.audience()))
                    .claim(Caller.ROLES_CLAIM, List.copyOf(person.roles()))
                    .claim(Caller.POOLS_CLAIM, List.copyOf(person.pools()))
                    .claim(Caller.PERSON_CLAIM, person.person());
            person.unit().ifPresent(unit -> context.getClaims().claim(Caller.UNIT_CLAIM, unit));
        };
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableWebServerFactory> thisMachineOnly(ServerProperties server) {
        InetAddress asked = server.getAddress();
        if (asked != null && !asked.isLoopbackAddress()) {
            throw new StartRefused(
                    ("With the embedded sample clients, whose secrets are known to everybody, the ledger opens on this "
                                    + "machine only. Name your authorization server in ledger.security.issuer, or "
                                    + "leave server.address (%s) out.")
                            .formatted(asked.getHostAddress()));
        }
        return factory -> factory.setAddress(asked == null ? InetAddress.getLoopbackAddress() : asked);
    }

    /** Holds where {@code ledger.security.issuer} is absent or blank. */
    static final class NoIssuerNamed implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return context.getEnvironment()
                    .getProperty("ledger.security.issuer", "")
                    .isBlank();
        }
    }
}
