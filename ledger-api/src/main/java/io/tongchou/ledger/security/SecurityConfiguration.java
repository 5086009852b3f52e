package io.tongchou.ledger.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import jakarta.servlet.DispatcherType;
import java.util.Collection;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.resource.OAuth2ResourceServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Three chains, in this order: the embedded token server where there is one, {@code /api/**} with a bearer token and
 * nothing remembered, and the rest, which people see after a login.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String[] OPEN = {
        "/actuator/health",
        "/actuator/health/**",
        "/v3/api-docs",
        "/v3/api-docs.yaml",
        "/v3/api-docs/**",
        "/swagger-ui.html",
        "/swagger-ui/**"
    };

    @Bean
    @Order(2)
    SecurityFilterChain apiChain(HttpSecurity http) throws Exception {
        AccessProblems problems = new AccessProblems();
        return http.securityMatcher("/api/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests
                        // What was let in once is let in again when it fails or goes on asynchronously.
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(tokens -> bearer(tokens)
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems)
                        .withObjectPostProcessor(problems.answeringAlsoForAnIssuerOutOfReach()))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pagesChain(HttpSecurity http, ObjectProvider<SamplePeople> samplePeople) throws Exception {
        http.authorizeHttpRequests(
                requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(OPEN)
                        .permitAll()
                        .anyRequest()
                        .authenticated());
        if (samplePeople.getIfAvailable() == null) {
            http.oauth2ResourceServer(SecurityConfiguration::bearer);
        } else {
            http.formLogin(Customizer.withDefaults());
        }
        return http.build();
    }

    /** Reads our own tokens, or those of the issuer that is named: its keys are fetched with the first token. */
    @Bean
    JwtDecoder tokenReader(SecuritySettings settings, ObjectProvider<RSAKey> ownKey) throws JOSEException {
        RSAKey key = ownKey.getIfAvailable();
        if (key != null) {
            return judging(
                    NimbusJwtDecoder.withPublicKey(key.toRSAPublicKey()).build(),
                    SecuritySettings.EMBEDDED_ISSUER,
                    settings.audience());
        }
        JwtDecoder issuers = new SupplierJwtDecoder(() -> judging(
                NimbusJwtDecoder.withIssuerLocation(settings.issuer()).build(),
                settings.issuer(),
                settings.audience()));
        return token -> {
            try {
                return issuers.decode(token);
            } catch (JwtDecoderInitializationException e) {
                throw new JwtException("The issuer " + settings.issuer() + " cannot be reached", e);
            }
        };
    }

    private static JwtDecoder judging(NimbusJwtDecoder decoder, String issuer, String audience) {
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(issuer),
                new JwtClaimValidator<Collection<String>>(
                        JwtClaimNames.AUD, named -> named != null && named.contains(audience))));
        return decoder;
    }

    static AbstractAuthenticationToken authenticated(Caller caller) {
        List<SimpleGrantedAuthority> authorities = caller.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(caller, "", authorities);
    }

    private static OAuth2ResourceServerConfigurer<HttpSecurity> bearer(
            OAuth2ResourceServerConfigurer<HttpSecurity> tokens) {
        return tokens.jwt(jwt -> jwt.jwtAuthenticationConverter(token -> authenticated(Caller.of(token))));
    }
}
