package io.tongchou.ledger.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** An office's authorization server with its people, as a service of its own; everybody's secret is {@code secret}. */
final class OfficeServer implements AutoCloseable {

    static final String CLIENT = "ledger-pages";
    static final String SECRET = "a-secret-of-the-client";

    private final ConfigurableApplicationContext service;

    /** @param pages where the ledger is that logs people in here */
    OfficeServer(int port, String pages) {
        service = new SpringApplicationBuilder(Service.class)
                .run(
                        "--server.port=" + port,
                        "--spring.config.location=optional:file:./no-settings-of-the-ledger/",
                        "--pages=" + pages);
    }

    /** By another name than the ledger's, so that a browser tells their cookies apart. */
    static String issuer(int port) {
        return "http://localhost:" + port;
    }

    @Override
    public void close() {
        service.close();
    }

    /** No configuration by name, lest the ledger finds it too. */
    @EnableWebSecurity
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        WebMvcAutoConfiguration.class
    })
    static class Service {

        /** What the identity tokens of its people claim, and what the access tokens. */
        private static final Map<String, Map<String, Object>> IDENTITIES = Map.of(
                "zhang",
                Map.of("roles", List.of("city-head", "offline_access"), "pools", List.of("*")),
                "li",
                Map.of(),
                "wang",
                Map.of("roles", List.of("gardener"), "pools", List.of("*")));

        private static final Map<String, Map<String, Object>> ACCESS = Map.of(
                "li",
                Map.of(
                        "aud", List.of("tongchou-ledger"),
                        "roles", List.of("county"),
                        "unit", "410222",
                        "pools", List.of("*")));

        @Bean
        @Order(1)
        SecurityFilterChain server(HttpSecurity http) throws Exception {
            return http.oauth2AuthorizationServer(server -> {
                        http.securityMatcher(server.getEndpointsMatcher());
                        server.oidc(Customizer.withDefaults());
                    })
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .exceptionHandling(handling ->
                            handling.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
                    .build();
        }

        @Bean
        @Order(2)
        SecurityFilterChain people(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        UserDetailsService users() {
            return new InMemoryUserDetailsManager(List.of("zhang", "li", "wang").stream()
                    .map(name ->
                            User.withUsername(name).password("{noop}secret").build())
                    .toList());
        }

        @Bean
        RegisteredClientRepository clients(Environment settings) {
            String pages = settings.getRequiredProperty("pages");
            RegisteredClient client = RegisteredClient.withId(CLIENT)
                    .clientId(CLIENT)
                    .clientSecret("{noop}" + SECRET)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri(pages + "/login/oauth2/code/office")
                    .postLogoutRedirectUri(pages + "/login?out")
                    .scope("openid")
                    .scope("profile")
                    .clientSettings(
                            ClientSettings.builder().requireProofKey(true).build())
                    .build();
            return new RegisteredClientRepository() {
                @Override
                public void save(RegisteredClient any) {}

                @Override
                public RegisteredClient findById(String id) {
                    return client;
                }

                @Override
                public RegisteredClient findByClientId(String id) {
                    return client;
                }
            };
        }

        @Bean
        JWKSource<SecurityContext> keys() throws Exception {
            return new ImmutableJWKSet<>(
                    new JWKSet(new RSAKeyGenerator(2048).keyID("office").generate()));
        }

        @Bean
        JwtDecoder reader(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        AuthorizationServerSettings authorizationServerSettings() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims() {
            return context -> context.getClaims()
                    .claims(claims ->
                            claims.putAll((context.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)
                                            ? IDENTITIES
                                            : ACCESS)
                                    .getOrDefault(context.getPrincipal().getName(), Map.of())));
        }
    }
}
