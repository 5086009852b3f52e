package io.tongchou.ledger.pages.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.export.Export;
import io.tongchou.ledger.figures.Exports;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.files.SourceFiles;
import io.tongchou.ledger.pages.Fact;
import io.tongchou.ledger.pages.Shown;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.proof.EvidencePacks;
import io.tongchou.ledger.rendering.BookReport;
import io.tongchou.ledger.replay.ReadSide;
import io.tongchou.ledger.tasks.Task;
import io.tongchou.ledger.tasks.TaskAnswer;
import io.tongchou.ledger.tasks.Tasks;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.FundCode;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Long work (后台任务): all of it with how far it has come, each with what came of it. It stands in the database, so whoever left a
 * page, or the service itself, finds it again.
 */
@Controller
class TaskPagesController {

    private static final String PATH = "/pools/{pool}/funds/{fund}/tasks";
    private static final int ON_A_PAGE = 30;
    private static final int LATEST_FILES = 5;

    private final Shown shown;
    private final Tasks tasks;
    private final ReadSide readSide;
    private final EvidencePacks packs;
    private final SourceFiles files;
    private final Figures figures;
    private final Exports exports;

    TaskPagesController(
            Shown shown,
            Tasks tasks,
            ReadSide readSide,
            EvidencePacks packs,
            SourceFiles files,
            Figures figures,
            Exports exports) {
        this.shown = shown;
        this.tasks = tasks;
        this.readSide = readSide;
        this.packs = packs;
        this.files = files;
        this.figures = figures;
        this.exports = exports;
    }

    @GetMapping(PATH)
    ModelAndView list(Visit visit) {
        Question question = new Question(visit.parameters(), "cursor", "asOf", "knownAt");
        boolean sees = TaskAnswer.forbidden(visit.caller(), visit.pool()).isEmpty();
        Optional<Task> before = question.read(
                "cursor",
                id -> tasks.find(UUID.fromString(id)).orElseThrow(() -> new IllegalArgumentException(id)),
                "must be a cursor");
        return shown.page(visit, Shown.Section.TASKS, question, Optional.empty(), (book, words) -> {
            List<Task> page = sees
                    ? tasks.page(
                            new Tasks.Filter(
                                    TaskAnswer.seenBy(visit.caller()),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty()),
                            before,
                            ON_A_PAGE)
                    : List.of();
            List<TaskList.Posting> posted = visit.caller().has("county") ? List.of() : posted(book, words);
            return new Shown.Content(
                    Optional.empty(),
                    new TaskList(
                            sees,
                            page.stream().anyMatch(task -> task.state() == Task.State.RUNNING)
                                    || posted.stream().anyMatch(file -> !file.finished()),
                            visit.address(),
                            page.stream()
                                    .map(task -> TaskRow.of(visit, words, task))
                                    .toList(),
                            page.size() < ON_A_PAGE
                                    ? ""
                                    : visit.to(
                                            "/tasks",
                                            "cursor",
                                            page.getLast().id().toString()),
                            ReadSide.forbidden(visit.caller()).isPresent() ? "" : visit.to("/tasks/rebuilds"),
                            posted,
                            visit.to("/files"),
                            Stream.of(Exports.Format.values())
                                    .map(format -> export(visit, words, format))
                                    .toList()));
        });
    }

    private List<TaskList.Posting> posted(BookId book, Words words) {
        return files.page(book, Optional.empty(), LATEST_FILES).stream()
                .map(known -> new TaskList.Posting(
                        known.file().name().orElse(known.file().file()),
                        known.file().maker(),
                        words.instant(known.file().receivedAt()),
                        known.progress().lines(),
                        known.file().totals().lines(),
                        known.progress().finished()))
                .toList();
    }

