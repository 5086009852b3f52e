package io.tongchou.ledger.book;

import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;

/** Where money stands now that came into an account: it moves on step by step, and goes back the way it came. */
public final class Trail {

    private Trail() {}

    /** The first account on the way from {@code account} that holds the whole amount; {@code account} itself where none does. */
    public static Account holding(Money amount, UnitCode unit, Account account, BookState book, Policy policy) {
        return from(account).stream()
                .filter(step -> !amount.exceeds(Rulebook.available(book, policy, unit, step)))
                .findFirst()
                .orElse(account);
    }

    private static List<Account> from(Account account) {
        return switch (account) {
            case COLLECTED_NOT_REMITTED ->
                List.of(Account.COLLECTED_NOT_REMITTED, Account.TREASURY, Account.FISCAL_ACCOUNT);
            case TREASURY -> List.of(Account.TREASURY, Account.FISCAL_ACCOUNT);
            case JOINT_ACCOUNT -> List.of(Account.JOINT_ACCOUNT, Account.FISCAL_ACCOUNT);
            default -> List.of(account);
        };
    }
}
