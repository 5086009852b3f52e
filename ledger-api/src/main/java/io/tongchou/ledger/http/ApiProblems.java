package io.tongchou.ledger.http;

import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.util.DisconnectedClientHelper;

/** Whatever goes wrong below {@code /api} is answered as a problem with a code; a defect of ours is logged once and not shown. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiProblems {

    private static final Logger log = LoggerFactory.getLogger(ApiProblems.class);

    /** Classes of SQLSTATE: no connection, no resources, ended by an operator or a crash. */
    private static final Set<String> AWAY = Set.of("08", "53", "57");

    @ExceptionHandler
    @Nullable
    ResponseEntity<byte[]> answer(Exception e, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (!request.getRequestURI().startsWith("/api/")
                || e instanceof AccessDeniedException
                || e instanceof AuthenticationException) {
            throw e;
        }
        if (e instanceof BadRequestException
                || (e instanceof IOException && DisconnectedClientHelper.isClientDisconnectedException(e))) {
            log.debug("A client went away", e);
            return null;
        }
        if (e instanceof HttpMessageNotReadableException
                || e instanceof TypeMismatchException
                || e instanceof RequestRejectedException) {
            return Problems.of(Refusal.of(RefusalCode.INVALID, "The request cannot be read."));
        }
        if (e instanceof HttpRequestMethodNotSupportedException && isNoResource(request.getRequestURI())) {
            return nothingAt(request);
        }
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return known(known, request);
        }
        if (response.isCommitted()) {
            throw e;
        }
        Optional<SQLException> database = databaseIsAway(e);
        if (database.isPresent()) {
            log.warn(
                    "{} {} found no database: {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    database.get().getMessage());
            return Problems.of(Refusal.of(
                    RefusalCode.BUSY,
                    "the database cannot be reached at the moment; ask again, a command with its id"));
        }
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return Problems.of(Refusal.of(
                RefusalCode.INTERNAL,
                "the ledger failed on this, and it has been logged; a command may be sent again with its id"));
    }

    /** What the database said where it is out of reach, going down, coming up or out of room: none of it is our defect. */
    private static Optional<SQLException> databaseIsAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException transientOne) {
                return Optional.of(transientOne);
            }
            if (cause instanceof SQLException sql
                    // the pool says without a state that a connection is closed
                    && (sql.getSQLState() == null
                            || AWAY.contains(sql.getSQLState().substring(0, 2)))) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }

    private static ResponseEntity<byte[]> known(ErrorResponse known, HttpServletRequest request) {
        HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
        HttpHeaders headers = known.getHeaders();
        ResponseEntity<byte[]> problem = switch (status) {
            case BAD_REQUEST -> Problems.of(Refusal.of(RefusalCode.INVALID, detail(known)));
            case NOT_FOUND ->
                Problems.of(status, status.name(), "There is nothing at " + request.getRequestURI() + ".");
            default -> Problems.of(status, status.name(), detail(known));
        };
        return ResponseEntity.status(problem.getStatusCode())
                .headers(headers)
                .headers(problem.getHeaders())
                .body(problem.getBody());
    }

    /** The addresses of all commands share one pattern, which also fits what is no command's. */
    private static boolean isNoResource(String address) {
        return address.startsWith("/api/v1/pools/")
                && ResourceNames.command(address.substring(address.lastIndexOf('/') + 1))
                        .isEmpty();
    }

    private static ResponseEntity<byte[]> nothingAt(HttpServletRequest request) {
        return Problems.of(
                HttpStatus.NOT_FOUND, HttpStatus.NOT_FOUND.name(), "there is nothing at " + request.getRequestURI());
    }

    private static String detail(ErrorResponse known) {
        String detail = known.getBody().getDetail();
        return detail == null ? "The request cannot be answered." : detail;
    }
}
