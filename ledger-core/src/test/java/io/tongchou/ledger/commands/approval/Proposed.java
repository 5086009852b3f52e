package io.tongchou.ledger.commands.approval;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;

import io.tongchou.ledger.commands.GivenBook;

/** A book in which 410222's receipt is proposed to be reversed, under the id {@code p}, by the tax authority. */
final class Proposed {

    static final String P = "{'proposal':'p'}";
    static final String REJECT = "{'proposal':'p','reason':'no'}";

    private Proposed() {}

    static GivenBook reversal() {
        GivenBook book = kaifeng()
                .on("2021-03-15")
                .id("e")
                .premium("410222", "R1", "10.00")
                .id("p");
        book.when("tax", "ReverseEntry", "{'entry':'e','reason':'wrong'}").proposed();
        return book;
    }
}
