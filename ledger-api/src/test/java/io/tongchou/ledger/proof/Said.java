package io.tongchou.ledger.proof;

import io.tongchou.ledger.verifier.Verifier;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the verifier said, and how it ended. */
record Said(int exit, String text) {

    static Said of(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        int exit = Verifier.run(List.of(arguments), print, print);
        return new Said(exit, out.toString(StandardCharsets.UTF_8));
    }
}
