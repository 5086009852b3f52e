package io.tongchou.ledger.proof;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongchou.ledger.balances.TrialBalance;
import io.tongchou.ledger.statements.Form.Content;
import io.tongchou.ledger.statements.Form.FormLine;
import io.tongchou.ledger.statements.Form.Side;
import io.tongchou.ledger.statements.Statement;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.Money;
import java.util.List;

/** Statements as they lie in a pack: every line with what it is made of, so that it can be recomputed from the legs. */
final class StatementDocument {

    private StatementDocument() {}

    static ObjectNode of(TrialBalance balance) {
        ObjectNode document = PackFiles.JSON
                .createObjectNode()
                .put("book", balance.book().toString())
                .put("asOf", balance.basis().asOf().toString())
                .put("sequence", balance.basis().sequence());
        ArrayNode rows = document.putArray("rows");
        for (TrialBalance.Row row : balance.rows()) {
            rows.addObject()
                    .put("unit", row.unit().code())
                    .put("account", row.account().code())
                    .put("debit", row.debit().toString())
                    .put("credit", row.credit().toString());
        }
        document.putObject("total")
                .put("debit", balance.debit().toString())
                .put("credit", balance.credit().toString());
        return document;
    }

    static ObjectNode of(Statement statement) {
        ObjectNode document = PackFiles.JSON
                .createObjectNode()
                .put("book", statement.book().toString())
                .put("form", statement.form().code())
                .put("chinese", statement.form().title().chinese())
                .put("english", statement.form().title().english())
                .put("period", statement.period().toString())
                .put("asOf", statement.basis().asOf().toString())
                .put("sequence", statement.basis().sequence());
        ArrayNode columns = document.putArray("columns");
        statement
                .columns()
                .forEach(column ->
                        columns.addObject().put("chinese", column.chinese()).put("english", column.english()));
        ArrayNode lines = document.putArray("lines");
        for (Statement.Line line : statement.lines()) {
            FormLine of = line.of();
            ObjectNode one = lines.addObject()
                    .put("number", of.number())
                    .put("key", of.key())
                    .put("chinese", of.caption().chinese())
                    .put("english", of.caption().english());
            add(one.putArray("amounts"), line.amounts());
            madeOf(one, of.content());
        }
        ArrayNode eliminated = document.putArray("eliminated");
        for (Statement.Elimination pair : statement.eliminated()) {
            ObjectNode one = eliminated
                    .addObject()
                    .put("expenditure", pair.expenditure().code())
                    .put("income", pair.income().code());
            add(one.putArray("paid"), pair.paid());
            add(one.putArray("received"), pair.received());
            add(one.putArray("amounts"), pair.amounts());
        }
        return document;
    }

    private static void madeOf(ObjectNode line, Content content) {
        switch (content) {
            case Content.Heading() -> {}
            case Content.Of(Side side, List<Account> accounts, var items) -> {
                line.put("side", side.name());
                ArrayNode codes = line.putArray("accounts");
                accounts.forEach(account -> codes.add(account.code()));
                ArrayNode names = line.putArray("items");
                items.stream().map(Item::name).sorted().forEach(names::add);
            }
            case Content.Rest(Side side, Account account) ->
                line.put("side", side.name()).put("restOf", account.code());
            case Content.Sum(var terms) -> {
                ArrayNode adds = line.putArray("adds");
                terms.forEach(term -> adds.addObject().put("sign", term.sign()).put("line", term.line()));
            }
            case Content.NetAssetsBefore() -> line.put("netAssetsBefore", true);
            case Content.Other(var movement) -> line.put("movement", movement.name());
        }
    }

    private static void add(ArrayNode array, List<Money> amounts) {
        amounts.forEach(amount -> array.add(amount.toString()));
    }
}
