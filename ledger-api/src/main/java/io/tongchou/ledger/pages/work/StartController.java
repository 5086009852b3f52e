package io.tongchou.ledger.pages.work;

import io.tongchou.ledger.book.CommandType;
import io.tongchou.ledger.commands.CommandCatalog;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.pages.Shown;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.pages.forms.Acts;
import io.tongchou.ledger.pages.forms.Acts.Act;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where any work is started: the commands that the viewer may make, by theme, in the order of the catalogue. */
@Controller
class StartController {

    private final Shown shown;

    StartController(Shown shown) {
        this.shown = shown;
    }

    /** What may be started, and where what waits is. */
    record Start(List<Theme> themes, String back) {}

    /** Commands of one feature. */
    record Theme(String code, String name, List<Startable> commands) {}

    /** @param secondPerson whether another person must approve it */
    record Startable(Act act, boolean secondPerson) {}

    @GetMapping("/pools/{pool}/funds/{fund}/do")
    ModelAndView start(Visit asked) {
        Visit visit = asked.now();
        Optional<UnitCode> visible = Question.visible(visit.caller(), Optional.empty());
        return shown.page(
                visit,
                Shown.Section.START,
                new Question(visit.parameters()),
                visible,
                (book, words) -> new Shown.Content(
                        Optional.empty(),
                        new Start(
                                themes(visit, words, visible.orElse(book.pool().cityLevel())), visit.to("/work"))));
    }

    private static List<Theme> themes(Visit visit, Words words, UnitCode own) {
        Map<String, List<Startable>> themes = new LinkedHashMap<>();
        CommandCatalog.all().stream()
                .filter(Predicate.not(CommandType::isAboutProposal))
                .forEach(type -> act(visit, words, type, own)
                        .ifPresent(act -> themes.computeIfAbsent(theme(type), any -> new ArrayList<>())
                                .add(new Startable(act, type.alwaysNeedsSecondPerson()))));
        return themes.entrySet().stream()
                .map(theme -> new Theme(theme.getKey(), words.say("start.theme." + theme.getKey()), theme.getValue()))
                .toList();
    }

    /** A feature's commands stand in a package of their own. */
    static String theme(CommandType type) {
        String feature = type.record().getPackageName();
        return feature.substring(feature.lastIndexOf('.') + 1);
    }

    /** A county makes a command of counties for itself, and the city's clerk for the city level. */
    private static Optional<Act> act(Visit visit, Words words, CommandType type, UnitCode own) {
        return Acts.act(visit, words, type.name(), Optional.empty())
                .filter(any -> !visit.caller().has("county") || !namesUnit(type))
                .or(() -> namesUnit(type)
                        ? Acts.act(visit, words, type.name(), Optional.of(own.code()), "unit", own.code())
                        : Optional.empty());
    }

    private static boolean namesUnit(CommandType type) {
        return Arrays.stream(type.record().getRecordComponents())
                .anyMatch(component -> component.getName().equals("unit") && component.getType() == UnitCode.class);
    }
}
