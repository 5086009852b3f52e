package io.tongchou.ledger.security;

import io.tongchou.ledger.book.Office;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Logs people in to the pages at the office's own authorization server (OpenID Connect, authorization code with PKCE), and out there
 * again. Its configuration is asked for with the first login, so the ledger starts without it.
 */
@Component
@Conditional(OfficeLogin.ClientNamed.class)
public final class OfficeLogin {

    /** Where a login begins. */
    public static final String BEGIN = "/oauth2/authorization/office";

    private static final String CLIENT = "office";

    /** Why a login failed, behind {@code /login?error=}. */
    public enum Failure {
        /** The authorization server cannot be reached. */
        UNREACHABLE,
        /** Whoever logged in has no office here. */
        NO_OFFICE,
        /** Anything else: refused there, or begun too long ago. */
        FAILED
    }

    private final SecuritySettings settings;
    private final JwtDecoder tokenReader;
    private final ClientRegistrationRepository clients;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    OfficeLogin(SecuritySettings settings, JwtDecoder tokenReader) {
        this.settings = settings;
        this.tokenReader = tokenReader;
        SupplierClientRegistrationRepository asked =
                new SupplierClientRegistrationRepository(() -> new InMemoryClientRegistrationRepository(ask()));
        this.clients = id -> {
            try {
                return asked.findByRegistrationId(id);
            } catch (RuntimeException e) {
                throw new AuthenticationServiceException("The issuer " + settings.issuer() + " cannot be reached", e);
            }
        };
    }

    private ClientRegistration ask() {
        return ClientRegistrations.fromIssuerLocation(settings.issuer())
                .registrationId(CLIENT)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .clientAuthenticationMethod(
                        settings.clientSecret().isBlank()
                                ? ClientAuthenticationMethod.NONE
                                : ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .scope(OidcScopes.OPENID, OidcScopes.PROFILE)
                .build();
    }

    void on(HttpSecurity http, RequestCache pages) throws Exception {
        SavedRequestAwareAuthenticationSuccessHandler onwards = new SavedRequestAwareAuthenticationSuccessHandler();
        onwards.setRequestCache(pages);
        http.oauth2Login(login -> login.loginPage("/login")
                        .clientRegistrationRepository(clients)
                        .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
                        .userInfoEndpoint(user -> user.oidcUserService(this::person))
                        .withObjectPostProcessor(tellingAlsoBeforeTheRedirect())
                        .failureHandler(OfficeLogin::failed)
                        .successHandler((request, response, authentication) -> {
                            remember(
                                    (OidcUser) Objects.requireNonNull(authentication.getPrincipal()),
                                    request,
                                    response);
                            onwards.onAuthenticationSuccess(request, response, authentication);
                        }))
                .logout(logout -> logout.logoutSuccessHandler(this::loggedOut));
    }

    private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> tellingAlsoBeforeTheRedirect() {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler(OfficeLogin::failed);
                return filter;
            }
        };
    }

    /** Somebody with an office here; anybody else is not let in. */
    private OidcUser person(OidcUserRequest request) {
        Caller caller = caller(request);
        if (caller.roles().isEmpty()) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(Failure.NO_OFFICE.name()), caller.name() + " has no office");
        }
        return new Person(request.getIdToken(), caller);
    }

    /** By the claims of the identity token, or, where that has no roles, by those of the access token if it is made for the ledger. */
    private Caller caller(OidcUserRequest request) {
        OidcIdToken identity = request.getIdToken();
        Caller claimed = identity.hasClaim(Caller.ROLES_CLAIM)
                ? Caller.of(identity)
                : accessTokens(request).orElseGet(() -> Caller.of(identity));
        return new Caller(
                Objects.requireNonNull(identity.getSubject()), // OpenID Connect Core 2: every identity token has one
                claimed.roles().stream()
                        .filter(role -> Office.ofRole(role).isPresent())
                        .collect(Collectors.toSet()),
                claimed.unit(),
                claimed.pools(),
                true);
    }

    private Optional<Caller> accessTokens(OidcUserRequest request) {
        try {
            return Optional.of(
                    Caller.of(tokenReader.decode(request.getAccessToken().getTokenValue())));
        } catch (JwtException notForTheLedger) {
            return Optional.empty();
        }
    }

    /** Who logged in, until the ledger knows them as it knows every caller. */
    private static final class Person extends DefaultOidcUser {

        private static final long serialVersionUID = 1L;

        private final transient Caller caller;

        Person(OidcIdToken identity, Caller caller) {
            super(List.of(), identity);
            this.caller = caller;
        }
    }

    /** From here on the session is the caller's, as after any other login; the identity token is kept for the logout. */
    private void remember(OidcUser user, HttpServletRequest request, HttpServletResponse response) {
        AbstractAuthenticationToken known = SecurityConfiguration.authenticated(((Person) user).caller);
        known.setDetails(user.getIdToken());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(known);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    private static void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        response.sendRedirect("/login?error=" + failure(why).name());
    }

    private static Failure failure(Throwable why) {
        if (why instanceof OAuth2AuthenticationException refused
                && refused.getError().getErrorCode().equals(Failure.NO_OFFICE.name())) {
            return Failure.NO_OFFICE;
        }
        for (Throwable cause = why; cause != null; cause = cause.getCause()) {
            if (cause instanceof AuthenticationServiceException || cause instanceof IOException) {
                return Failure.UNREACHABLE;
            }
        }
        return Failure.FAILED;
    }

    /** Where the authorization server has an end to its sessions, they end there too. */
    private void loggedOut(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication was)
            throws IOException {
        String back = ServletUriComponentsBuilder.fromContextPath(request)
                .path("/login")
                .queryParam("out")
                .toUriString();
        response.sendRedirect(Optional.ofNullable(was)
                .map(Authentication::getDetails)
                .filter(OidcIdToken.class::isInstance)
                .map(OidcIdToken.class::cast)
                .flatMap(identity -> end().map(end -> UriComponentsBuilder.fromUriString(end)
                        .queryParam("id_token_hint", identity.getTokenValue())
                        .queryParam("post_logout_redirect_uri", "{back}")
                        .encode()
                        .buildAndExpand(back)
                        .toUriString()))
                .orElse("/login?out"));
    }

    private Optional<String> end() {
        try {
            return Optional.ofNullable(clients.findByRegistrationId(CLIENT))
                    .map(client -> client.getProviderDetails()
                            .getConfigurationMetadata()
                            .get("end_session_endpoint"))
                    .map(Object::toString);
        } catch (AuthenticationServiceException unreachable) {
            return Optional.empty();
        }
    }

    /** Where a logout may lead on to, as a Content-Security-Policy names it. */
    String origin() {
        URI issuer = URI.create(settings.issuer());
        return issuer.getScheme() + "://" + issuer.getAuthority();
    }

    /** Holds where an issuer and a client of it are named. */
    static final class ClientNamed implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return isNamed(context.getEnvironment(), "issuer") && isNamed(context.getEnvironment(), "client-id");
        }

        private static boolean isNamed(Environment environment, String setting) {
            return !environment.getProperty("ledger.security." + setting, "").isBlank();
        }
    }
}