    private static TaskList.Export export(Visit visit, Words words, Exports.Format format) {
        return switch (format) {
            case HLEDGER ->
                new TaskList.Export(
                        visit.to("/export", "format", "hledger", "names", words.isChinese() ? "zh" : "codes"),
                        "hledger",
                        words.say("tasks.export.hledger"));
            case NDJSON ->
                new TaskList.Export(
                        visit.to("/export", "format", "ndjson"), "NDJSON", words.say("tasks.export.ndjson"));
        };
    }

    /** The book as a file, streamed. */
    @GetMapping("/pools/{pool}/funds/{fund}/export")
    @Nullable
    ModelAndView export(Visit visit, HttpServletResponse response) {
        Question question = new Question(visit.parameters(), "format", "names", "asOf", "knownAt");
        Optional<Exports.Format> format = question.must("format", Exports.Format::named, "must be hledger or ndjson");
        Export.Names names = visit.parameter("names").equals(Optional.of("zh")) ? Export.Names.ZH : Export.Names.CODES;
        Moment moment = question.moment("asOf");
        return shown.file(
                visit,
                question,
                Optional.empty(),
                (book, words) -> exports.send(
                        new Export.Asked(
                                book, figures.basis(book, moment), Question.visible(visit.caller(), Optional.empty())),
                        format.orElseThrow(),
                        names,
                        response));
    }

