package io.tongchou.ledger.figures;

import io.tongchou.ledger.balances.NoFigure;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.http.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers where there is no figure yet, or none of that day. */
@Order(Ordered.HIGHEST_PRECEDENCE) // ahead of what answers every other failure
@RestControllerAdvice
class NoFigureProblems {

    @ExceptionHandler
    ResponseEntity<byte[]> noFigure(NoFigure e) {
        RefusalCode code = switch (e.code()) {
            case BUSY -> RefusalCode.BUSY;
            case IN_THE_FUTURE -> RefusalCode.IN_THE_FUTURE;
            case PERIOD_CLOSED -> RefusalCode.PERIOD_CLOSED;
            case INVALID -> RefusalCode.INVALID;
        };
        return Problems.of(Refusal.of(code, String.valueOf(e.getMessage())));
    }
}
