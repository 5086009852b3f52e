package io.tongchou.ledger.format;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The public half of an Ed25519 key that a city seals with (验签公钥). */
public final class VerifyingKey {

    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";

    private final PublicKey key;

    public VerifyingKey(PublicKey key) {
        this.key = key;
    }

    /**
     * Reads it from PEM, as {@code openssl pkey -pubout} writes it.
     *
     * @throws IllegalArgumentException where it is no such key
     */
    public static VerifyingKey ofPem(String pem) {
        String text = pem.strip();
        if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
            throw new IllegalArgumentException("a public key in PEM begins with " + BEGIN + " and ends with " + END);
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(text.substring(BEGIN.length(), text.length() - END.length()));
            return new VerifyingKey(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("this is no public key of Ed25519: " + e.getMessage(), e);
        }
    }

    /** The key in PEM. */
    public String pem() {
        return BEGIN + "\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded()) + "\n" + END
                + "\n";
    }

    /** SHA-256 over the key's DER form (SubjectPublicKeyInfo), as {@code openssl pkey -pubin -outform DER | sha256sum} has it. */
    public Hash id() {
        return Hash.of(Fields.sha256().digest(key.getEncoded()));
    }

    /** Whether the key's owner signed these very bytes. */
    public boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(message);
            return ed25519.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // not even of a signature's form
        }
    }
}
