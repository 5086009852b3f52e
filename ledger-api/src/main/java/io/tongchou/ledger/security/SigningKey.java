package io.tongchou.ledger.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.tongchou.ledger.wiring.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.ParseException;

/** The key that signs the embedded tokens, kept beside the data so that a restart ends no token. */
final class SigningKey {

    private static final String FILE = "signing-key.json";

    private SigningKey() {}

    static RSAKey in(Path dataDirectory) {
        Path file = dataDirectory.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                write(file);
            }
            return RSAKey.parse(Files.readString(file));
        } catch (IOException | ParseException | JOSEException e) {
            throw new StartRefused(
                    "The signing key %s can be neither read nor made: %s. Removing it makes a new one and ends all tokens."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private static void write(Path file) throws IOException, JOSEException {
        RSAKey key = new RSAKeyGenerator(2048)
                .keyUse(KeyUse.SIGNATURE)
                .keyIDFromThumbprint(true)
                .generate();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft =
                Files.createTempFile(file.toAbsolutePath().getParent(), FILE, ".new"); // readable by its owner only
        Files.writeString(draft, key.toJSONString());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
