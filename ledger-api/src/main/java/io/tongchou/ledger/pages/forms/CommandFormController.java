package io.tongchou.ledger.pages.forms;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.CommandType;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.commands.CommandCatalog;
import io.tongchou.ledger.eventstore.Answer;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.pages.Directory;
import io.tongchou.ledger.pages.Shown;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.pages.forms.CommandForm.Choice;
import io.tongchou.ledger.vocabulary.BookId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Any command made from a page. It goes to the ledger as one that came over HTTP does; a refused one comes back as it was written,
 * each fault at its field. A page opens the form within itself; without a script it is a page of its own.
 */
@Controller
class CommandFormController {

    private static final String PATH = "/pools/{pool}/funds/{fund}/do/{command}";

    private final Shown shown;
    private final Directory directory;
    private final Figures figures;
    private final FormTaker taker;

    CommandFormController(Shown shown, Directory directory, Figures figures, FormTaker taker) {
        this.shown = shown;
        this.directory = directory;
        this.figures = figures;
        this.taker = taker;
    }

    @GetMapping(PATH)
    ModelAndView form(Visit visit, @PathVariable String command) {
        CommandType type = type(visit, command);
        return form(visit, type, Optional.empty());
    }

    /** What was done, or why not. */
    @PostMapping(PATH)
    ModelAndView make(Visit visit, @PathVariable String command, RedirectAttributes onwards) {
        CommandType type = type(visit, command);
        Words words = shown.words(visit);
        byte[] envelope = envelope(visit, type, words).toString().getBytes(StandardCharsets.UTF_8);
        Answer answer = taker.take(visit, envelope);
        if (answer.refusal().isPresent()) {
            ModelAndView again = form(visit, type, answer.refusal());
            again.setStatus(HttpStatusCode.valueOf(answer.refusal().get().code().httpStatus()));
            return again;
        }
        String told = FormTaker.told(visit, words, answer);
        if (visit.part()) {
            return shown.page(
                    visit,
                    Shown.Section.DONE,
                    question(),
                    Optional.empty(),
                    (book, its) -> new Shown.Content(Optional.empty(), told));
        }
        onwards.addFlashAttribute(Visit.NOTICE, told);
        return new ModelAndView("redirect:" + back(visit));
    }

    /** There is no other than the data's parameters, which the ledger judges. */
    private static Question question() {
        return new Question(Map.of());
    }

    private static CommandType type(Visit visit, String command) {
        return CommandCatalog.byName(command).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private ModelAndView form(Visit visit, CommandType type, Optional<Refusal> refusal) {
        return shown.page(visit, Shown.Section.FORM, question(), Optional.empty(), (book, words) -> {
            Map<String, String> faults =
                    refusal.map(why -> Refused.faults(words, why)).orElse(Map.of());
            Set<String> fixed = visit.parameter("_fixed").stream()
                    .flatMap(names -> Arrays.stream(names.split(",")))
                    .collect(Collectors.toSet());
            List<CommandForm.Field> fields =
                    new Fields(words, written(visit), fixed, faults, units(visit, words)).of(type.record());
            Set<String> named = new HashSet<>(Set.of("effectiveOn"));
            fields.forEach(field -> collect(field, named));
            return new Shown.Content(
                    Optional.empty(),
                    new CommandForm(
                            type.name(),
                            words.say("command." + type.name()),
                            visit.to("/do/" + type.name()),
                            visit.parameter("_id").orElseGet(() -> "page-" + UUID.randomUUID()),
                            visit.parameter("_day").orElseGet(() -> today(book)),
                            faults.getOrDefault("effectiveOn", ""),
                            back(visit),
                            visit.parameter("_fixed").orElse(""),
                            type.alwaysNeedsSecondPerson(),
                            fields,
                            refusal.map(why -> Refused.of(words, why, named, UnaryOperator.identity()))));
        });
    }

    private String today(BookId book) {
        return figures.basis(book, Moment.NOW).asOf().toString();
    }

    private static void collect(CommandForm.Field field, Set<String> names) {
        names.add(field.name());
        field.parts().forEach(part -> collect(part, names));
    }

    private static Map<String, String> written(Visit visit) {
        Map<String, String> written = new HashMap<>(visit.parameters());
        written.keySet().removeIf(name -> name.startsWith("_"));
        return written;
    }

    private List<Choice> units(Visit visit, Words words) {
        Optional<String> own = visit.caller().has("county") ? visit.caller().unit() : Optional.empty();
        return directory.openTo(visit.caller()).stream()
                .filter(listed -> listed.book().pool().code().equals(visit.pool())
                        && listed.book().fund().code().equals(visit.fund()))
                .flatMap(listed -> listed.units().entrySet().stream())
                .filter(unit -> own.map(unit.getKey().code()::equals).orElse(true))
                .map(unit -> new Choice(unit.getKey().code(), unit.getKey() + " " + unit.getValue()))
                .toList();
    }

    private ObjectNode envelope(Visit visit, CommandType type, Words words) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.put("id", visit.parameter("_id").orElse(""));
        envelope.put("command", type.name());
        envelope.put("pool", visit.pool());
        if (!type.isOfPool() && !type.isAboutProposal()) {
            envelope.put("fund", visit.fund());
        }
        visit.parameter("_day").ifPresent(day -> envelope.put("effectiveOn", day));
        envelope.set("data", new Fields(words, written(visit), Set.of(), Map.of(), List.of()).read(type.record()));
        return envelope;
    }

    private static String back(Visit visit) {
        return visit.parameter("_back").filter(Visit::isOurs).orElseGet(() -> visit.to(""));
    }
}
