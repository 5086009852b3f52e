package io.tongchou.ledger.http;

import io.swagger.v3.oas.annotations.Hidden;
import io.tongchou.ledger.book.Actor;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.eventstore.Sender;
import io.tongchou.ledger.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The envelope: one command, an array of them, or a stream with one a line. */
@Hidden
@RestController
class CommandController {

    static final String PATH = "/api/v1/commands";
    static final String NDJSON = "application/x-ndjson";

    /** The longest command, in bytes. */
    static final int LONGEST_COMMAND = CommandStream.LONGEST_LINE;

    /** The longest array, in bytes: what is longer comes as a stream. */
    static final int LONGEST_ARRAY = 16 * 1024 * 1024;

    private final CommandTaker taker;

    CommandController(CommandTaker taker) {
        this.taker = taker;
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> json(
            @RequestParam(defaultValue = "false") String atomic,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request)
            throws IOException {
        Optional<byte[]> whole = RequestBodies.read(request.getInputStream(), LONGEST_ARRAY);
        if (whole.isEmpty()) {
            return Problems.of(RequestBodies.tooLong(LONGEST_ARRAY));
        }
        if (!atomic.equals("true") && !atomic.equals("false")) {
            return Problems.of(Refusal.invalid("atomic", "must be true or false"));
        }
        StrictJson.Body body = StrictJson.parseBody(whole.get());
        if (body.malformed().isPresent()) {
            return Problems.of(Refusal.invalid(List.of(body.malformed().get())));
        }
        Actor actor = EnvelopeReader.actor(caller);
        if (body.isArray()) {
            return atomic.equals("true")
                    ? taker.takeAtomically(body.values(), actor)
                    : taker.takeEach(body.values(), actor);
        }
        if (whole.get().length > LONGEST_COMMAND) {
            return Problems.of(RequestBodies.tooLong(LONGEST_COMMAND));
        }
        return taker.takeAlone(body.values().getFirst(), actor);
    }

    @PostMapping(path = PATH, consumes = NDJSON, params = "!atomic")
    void stream(@AuthenticationPrincipal Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        Actor actor = EnvelopeReader.actor(caller);
        Sender sender = new Sender();
        response.setContentType(NDJSON);
        new CommandStream(parsed -> taker.take(parsed, actor, sender))
                .answer(request.getInputStream(), response.getOutputStream());
    }

    @PostMapping(path = PATH, consumes = NDJSON, params = "atomic")
    ResponseEntity<byte[]> atomicStream(HttpServletRequest request) throws IOException {
        RequestBodies.read(request.getInputStream(), 0);
        return Problems.of(Refusal.invalid("atomic", "is for arrays; the lines of a stream stand alone"));
    }
}
