package io.tongchou.ledger.verifier;

import io.tongchou.ledger.format.Hash;
import io.tongchou.ledger.format.Leaf;
import io.tongchou.ledger.format.Seal;
import io.tongchou.ledger.format.SignedSeal;

/** Seals and leaves out of the documents that carry them. */
final class Documents {

    private Documents() {}

    static SignedSeal seal(Json json) throws Unreadable {
        try {
            SignedSeal sealed = new SignedSeal(
                    new Seal(
                            json.text("book"),
                            json.month("month"),
                            json.number("sequence"),
                            json.hash("head"),
                            json.hash("previous"),
                            json.hash("leaves"),
                            json.amounts("totals"),
                            json.millis("sealedAt"),
                            json.hash("key")),
                    json.text("signature"));
            Hash stated = json.hash("hash");
            if (!sealed.seal().hash().equals(stated)) {
                throw new Unreadable("is not what its hash " + stated + " is of");
            }
            return sealed;
        } catch (IllegalArgumentException e) {
            throw new Unreadable(String.valueOf(e.getMessage()));
        }
    }

    static Leaf leaf(String book, Json json) throws Unreadable {
        try {
            return new Leaf(
                    book,
                    json.month("month"),
                    json.number("sequence"),
                    json.text("unit"),
                    json.hash("salt"),
                    json.amounts("balances"));
        } catch (IllegalArgumentException e) {
            throw new Unreadable(String.valueOf(e.getMessage()));
        }
    }
}
