package io.tongchou.ledger.security;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * The people of a city to try the ledger with: seven by name, and a county clerk for any six digits. Their secret is their
 * name and {@code -secret}, which is why this machine alone can reach them.
 */
public final class SamplePeople implements RegisteredClientRepository, AuthenticationProvider {

    private static final List<String> OFFICES =
            List.of("city-head", "city-clerk", "finance-head", "finance-clerk", "tax", "auditor", "admin");
    private static final String COUNTY = "county";
    private static final Pattern COUNTY_CLERK = Pattern.compile(COUNTY + "-([0-9]{6})");
    private static final Duration WORKING_DAY = Duration.ofHours(12);

    SamplePeople() {}

    /** Who is at every city's offices, by the names that are also their roles; the heads first. */
    public List<String> ofOffices() {
        return OFFICES;
    }

    /** The clerk of a county, by the county's six digits. */
    public String ofCounty(String unit) {
        return COUNTY + "-" + unit;
    }

    /** By what a person of that name logs in. */
    public String secret(String name) {
        return name + "-secret";
    }

    Optional<Caller> named(String name) {
        if (OFFICES.contains(name)) {
            return Optional.of(new Caller(name, Set.of(name), Optional.empty(), Set.of(Caller.ALL_POOLS), true));
        }
        var county = COUNTY_CLERK.matcher(name);
        return county.matches()
                ? Optional.of(
                        new Caller(name, Set.of(COUNTY), Optional.of(county.group(1)), Set.of(Caller.ALL_POOLS), true))
                : Optional.empty();
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return named(clientId)
                .map(person -> RegisteredClient.withId(person.name())
                        .clientId(person.name())
                        .clientSecret("{noop}" + secret(person.name()))
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                        .tokenSettings(TokenSettings.builder()
                                .accessTokenTimeToLive(WORKING_DAY)
                                .build())
                        .build())
                .orElse(null);
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    /** Called when a secret could be stored better than in plain text; these secrets are no secrets. */
    @Override
    public void save(RegisteredClient client) {}

    /** The same people at the login form of the pages. */
    @Override
    public Authentication authenticate(Authentication attempt) {
        Caller caller = named(attempt.getName())
                .filter(person -> secret(person.name()).equals(attempt.getCredentials()))
                .orElseThrow(() -> new BadCredentialsException("No such person, or another secret"));
        return SecurityConfiguration.authenticated(caller);
    }

    @Override
    public boolean supports(Class<?> attempt) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
    }
}
