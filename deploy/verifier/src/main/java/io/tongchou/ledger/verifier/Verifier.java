package io.tongchou.ledger.verifier;

import io.tongchou.ledger.format.Hash;
import io.tongchou.ledger.format.VerifyingKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The standalone verifier (独立验证程序). It ends with 0 where all that was checked is right, with 1 where something was found, and with
 * 2 where nothing could be checked.
 */
public final class Verifier {

    private static final String USAGE = """
            usage: java -jar tongchou-verifier.jar <pack.zip> --key=<public key in PEM>... [--head=<sequence>:<hash>]...
                   java -jar tongchou-verifier.jar county <proof.json> --key=<public key in PEM>...""";

    private Verifier() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), out, err));
    }

    /** Checks what the arguments name, and says what came of it. */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            Report report = check(arguments);
            report.print(out);
            return report.isClean() ? 0 : 1;
        } catch (Unreadable e) {
            err.println(e.getMessage());
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            err.println("This could not be checked: " + e);
        }
        return 2;
    }

    private static Report check(List<String> arguments) throws Unreadable {
        List<String> files = new ArrayList<>();
        List<VerifyingKey> keys = new ArrayList<>();
        NavigableMap<Long, Hash> heads = new TreeMap<>();
        for (String argument : arguments) {
            if (argument.startsWith("--key=")) {
                keys.add(Keyring.read(Path.of(argument.substring("--key=".length()))));
            } else if (argument.startsWith("--head=")) {
                head(argument.substring("--head=".length()), heads);
            } else if (argument.startsWith("--")) {
                throw new Unreadable("there is no option " + argument + "\n" + USAGE);
            } else {
                files.add(argument);
            }
        }
        boolean county = files.size() == 2 && files.getFirst().equals("county") && heads.isEmpty();
        if (keys.isEmpty() || !county && files.size() != 1) {
            throw new Unreadable(USAGE);
        }
        Keyring keyring = new Keyring(keys);
        return county
                ? CountyProofCheck.check(bytes(Path.of(files.getLast())), keyring)
                : PackCheck.check(Path.of(files.getFirst()), keyring, heads);
    }

    private static byte[] bytes(Path file) throws Unreadable {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Unreadable(file + " cannot be read: " + e.getMessage());
        }
    }

    private static void head(String text, NavigableMap<Long, Hash> heads) throws Unreadable {
        try {
            int colon = text.indexOf(':');
            heads.put(Long.parseLong(text.substring(0, colon)), new Hash(text.substring(colon + 1)));
        } catch (RuntimeException e) {
            throw new Unreadable("a head is given as --head=<sequence>:<64 hexadecimal digits>, not " + text);
        }
    }
}
