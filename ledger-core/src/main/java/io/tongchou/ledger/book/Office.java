package io.tongchou.ledger.book;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The offices that people and systems hold; a token names them in its claim {@code roles}. */
public enum Office {
    TAX,
    FINANCE_CLERK,
    FINANCE_HEAD,
    COUNTY,
    CITY_CLERK,
    CITY_HEAD,
    AUDITOR,
    ADMIN;

    /** The office's name in tokens and events, e.g. {@code finance-clerk}. */
    public String role() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Office> ofRole(String role) {
        return Arrays.stream(values())
                .filter(office -> office.role().equals(role))
                .findFirst();
    }

    /** Whether this office may do what {@code other} may: heads may whatever their clerks may. */
    public boolean includes(Office other) {
        return this == other
                || (this == FINANCE_HEAD && other == FINANCE_CLERK)
                || (this == CITY_HEAD && other == CITY_CLERK);
    }

    /** The office whose commands a head makes too. */
    public Office clerk() {
        return switch (this) {
            case FINANCE_HEAD -> FINANCE_CLERK;
            case CITY_HEAD -> CITY_CLERK;
            default -> this;
        };
    }

    /** Who approves what this office proposes. */
    public Office approver() {
        return this == FINANCE_CLERK || this == FINANCE_HEAD ? FINANCE_HEAD : CITY_HEAD;
    }
}
