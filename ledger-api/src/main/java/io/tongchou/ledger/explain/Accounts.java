package io.tongchou.ledger.explain;

import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Item;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a figure is of: an account, an item of one, or a group of accounts that the settlement adds up. */
public sealed interface Accounts {

    List<Account> accounts();

    Words words();

    /** An account, debit positive; of all its items or of one. */
    record One(Account account, Optional<Item> item) implements Accounts {

        public One {
            if (item.filter(one -> !one.isOf(account)).isPresent()) {
                throw new IllegalArgumentException(account + " has no item " + item);
            }
        }

        @Override
        public List<Account> accounts() {
            return List.of(account);
        }

        @Override
        public Words words() {
            Words name = Words.of(account).and("（" + account + "）", " (" + account + ")");
            return item.map(of -> name.and("·" + of.chinese(), ", " + of.title()))
                    .orElse(name);
        }

        @Override
        public String toString() {
            return account + item.map(of -> ":" + of.name()).orElse("");
        }
    }

    /** Accounts that are added up, positive on the side that the group is usually on. */
    enum Group implements Accounts {
        /** Income of a year (本年收入小计). */
        INCOME("本年收入小计", "Income of the year", -1),
        /** Expenditure of a year (本年支出小计). */
        EXPENDITURE("本年支出小计", "Expenditure of the year", 1),
        /** Income of a year less its expenditure (本年收支结余). */
        SURPLUS("本年收支结余", "Result of the year", -1),
        /** Premiums and subsidies (筹资总额). */
        TOTAL_FUNDING("筹资总额", "Total funding", -1),
        /** Premiums collected (实际征缴). */
        PREMIUMS("实际征缴保险费", "Premiums collected", -1),
        /** What a unit owns (基金结余): money, advances and bonds, less suspense; not what is parked. */
        OWNED("可用结余", "Balance owned", 1);

        private final Words words;
        private final int sign;

        Group(String chinese, String english, int sign) {
            this.words = new Words(chinese, english);
            this.sign = sign;
        }

        /** 1 where it is debit positive, else -1. */
        int sign() {
            return sign;
        }

        @Override
        public List<Account> accounts() {
            return Arrays.stream(Account.values()).filter(this::has).toList();
        }

        private boolean has(Account account) {
            return switch (this) {
                case INCOME -> account.countsAsIncome();
                case EXPENDITURE -> account.countsAsExpenditure();
                case SURPLUS -> INCOME.has(account) || EXPENDITURE.has(account);
                case TOTAL_FUNDING -> account == Account.PREMIUMS || account == Account.SUBSIDIES;
                case PREMIUMS -> account == Account.PREMIUMS;
                case OWNED ->
                    switch (account.kind()) {
                        case CASH -> account != Account.PARKED;
                        case ASSET, LIABILITY -> true;
                        case BALANCE, INCOME, EXPENDITURE -> false;
                    };
            };
        }

        @Override
        public Words words() {
            return words;
        }
    }

    static One of(Account account) {
        return new One(account, Optional.empty());
    }

    /** @throws IllegalArgumentException where the text names neither */
    static Accounts parse(String text) {
        if (text.isEmpty() || !Character.isDigit(text.charAt(0))) {
            return Group.valueOf(text);
        }
        String[] parts = text.split(":", 2);
        return new One(
                Account.of(parts[0]), parts.length == 1 ? Optional.empty() : Optional.of(Item.valueOf(parts[1])));
    }
}
