package io.tongchou.ledger.pages.audit;

import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.figures.Answers;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.format.Hash;
import io.tongchou.ledger.pages.Choice;
import io.tongchou.ledger.pages.Frame.Link;
import io.tongchou.ledger.pages.Shown;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.pages.tasks.TaskRow;
import io.tongchou.ledger.policy.Fault;
import io.tongchou.ledger.proof.EvidencePacks;
import io.tongchou.ledger.statements.Period;
import io.tongchou.ledger.tasks.Task;
import io.tongchou.ledger.tasks.TaskAnswer;
import io.tongchou.ledger.tasks.Tasks;
import io.tongchou.ledger.verify.Verifications;
import io.tongchou.ledger.vocabulary.BookId;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** A book is proved, and a pack of evidence made of it: both begun here, followed, left and found again. */
@Controller
class ProofController {

    private static final String AUDIT = "/pools/{pool}/funds/{fund}/audit";
    private static final int LATEST = 5;

    private final Shown shown;
    private final Verifications verifications;
    private final EvidencePacks packs;
    private final Tasks tasks;
    private final BookReader books;
    private final Answers answers;

    ProofController(
            Shown shown,
            Verifications verifications,
            EvidencePacks packs,
            Tasks tasks,
            BookReader books,
            Answers answers) {
        this.shown = shown;
        this.verifications = verifications;
        this.packs = packs;
        this.tasks = tasks;
        this.books = books;
        this.answers = answers;
    }

    /**
     * What the page shows.
     *
     * @param heads as they were written, a line each
     * @param wrong the lines that are none
     * @param signs whether there is a key to sign packs with
     * @param packRefused why no pack is made of the period that was chosen; blank where nothing was
     */
    record View(
            List<Link> tabs,
            String address,
            String verify,
            String heads,
            List<String> wrong,
            List<TaskRow> verified,
            String pack,
            boolean signs,
            List<Choice> periods,
            String packRefused,
            List<TaskRow> packed) {

        public boolean isRunning() {
            return Stream.concat(verified.stream(), packed.stream()).anyMatch(TaskRow::isRunning);
        }
    }

    /** What was written and is not taken. */
    private record Written(String heads, List<String> wrong, String period, String packRefused) {

        static final Written NOTHING = new Written("", List.of(), "", "");
    }

    @GetMapping(AUDIT + "/proof")
    ModelAndView proof(Visit visit) {
        return forOffices(
                visit,
                (book, words) -> page(visit, new Question(visit.parameters(), "asOf", "knownAt"), Written.NOTHING));
    }

    /** Begins a verification; with heads, one a line, that the chain must go through. */
    @PostMapping(AUDIT + "/verifications")
    ModelAndView verify(Visit visit) {
        return forOffices(visit, (book, words) -> {
            String written = visit.parameter("heads").orElse("");
            List<String> lines = written.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            List<Fault> faults = new ArrayList<>();
            Map<Long, Hash> heads = Verifications.heads(lines, faults);
            if (!faults.isEmpty()) {
                List<String> wrong = faults.stream()
                        .map(fault -> Integer.parseInt(fault.path().replaceAll("[^0-9]", "")))
                        .map(place -> words.say("audit.verify.wrong", place + 1, lines.get(place)))
                        .toList();
                ModelAndView again = page(visit, none(), new Written(written, wrong, "", ""));
                again.setStatus(HttpStatus.BAD_REQUEST);
                return again;
            }
            return onwards(
                    visit, verifications.begin(book, heads, visit.caller().name()));
        });
    }

    @PostMapping(AUDIT + "/packs")
    ModelAndView pack(Visit visit) {
        return forOffices(visit, (book, words) -> {
            Question question =
                    new Question(Map.of("period", visit.parameter("period").orElse("now")), "period");
            Optional<Period> period = visit.parameter("period")
                    .flatMap(any -> question.read("period", Period::parse, "must be a month or a year"));
            if (question.refusal().isPresent()) {
                return shown.refused(visit, question.refusal().get());
            }
            return switch (packs.begin(book, period, visit.caller().name())) {
                case EvidencePacks.Begun.Making(Task task) -> onwards(visit, task);
                case EvidencePacks.Begun.Unsigned() -> page(visit, none(), Written.NOTHING);
                case EvidencePacks.Begun.Refused(Refusal refusal) -> {
                    ModelAndView again = page(
                            visit,
                            none(),
                            new Written(
                                    "",
                                    List.of(),
                                    visit.parameter("period").orElse(""),
                                    words.say(
                                            "audit.pack.refused", refusal.code().name())));
                    again.setStatus(HttpStatusCode.valueOf(refusal.code().httpStatus()));
                    yield again;
                }
            };
        });
    }

    @GetMapping(AUDIT + "/packs/{id}")
    @Nullable
    ModelAndView download(Visit visit, @PathVariable String id, HttpServletResponse response) {
        Optional<Refusal> forbidden = TaskAnswer.forbidden(visit.caller(), visit.pool());
        if (forbidden.isPresent()) {
            return shown.refused(visit, forbidden.get());
        }
        return shown.file(
                visit, new Question(visit.parameters(), "asOf", "knownAt"), Optional.empty(), (book, words) -> {
                    Path pack =
                            packs.find(book, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
                    response.setContentType("application/zip");
                    response.setContentLengthLong(Files.size(pack));
                    response.setHeader(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename(pack.getFileName().toString())
                                    .build()
                                    .toString());
                    Files.copy(pack, response.getOutputStream());
                });
    }

    /** There is nothing asked in an address that something is sent to. */
    private static Question none() {
        return new Question(Map.of());
    }

    private ModelAndView forOffices(Visit visit, BiFunction<BookId, Words, ModelAndView> answer) {
        return TaskAnswer.forbidden(visit.caller(), visit.pool())
                .or(() -> answers.refusal(visit.pool(), visit.fund(), none(), Optional.empty(), visit.caller()))
                .map(refusal -> shown.refused(visit, refusal))
                .orElseGet(() ->
                        answer.apply(Question.book(visit.pool(), visit.fund()).orElseThrow(), shown.words(visit)));
    }

    private static ModelAndView onwards(Visit visit, Task task) {
        return new ModelAndView("redirect:" + visit.to("/tasks/" + task.id()));
    }

    private ModelAndView page(Visit visit, Question question, Written written) {
        return shown.page(
                visit,
                Shown.Section.AUDIT_PROOF,
                question,
                Optional.empty(),
                (book, words) -> new Shown.Content(Optional.empty(), view(visit, words, book, written)));
    }

    private View view(Visit visit, Words words, BookId book, Written written) {
        return new View(
                AuditTabs.PROOF.from(visit, words),
                visit.to("/audit/proof"),
                visit.to("/audit/verifications"),
                written.heads(),
                written.wrong(),
                latest(visit, words, book, Tasks.Kind.VERIFY),
                visit.to("/audit/packs"),
                packs.canSign(),
                ClosedPeriods.of(books.at(book, Long.MAX_VALUE)).choices(words, written.period()),
                written.packRefused(),
                latest(visit, words, book, Tasks.Kind.EVIDENCE_PACK));
    }

    private List<TaskRow> latest(Visit visit, Words words, BookId book, Tasks.Kind kind) {
        return tasks
                .page(
                        new Tasks.Filter(
                                TaskAnswer.seenBy(visit.caller()),
                                Optional.of(book.pool().code()),
                                Optional.of(book.toString()),
                                Optional.of(kind)),
                        Optional.empty(),
                        LATEST)
                .stream()
                .map(task -> TaskRow.of(visit, words, task))
                .toList();
    }
}
