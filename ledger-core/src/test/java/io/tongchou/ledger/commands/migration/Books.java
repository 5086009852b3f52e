package io.tongchou.ledger.commands.migration;

import io.tongchou.ledger.commands.GivenBook;

/** Books that begin before their policy. */
final class Books {

    private Books() {}

    /** Kaifeng's employees' fund from that day on, without a policy. */
    static GivenBook from(String firstDay) {
        return GivenBook.unopened("410200/310").on(firstDay).opened("410200", "410221", "410222");
    }

    /** A row for the data of an import; a credit where the amount is negative. */
    static String row(String unit, String account, String amount) {
        boolean credit = amount.startsWith("-");
        return "{'unit':'" + unit + "','account':'" + account + "','" + (credit ? "credit" : "debit") + "':'"
                + (credit ? amount.substring(1) : amount) + "'}";
    }

    static String numbered(String unit, String account, String amount, String more) {
        return row(unit, account, amount).replace("}", "," + more + "}");
    }

    static String opening(String... rows) {
        return "{'rows':[" + String.join(",", rows) + "]}";
    }

    static String entry(String number, String... rows) {
        return "{'entry':'" + number + "','text':'凭证 " + number + "','rows':[" + String.join(",", rows) + "]}";
    }

    static String closing(String number, String... rows) {
        return entry(number, rows).replace("'rows'", "'closing':true,'rows'");
    }
}