    @PostMapping(PATH + "/rebuilds")
    ModelAndView rebuild(Visit visit, RedirectAttributes onwards) throws SQLException {
        Optional<Refusal> forbidden = ReadSide.forbidden(visit.caller());
        if (forbidden.isPresent()) {
            return shown.refused(visit, forbidden.get());
        }
        Optional<String> accepted = visit.parameter("accept");
        if (accepted.filter(text -> !ReadSide.isFingerprint(text)).isPresent()) {
            return shown.refused(
                    visit, Refusal.invalid("accept", "must be the fingerprint of an earlier rebuild's differences"));
        }
        Optional<Task> begun = readSide.rebuild(visit.caller().name(), accepted);
        if (begun.isEmpty()) {
            onwards.addFlashAttribute(Visit.NOTICE, shown.words(visit).say("tasks.rebuild.running"));
        }
        return new ModelAndView(
                "redirect:" + visit.to(begun.map(task -> "/tasks/" + task.id()).orElse("/tasks")));
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView one(Visit visit, @PathVariable String id) {
        Optional<Task> task = parsed(id).flatMap(tasks::find);
        Optional<Refusal> forbidden = TaskAnswer.forbidden(
                visit.caller(), task.map(TaskAnswer::ownerOf).orElse(visit.pool()));
        if (forbidden.isPresent()) {
            return shown.refused(visit, forbidden.get());
        }
        Task found = task.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return shown.page(
                visit,
                Shown.Section.TASK,
                new Question(visit.parameters(), "asOf", "knownAt"),
                Optional.empty(),
                (book, words) -> new Shown.Content(Optional.empty(), new Writer(visit, words, packs).write(found)));
    }

    private static Optional<UUID> parsed(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Puts a task and what came of it into words. */
    private record Writer(Visit visit, Words words, EvidencePacks packs) {

        TaskPage write(Task task) {
            Optional<JsonNode> result = task.result();
            return new TaskPage(
                    TaskRow.of(visit, words, task),
                    visit.to("/tasks/" + task.id()),
                    visit.to("/tasks"),
                    facts(task),
                    task.error().orElse(""),
                    result.stream()
                            .flatMap(one -> elements(one.path("books")))
                            .map(this::proved)
                            .toList(),
                    result.filter(one -> task.kind() == Tasks.Kind.EVIDENCE_PACK)
                            .map(one -> pack(task, one)),
                    result.filter(one -> one.has("switched")).map(this::compared));
        }

        private List<Fact> facts(Task task) {
            return Stream.concat(
                            Stream.of(
                                    new Fact(
                                            words.say("task.about"),
                                            TaskRow.of(visit, words, task).about()),
                                    new Fact(words.say("task.asked-by"), task.askedBy()),
                                    new Fact(words.say("task.asked-at"), words.instant(task.askedAt())),
                                    new Fact(words.say("task.updated-at"), words.instant(task.updatedAt())),
                                    new Fact(words.say("task.node"), task.node())),
                            task.result().filter(one -> task.kind() == Tasks.Kind.EVIDENCE_PACK).stream()
                                    .flatMap(this::ofPack))
                    .toList();
        }

        private Stream<Fact> ofPack(JsonNode result) {
            return Stream.of(
                    new Fact(
                            words.say("task.pack.events"),
                            result.path("from").asText() + "–"
                                    + result.path("to").asText()),
                    new Fact(words.say("task.pack.seals"), result.path("seals").asText()),
                    new Fact(words.say("task.pack.files"), result.path("files").asText()),
                    new Fact(
                            words.say("task.pack.bytes"),
                            "%,d".formatted(result.path("bytes").asLong())),
                    new Fact(words.say("task.pack.key"), result.path("key").asText()));
        }

        private TaskPage.Proved proved(JsonNode book) {
            return new TaskPage.Proved(
                    book.path("pool").asText() + " "
                            + words.caption(BookReport.fund(
                                    new FundCode(book.path("fund").asText()))),
                    book.path("sound").asBoolean(),
                    book.path("sequence").asText() + ":" + book.path("head").asText(),
                    elements(book.path("checks"))
                            .map(check -> check(book, check))
                            .toList());
        }

        private TaskPage.Check check(JsonNode book, JsonNode check) {
            String name = check.path("name").asText();
            return new TaskPage.Check(
                    name,
                    words.sayElse(
                            "check." + name.replaceFirst("^identity-[0-9]+-", "identity-"),
                            check.path("says").asText()),
                    check.path("checked").asLong(),
                    check.path("found").asLong(),
                    elements(check.path("findings"))
                            .map(finding -> new TaskPage.Finding(
                                    finding.path("sequence").asText(),
                                    isOfThis(book) && finding.has("sequence")
                                            ? visit.to(
                                                    "/explain",
                                                    "figure",
                                                    "event/"
                                                            + finding.path("sequence")
                                                                    .asText())
                                            : "",
                                    finding.path("what").asText()))
                            .toList());
        }

        private boolean isOfThis(JsonNode book) {
            return book.path("pool").asText().equals(visit.pool())
                    && book.path("fund").asText().equals(visit.fund());
        }

        private TaskPage.Pack pack(Task task, JsonNode result) {
            String id = result.path("pack").asText();
            BookId book = task.book().orElseThrow();
            return packs.find(book, id)
                    .map(file -> new TaskPage.Pack(
                            "/pools/" + book.pool() + "/funds/" + book.fund() + "/audit/packs/" + id,
                            result.path("sha256").asText(),
                            file.getFileName().toString(),
                            head(result)))
                    .orElseGet(() -> new TaskPage.Pack("", result.path("sha256").asText(), "", head(result)));
        }

        private static String head(JsonNode result) {
            return result.path("to").asText() + ":" + result.path("head").asText();
        }

        private TaskPage.Compared compared(JsonNode result) {
            boolean acceptable = !result.path("switched").asBoolean()
                    && ReadSide.forbidden(visit.caller()).isEmpty();
            return new TaskPage.Compared(
                    elements(result.path("tables"))
                            .map(table -> new TaskPage.Table(
                                    table.path("table").asText(),
                                    table.path("rows").asLong(),
                                    table.path("differing").asLong()))
                            .toList(),
                    elements(result.path("first"))
                            .map(one -> new TaskPage.Difference(
                                    one.path("table").asText(),
                                    one.path("key").toString(),
                                    one.path("serving").toPrettyString(),
                                    one.path("rebuilt").toPrettyString()))
                            .toList(),
                    acceptable ? result.path("fingerprint").asText() : "",
                    visit.to("/tasks/rebuilds"));
        }

        private static Stream<JsonNode> elements(JsonNode array) {
            return StreamSupport.stream(array.spliterator(), false);
        }
    }
}
