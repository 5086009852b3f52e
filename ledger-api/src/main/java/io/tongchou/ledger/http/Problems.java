package io.tongchou.ledger.http;

import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Refusals as RFC 9457 {@code application/problem+json}, with the refusal's code and what else it tells at the top level. */
public final class Problems {

    private Problems() {}

    /** The problem of a refused request, with the status of its code. */
    public static ResponseEntity<byte[]> of(Refusal refusal) {
        return of(refusal, Optional.empty());
    }

    /**
     * The problem of a refused command.
     *
     * @param id the command's id, where it could be read
     */
    static ResponseEntity<byte[]> of(Refusal refusal, Optional<String> id) {
        HttpStatus status = HttpStatus.valueOf(refusal.code().httpStatus());
        return of(status, refusal.code().name(), id, refusal);
    }

    /** The problem of a request that never came as far as a refusal. */
    public static ResponseEntity<byte[]> of(HttpStatus status, String code, String detail) {
        return of(status, code, Optional.empty(), Refusal.of(RefusalCode.INVALID, detail));
    }

    private static ResponseEntity<byte[]> of(HttpStatus status, String code, Optional<String> id, Refusal refusal) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(AnswerJson.problem(status.value(), status.getReasonPhrase(), code, id, refusal));
    }
}
