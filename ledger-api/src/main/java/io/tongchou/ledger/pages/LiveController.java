package io.tongchou.ledger.pages;

import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.vocabulary.BookId;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells an open page that its book has grown; the page then fetches what it shows. */
@Controller
class LiveController {

    private final Watchers watchers;
    private final Directory directory;

    LiveController(Watchers watchers, Directory directory) {
        this.watchers = watchers;
        this.directory = directory;
    }

    @GetMapping(value = "/pools/{pool}/funds/{fund}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> live(Visit visit) {
        Optional<BookId> book = Question.book(visit.pool(), visit.fund())
                .filter(asked -> directory.openTo(visit.caller()).stream()
                        .anyMatch(listed -> listed.book().equals(asked)));
        return book.map(asked -> ResponseEntity.ok(watchers.of(asked)))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_FOUND).build());
    }
}
