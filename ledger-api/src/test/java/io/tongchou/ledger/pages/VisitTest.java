package io.tongchou.ledger.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/pools/410200/funds/310/work?all=requests#p-requests", "/language/en?back=%2Flogin"})
    void our_own_addresses_are_ours(String address) {
        assertThat(Visit.isOurs(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "work",
                "//elsewhere.example/",
                "///elsewhere.example/",
                "https://elsewhere.example/",
                "javascript:alert(1)",
                "/\\elsewhere.example",
                "/\t/elsewhere.example/",
                "/x\r\nSet-Cookie: a=b",
                "/{evil}/x",
                "/?a={b}",
                "/%",
                "/%zz"
            })
    void others_and_what_is_no_address_are_not(String address) {
        assertThat(Visit.isOurs(address)).isFalse();
    }
}
