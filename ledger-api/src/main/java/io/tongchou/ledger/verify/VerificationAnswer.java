package io.tongchou.ledger.verify;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.tongchou.ledger.eventstore.Verification;
import java.util.List;
import java.util.Optional;

/**
 * What books were proved to be.
 *
 * @param sound whether nothing was found
 * @param books each by itself
 */
record VerificationAnswer(boolean sound, List<Book> books) {

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    /**
     * A book.
     *
     * @param sequence the last event that was read
     * @param head the chain's hash after it
     */
    record Book(String pool, String fund, long sequence, String head, boolean sound, List<Check> checks) {}

    /**
     * One thing that was proved.
     *
     * @param says what holds where nothing was found
     * @param checked how many things were held against it
     * @param found how many do not fit
     * @param findings the first of these
     */
    record Check(String name, String says, long checked, long found, List<Finding> findings) {}

    /** @param sequence the event at which it shows, where it belongs to one */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Finding(Optional<Long> sequence, String what) {}

    static VerificationAnswer of(List<Verification> verifications) {
        return new VerificationAnswer(
                verifications.stream().allMatch(Verification::isSound),
                verifications.stream().map(VerificationAnswer::book).toList());
    }

    private static Book book(Verification verification) {
        return new Book(
                verification.book().pool().code(),
                verification.book().fund().code(),
                verification.sequence(),
                verification.head(),
                verification.isSound(),
                verification.checks().stream().map(VerificationAnswer::check).toList());
    }

    private static Check check(Verification.Check check) {
        return new Check(
                check.name(),
                check.says(),
                check.checked(),
                check.found(),
                check.findings().stream()
                        .map(one ->
                                new Finding(Optional.of(one.sequence()).filter(sequence -> sequence > 0), one.what()))
                        .toList());
    }

    JsonNode json() {
        return JSON.valueToTree(this);
    }
}
