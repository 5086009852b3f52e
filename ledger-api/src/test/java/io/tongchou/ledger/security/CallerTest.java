package io.tongchou.ledger.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;

class CallerTest {

    @Test
    void is_read_from_the_claims_of_the_office_s_own_issuer() {
        Caller caller = Caller.of(token(Map.of(
                "sub",
                "7f3a",
                "preferred_username",
                "zhang",
                "azp",
                "desk",
                "roles",
                List.of("county", "auditor"),
                "unit",
                "410221",
                "pools",
                List.of("410200"))));

        assertThat(caller)
                .isEqualTo(
                        new Caller("7f3a", Set.of("county", "auditor"), Optional.of("410221"), Set.of("410200"), true));
        assertThat(caller.mayTouch("410200")).isTrue();
        assertThat(caller.mayTouch("430100")).isFalse();
    }

    @Test
    void has_no_rights_without_claims() {
        assertThat(Caller.of(token(Map.of("sub", "7f3a"))))
                .isEqualTo(new Caller("7f3a", Set.of(), Optional.empty(), Set.of(), false));
    }

    @Test
    void is_no_person_with_a_program_s_own_credentials() {
        assertThat(person(Map.of("sub", "7f3a", "preferred_username", "zhang"))).isTrue();
        assertThat(person(Map.of("sub", "7f3a", "preferred_username", "service-account-feed")))
                .isFalse();
        assertThat(person(Map.of("sub", "feed", "preferred_username", "feed", "client_id", "feed")))
                .isFalse();
        assertThat(person(Map.of("sub", "feed", "preferred_username", "feed", "azp", "feed")))
                .isFalse();
        assertThat(person(Map.of("sub", "7f3a", "preferred_username", "zhang", "person", false)))
                .isFalse();
    }

    @Test
    void of_the_sample_logs_in_with_the_secret_of_the_same_name() {
        SamplePeople people = new SamplePeople();

        assertThat(people.authenticate(login("county-410221", "county-410221-secret"))
                        .getPrincipal())
                .isEqualTo(people.named("county-410221").orElseThrow());
        assertThatThrownBy(() -> people.authenticate(login("admin", "tax-secret")))
                .isInstanceOf(BadCredentialsException.class);
        assertThat(people.named("county-4102210")).isEmpty();
    }

    @Test
    void of_the_sample_reaches_this_machine_only() throws Exception {
        ServerProperties everywhere = new ServerProperties();
        everywhere.setAddress(InetAddress.getByName("0.0.0.0"));

        assertThatThrownBy(() -> new EmbeddedAuthorizationServer().thisMachineOnly(everywhere))
                .hasMessageContaining("ledger.security.issuer");
    }

    private static boolean person(Map<String, Object> claims) {
        return Caller.of(token(claims)).person();
    }

    private static Jwt token(Map<String, Object> claims) {
        return Jwt.withTokenValue("t")
                .header("alg", "none")
                .claims(all -> all.putAll(claims))
                .build();
    }

    private static UsernamePasswordAuthenticationToken login(String name, String secret) {
        return UsernamePasswordAuthenticationToken.unauthenticated(name, secret);
    }
}
