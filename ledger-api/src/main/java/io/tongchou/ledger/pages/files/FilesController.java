package io.tongchou.ledger.pages.files;

import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.explain.NotThere;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.files.Brought;
import io.tongchou.ledger.files.CollectionFiles;
import io.tongchou.ledger.files.LineNote;
import io.tongchou.ledger.files.Progress;
import io.tongchou.ledger.files.SourceFile;
import io.tongchou.ledger.files.SourceFiles;
import io.tongchou.ledger.files.UnreadableFile;
import io.tongchou.ledger.pages.Fact;
import io.tongchou.ledger.pages.Shown;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.pages.forms.Refused;
import io.tongchou.ledger.vocabulary.BookId;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The tax authority's files: another one is brought, how far each has come, and which of its lines were not posted and why. */
@Controller
class FilesController {

    private static final String PATH = "/pools/{pool}/funds/{fund}/files";

    private static final int ON_A_PAGE = 50;

    /** Lines of a larger file are not looked for: it would have to be read up to there. */
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private static final int SHORT_NAME = 12;

    private static final Set<String> FIELDS = Set.of(Brought.LINES, Brought.AMOUNT, Brought.FILE);

    private final Shown shown;
    private final CollectionFiles files;
    private final SourceFiles kept;

    FilesController(Shown shown, CollectionFiles files, SourceFiles kept) {
        this.shown = shown;
        this.files = files;
        this.kept = kept;
    }

    @GetMapping(PATH)
    ModelAndView list(Visit visit) {
        return list(visit.now(), Map.of(), Optional.empty());
    }

