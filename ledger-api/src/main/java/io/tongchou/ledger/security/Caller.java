package io.tongchou.ledger.security;

import java.security.Principal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.oauth2.core.ClaimAccessor;

/**
 * Who is calling, as far as the ledger cares: the principal of every authenticated request, whichever way it came in.
 * A controller takes it as {@code @AuthenticationPrincipal Caller caller}.
 *
 * @param name what maker and checker are told apart by: the token's {@code sub}, which no one can choose or change
 * @param roles {@code tax}, {@code finance-clerk}, {@code finance-head}, {@code county}, {@code city-clerk},
 *     {@code city-head}, {@code auditor}, {@code admin}
 * @param unit the county's six-digit code; present for county clerks only
 * @param pools codes of the pools that may be touched, or {@code *} for all
 * @param person whether somebody logged in; a program's own credentials may not approve
 */
public record Caller(String name, Set<String> roles, Optional<String> unit, Set<String> pools, boolean person)
        implements Principal {

    static final String ALL_POOLS = "*";
    static final String ROLES_CLAIM = "roles";
    static final String UNIT_CLAIM = "unit";
    static final String POOLS_CLAIM = "pools";
    /** Says outright whether the token stands for somebody who logged in; where it is absent the token is judged. */
    static final String PERSON_CLAIM = "person";

    public Caller {
        roles = Set.copyOf(roles);
        pools = Set.copyOf(pools);
    }

    @Override
    public String getName() {
        return name;
    }

    public boolean has(String role) {
        return roles.contains(role);
    }

    public boolean mayTouch(String pool) {
        return pools.contains(ALL_POOLS) || pools.contains(pool);
    }

    /** @param token an access token, or the identity token of somebody who logged in */
    static Caller of(ClaimAccessor token) {
        return new Caller(
                text(token, "sub").orElse(""),
                texts(token, ROLES_CLAIM),
                text(token, UNIT_CLAIM),
                texts(token, POOLS_CLAIM),
                isPerson(token));
    }

    /** A login name that is no service account's, and a subject that is not the client itself (RFC 9068, 2.2). */
    private static boolean isPerson(ClaimAccessor token) {
        if (token.getClaim(PERSON_CLAIM) instanceof Boolean said) {
            return said;
        }
        String subject = text(token, "sub").orElse("");
        return text(token, "preferred_username")
                        .filter(login -> !login.startsWith("service-account-"))
                        .isPresent()
                && !text(token, "client_id").equals(Optional.of(subject))
                && !text(token, "azp").equals(Optional.of(subject));
    }

    private static Optional<String> text(ClaimAccessor token, String claim) {
        return Optional.ofNullable(token.getClaim(claim)).map(Object::toString).filter(text -> !text.isBlank());
    }

    private static Set<String> texts(ClaimAccessor token, String claim) {
        return switch (Optional.<Object>ofNullable(token.getClaim(claim)).orElse(List.of())) {
            case Collection<?> several ->
                Set.copyOf(several.stream().map(Object::toString).toList());
            case Object one -> Set.of(one.toString());
        };
    }
}
