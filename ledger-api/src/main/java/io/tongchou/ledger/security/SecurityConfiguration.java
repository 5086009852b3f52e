package io.tongchou.ledger.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import jakarta.servlet.DispatcherType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
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
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

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
        "/swagger-ui/**",
        "/login",
        "/language/*",
        "/webjars/**",
        "/pages/**",
        "/favicon.svg"
    };

    /** The pages load nothing from anybody else and run nothing that stands in them. */
    private static final String OWN_ALONE =
            "default-src 'self'; base-uri 'none'; form-action 'self'%s; frame-ancestors 'none'; object-src 'none'";

    /** What a page fetches for itself: answered, never led to the login or back to afterwards. */
    private static final RequestMatcher FETCHED = new OrRequestMatcher(
            new RequestHeaderRequestMatcher("HX-Request"),
            new RequestHeaderRequestMatcher(HttpHeaders.ACCEPT, MediaType.TEXT_EVENT_STREAM_VALUE));

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
    SecurityFilterChain pagesChain(
            HttpSecurity http, ObjectProvider<SamplePeople> samplePeople, ObjectProvider<OfficeLogin> officeLogin)
            throws Exception {
        Optional<OfficeLogin> office = Optional.ofNullable(officeLogin.getIfAvailable());
        http.addFilterBefore(new UploadsOfThoseLoggedIn(), CsrfFilter.class);
        http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(OPEN)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .headers(headers -> headers.addHeaderWriter(ownAlone(office))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)));
        if (samplePeople.getIfAvailable() == null && office.isEmpty()) {
            return http.oauth2ResourceServer(SecurityConfiguration::bearer).build();
        }
        RequestCache pages = forPages();
        http.requestCache(cache -> cache.requestCache(pages))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(toTheLogin()));
        if (office.isPresent()) {
            office.get().on(http, pages);
        } else {
            http.formLogin(login -> login.loginPage("/login")).logout(logout -> logout.logoutSuccessUrl("/login?out"));
        }
        return http.build();
    }

    /** The pages of the API's documentation bring their own scripts and styles. */
    private static HeaderWriter ownAlone(Optional<OfficeLogin> office) {
        return new DelegatingRequestMatcherHeaderWriter(
                new NegatedRequestMatcher(PathPatternRequestMatcher.pathPattern("/swagger-ui/**")),
                new ContentSecurityPolicyHeaderWriter(OWN_ALONE.formatted(
                        office.map(login -> " " + login.origin()).orElse(""))));
    }

    private static AuthenticationEntryPoint toTheLogin() {
        AuthenticationEntryPoint login = new LoginUrlAuthenticationEntryPoint("/login");
        AuthenticationEntryPoint refusal = new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED);
        return (request, response, reason) ->
                (FETCHED.matches(request) ? refusal : login).commence(request, response, reason);
    }

    private static RequestCache forPages() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(new AndRequestMatcher(
                PathPatternRequestMatcher.pathPattern(HttpMethod.GET, "/**"), new NegatedRequestMatcher(FETCHED)));
        return cache;
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
