package io.tongchou.ledger.proof;

import io.tongchou.ledger.format.Seal;
import io.tongchou.ledger.format.SignedSeal;
import io.tongchou.ledger.format.VerifyingKey;
import io.tongchou.ledger.wiring.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** The private key that a city seals with (签章私钥). It stays in its file and in this process's memory, and is never shown. */
final class SealingKey {

    private static final String FILE = "seal-key.pem";
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private final KeyPair pair;

    private SealingKey(KeyPair pair) {
        this.pair = pair;
    }

    /**
     * The key that the operator named.
     *
     * @param file PKCS#8 in PEM
     */
    static SealingKey of(Path file) {
        try {
            return ofPem(Files.readString(file));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new StartRefused(
                    "The key %s that months are to be sealed with cannot be read: %s. It must be a private key of Ed25519 in PEM (PKCS#8), as openssl genpkey -algorithm ed25519 makes it."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    static boolean isKeptIn(Path dataDirectory) {
        return Files.exists(dataDirectory.resolve(FILE));
    }

    /** The key of an embedded ledger, made at its first start and kept beside its data, readable by its owner only. */
    static SealingKey keptIn(Path dataDirectory) {
        Path file = dataDirectory.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                write(file);
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new StartRefused(
                    "The key %s that months are to be sealed with cannot be made: %s".formatted(file, e.getMessage()),
                    e);
        }
        return of(file);
    }

    private static void write(Path file) throws IOException, GeneralSecurityException {
        byte[] key = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = Files.createTempFile(directory, FILE, ".new"); // readable by its owner only
        Files.writeString(draft, BEGIN + "\n" + Base64.getEncoder().encodeToString(key) + "\n" + END + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static SealingKey ofPem(String text) throws GeneralSecurityException {
        String pem = text.strip();
        if (!pem.startsWith(BEGIN) || !pem.endsWith(END)) {
            throw new IllegalArgumentException("it does not begin with " + BEGIN + " and end with " + END);
        }
        byte[] der = Base64.getMimeDecoder().decode(pem.substring(BEGIN.length(), pem.length() - END.length()));
        EdECPrivateKey key =
                (EdECPrivateKey) KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der));
        return new SealingKey(pair(key.getBytes().orElseThrow()));
    }

    /** Java tells the public half only of a pair that it makes, and makes it of 32 bytes: here of those of the private half. */
    private static KeyPair pair(byte[] privateHalf)
            throws NoSuchAlgorithmException, InvalidAlgorithmParameterException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(privateHalf, 0, bytes, 0, bytes.length);
            }
        });
        return generator.generateKeyPair();
    }

    VerifyingKey verifying() {
        return new VerifyingKey(pair.getPublic());
    }

    SignedSeal sign(Seal seal) {
        return new SignedSeal(seal, HexFormat.of().formatHex(sign(seal.message())));
    }

    byte[] sign(byte[] message) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(pair.getPrivate());
            ed25519.update(message);
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was read does not sign", e);
        }
    }
}