    /** Takes a file in, and leads on to what comes of it. */
    @PostMapping(path = PATH, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelAndView bring(Visit visit, @RequestParam(Brought.FILE) MultipartFile file, RedirectAttributes onwards)
            throws IOException {
        Words words = shown.words(visit);
        Map<String, String> written = written(visit);
        try {
            BookId book = files.ofWhoBrings(visit.pool(), visit.fund(), visit.caller());
            CollectionFiles.Received received = files.receive(book, Brought.of(file, written, false), visit.caller());
            onwards.addFlashAttribute(
                    Visit.NOTICE,
                    received.first()
                            ? words.say("files.received")
                            : words.say(
                                    "files.received-before",
                                    words.instant(received.known().file().receivedAt())));
            return new ModelAndView(
                    "redirect:" + visit.to("/files/" + received.known().file().file()));
        } catch (UnreadableFile e) {
            ModelAndView again = list(visit.at("/files"), written, Optional.of(e.refusal()));
            again.setStatus(HttpStatusCode.valueOf(e.refusal().code().httpStatus()));
            return again;
        }
    }

    private ModelAndView list(Visit visit, Map<String, String> written, Optional<Refusal> refusal) {
        Question question = new Question(visit.parameters(), "cursor");
        return shown.page(visit, Shown.Section.FILES, question, Optional.empty(), (book, words) -> {
            if (refusal.filter(why -> why.code() == RefusalCode.FORBIDDEN).isPresent()) {
                throw new NotThere(refusal.get());
            }
            List<SourceFiles.Known> page = page(readable(visit), visit.parameter("cursor"));
            return new Shown.Content(
                    Optional.empty(),
                    new ReceivedFiles(
                            CollectionFiles.mayBring(visit.caller(), visit.pool())
                                    ? Optional.of(form(visit, words, written, refusal))
                                    : Optional.empty(),
                            page.stream().map(known -> row(visit, words, known)).toList(),
                            page.stream().anyMatch(known -> !known.progress().finished()),
                            visit.parameter("cursor").isPresent() ? visit.to("/files") : "",
                            page.size() < ON_A_PAGE
                                    ? ""
                                    : visit.to(
                                            "/files",
                                            "cursor",
                                            page.getLast().file().file()),
                            imports(visit, words, book)));
        });
    }

    private List<ReceivedFiles.Import> imports(Visit visit, Words words, BookId book) {
        return files.imported(book, ON_A_PAGE).stream()
                .map(one -> new ReceivedFiles.Import(
                        one.file(),
                        words.instant(one.receivedAt()),
                        Words.count(one.sequence()),
                        visit.to("/explain", "figure", "event/" + one.sequence())))
                .toList();
    }

    private BookId readable(Visit visit) {
        try {
            return files.ofWhoReads(visit.pool(), visit.fund(), visit.caller());
        } catch (UnreadableFile e) {
            throw new NotThere(e.refusal());
        }
    }

    private List<SourceFiles.Known> page(BookId book, Optional<String> cursor) {
        try {
            return files.page(book, cursor, ON_A_PAGE);
        } catch (UnreadableFile e) {
            throw new NotThere(e.refusal());
        }
    }

    private static ReceivedFiles.Form form(
            Visit visit, Words words, Map<String, String> written, Optional<Refusal> refusal) {
        return new ReceivedFiles.Form(
                visit.to("/files"),
                written,
                refusal.map(why -> Refused.faults(words, why)).orElse(Map.of()),
                refusal.map(why -> Refused.of(words, why, FIELDS, path -> words.sayElse("files.part." + path, path))));
    }

    /** As people write amounts, so with commas between the thousands. */
    private static Map<String, String> written(Visit visit) {
        Map<String, String> written = new HashMap<>(visit.parameters());
        written.computeIfPresent(Brought.AMOUNT, (name, text) -> text.replaceAll("[,，]", ""));
        return written;
    }

    @GetMapping(PATH + "/{file}")
    ModelAndView one(Visit asked, @PathVariable String file) {
        Visit visit = asked.now();
        Question question = new Question(visit.parameters(), "refused", "late");
        int refusedBehind = behind(question, "refused");
        int lateBehind = behind(question, "late");
        return shown.page(visit, Shown.Section.FILE, question, Optional.empty(), (book, words) -> {
            SourceFiles.Known known = files.find(readable(visit), file)
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            return new Shown.Content(
                    Optional.empty(),
                    new ReceivedFile(
                            visit.to("/files"),
                            row(visit, words, known),
                            known.progress().finished(),
                            facts(words, known.file()),
                            noted(visit, words, known.file(), LineNote.Status.REFUSED, refusedBehind),
                            noted(visit, words, known.file(), LineNote.Status.LATE, lateBehind)));
        });
    }

    private static int behind(Question question, String name) {
        return question.read(name, Integer::valueOf, "must be a line's number").orElse(0);
    }

    private ReceivedFile.Noted noted(Visit visit, Words words, SourceFile file, LineNote.Status status, int behind) {
        List<LineNote> notes = files.notes(file, status, behind, ON_A_PAGE);
        Map<Integer, String> texts = notes.isEmpty() || file.size() > MOST_BYTES
                ? Map.of()
                : kept.lines(file, notes.stream().map(LineNote::line).collect(Collectors.toSet()));
        return new ReceivedFile.Noted(
                notes.stream()
                        .map(note -> new ReceivedFile.Line(
                                String.valueOf(note.line()),
                                note.number(),
                                note.code()
                                        .map(code -> words.sayElse(
                                                "refusal." + code,
                                                RefusalCode.valueOf(code).meaning()))
                                        .orElse(""),
                                note.code().orElse(""),
                                note.code().isPresent() ? note.detail() : words.fault(note.detail()),
                                note.available().map(Words::exact).orElse(""),
                                texts.getOrDefault(note.line(), "")))
                        .toList(),
                notes.size() < ON_A_PAGE
                        ? ""
                        : visit.to(
                                "/files/" + file.file(),
                                status == LineNote.Status.REFUSED ? "refused" : "late",
                                String.valueOf(notes.getLast().line())));
    }

    private static List<Fact> facts(Words words, SourceFile file) {
        return List.of(
                new Fact(words.say("file.received-at"), words.instant(file.receivedAt())),
                new Fact(words.say("file.maker"), file.maker()),
                new Fact(words.say("file.lines"), Words.count(file.totals().lines())),
                new Fact(words.say("file.amount"), Words.exact(file.totals().amount())),
                new Fact(words.say("file.size"), words.say("file.bytes", Words.count(file.size()))),
                new Fact(words.say("file.encoding"), file.encoding().name().replace('_', '-')),
                new Fact("SHA-256", file.file()));
    }

    private static ReceivedFiles.Row row(Visit visit, Words words, SourceFiles.Known known) {
        SourceFile file = known.file();
        Progress progress = known.progress();
        return new ReceivedFiles.Row(
                visit.to("/files/" + file.file()),
                file.name().orElse(file.file().substring(0, SHORT_NAME)),
                words.instant(file.receivedAt()),
                file.maker(),
                Words.count(file.totals().lines()),
                Words.exact(file.totals().amount()),
                progress.state().name(),
                words.say("files.state." + progress.state()),
                (int) (100L * progress.lines() / file.totals().lines()),
                Words.count(progress.posted()),
                Words.exact(progress.postedAmount()),
                counted(words, progress.duplicates()),
                counted(words, progress.late()),
                counted(words, progress.refused()));
    }

    private static String counted(Words words, int count) {
        return count == 0 ? "" : Words.count(count);
    }
}
