package io.tongchou.ledger.wiring;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may say about where things are kept; every blank text means "not said".
 *
 * @param dataDir where the embedded database and the keys of its tokens and seals live; relative to the working directory
 * @param database the server to use instead of the embedded one
 * @param node this node's name among those that share a database; usually host and port
 * @param sample {@code kaifeng}: a synthetic year is there on the first start; {@code kaifeng-december}: the same with its end still
 *     to be closed and settled; {@code none}
 * @param alerts whether the ledger reviews its alerts by itself
 * @param seal with what months are sealed when they are closed
 */
@ConfigurationProperties("ledger")
public record LedgerSettings(
        @DefaultValue("./data") Path dataDir,
        @DefaultValue Database database,
        @DefaultValue("") String sample,
        @DefaultValue("") String node,
        @DefaultValue Alerts alerts,
        @DefaultValue Seal seal) {

    /** This node's name among those that share the database: the same after every start, so that it finds its claims again. */
    String nodeOr(String usual) {
        return node.isBlank() ? usual : node;
    }

    /** The sample to load: what was said, or else {@code kaifeng} into an embedded database and {@code none} into a named one. */
    public String sampleOrUsual() {
        return !sample.isBlank() ? sample : database.isNamed() ? "none" : "kaifeng";
    }

    /** @param enabled false: alerts are raised and cleared only where a person sends ReviewAlerts */
    public record Alerts(@DefaultValue("true") boolean enabled) {}

    /**
     * @param key a file with the private key of Ed25519 in PEM (PKCS#8), as {@code openssl genpkey -algorithm ed25519} makes it; blank:
     *     with an embedded database one is made and kept beside it, with a named one nothing is sealed
     * @param knownKeys files with public keys in PEM that months were sealed with before, or elsewhere, separated by commas; a
     *     verification holds the seals against these and the public half of {@code key}
     */
    public record Seal(
            @DefaultValue("") String key, @DefaultValue List<Path> knownKeys) {}

    /**
     * A PostgreSQL server that is already there.
     *
     * @param url JDBC address; blank: the embedded database is started
     * @param user the role the application works with
     * @param migrationUser the role that owns the two schemas; blank: the same as {@code user}
     * @param poolSize the most connections this node opens at once
     */
    public record Database(
            @DefaultValue("") String url,
            @DefaultValue("") String user,
            @DefaultValue("") String password,
            @DefaultValue("") String migrationUser,
            @DefaultValue("") String migrationPassword,
            @DefaultValue("24") int poolSize) {

        public boolean isNamed() {
            return !url.isBlank();
        }
    }
}
