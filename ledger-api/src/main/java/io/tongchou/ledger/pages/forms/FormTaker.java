package io.tongchou.ledger.pages.forms;

import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.balances.NoFigure;
import io.tongchou.ledger.eventstore.Answer;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.http.CommandTaker;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.pages.Words;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Takes the commands that forms make to the ledger, and tells what came of them. */
@Component
public class FormTaker {

    private final CommandTaker taker;
    private final Figures figures;

    FormTaker(CommandTaker taker, Figures figures) {
        this.taker = taker;
        this.figures = figures;
    }

    /**
     * Takes a command; what it brought is in the figures by then, so that the page that is shown next has it. Where they are slow it
     * follows later.
     *
     * @param envelope as JSON
     */
    public Answer take(Visit visit, byte[] envelope) {
        Answer answer = taker.take(envelope, visit.caller());
        Question.book(visit.pool(), visit.fund())
                .ifPresent(book -> answer.positions().stream()
                        .filter(position -> position.fund().equals(book.fund()))
                        .forEach(position -> {
                            try {
                                figures.basis(book, Moment.NOW.atLeast(position.sequence()));
                            } catch (NoFigure late) {
                                // The page says itself which event it knows last.
                            }
                        }));
        return answer;
    }

    /** What came of a command that was not refused, in words. */
    public static String told(Visit visit, Words words, Answer answer) {
        String at = answer.positions().stream()
                .map(position -> String.valueOf(position.sequence()))
                .collect(Collectors.joining(", "));
        return switch (answer.status()) {
            case ACCEPTED -> at.isEmpty() ? words.say("form.nothing-to-do") : words.say("form.accepted", at);
            case PROPOSED -> words.say("form.proposed", at, Acts.approver(visit, words));
            case DUPLICATE -> words.say("form.duplicate", at);
            case REJECTED -> throw new IllegalStateException("a refused command was not refused");
        };
    }
}
