package io.tongchou.ledger.pages;

import io.tongchou.ledger.security.OfficeLogin;
import io.tongchou.ledger.security.SamplePeople;
import io.tongchou.ledger.vocabulary.UnitCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;

/** The way in: the login, the language, and the first page. */
@Controller
class EntranceController {

    private final Optional<SamplePeople> samplePeople;
    private final Optional<OfficeLogin> officeLogin;
    private final Directory directory;
    private final Shown shown;
    private final MessageSource messages;
    private final LocaleResolver languages;

    EntranceController(
            ObjectProvider<SamplePeople> samplePeople,
            ObjectProvider<OfficeLogin> officeLogin,
            Directory directory,
            Shown shown,
            MessageSource messages,
            LocaleResolver languages) {
        this.samplePeople = Optional.ofNullable(samplePeople.getIfAvailable());
        this.officeLogin = Optional.ofNullable(officeLogin.getIfAvailable());
        this.directory = directory;
        this.shown = shown;
        this.messages = messages;
        this.languages = languages;
    }

    /** Somebody of the sample to be: the login is a click. */
    record Person(String name, String secret, String role) {}

    /**
     * What the login page shows.
     *
     * @param fault why one is here again; blank where nothing went wrong
     * @param out whether one has just logged out
     * @param office where a login at the office's authorization server begins; blank where one says name and secret here
     * @param people whom one may be
     */
    record Login(
            String language, String otherLanguage, String fault, boolean out, String office, List<Person> people) {}

    @GetMapping("/login")
    ModelAndView login(@RequestParam Map<String, String> parameters, Locale locale) {
        if (samplePeople.isEmpty() && officeLogin.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Words words = new Words(messages, locale);
        return new ModelAndView("pages/login")
                .addObject(
                        "page",
                        new Login(
                                words.isChinese() ? "zh-CN" : "en",
                                "/language/" + (words.isChinese() ? "en" : "zh") + "?back=/login",
                                Optional.ofNullable(parameters.get("error"))
                                        .map(why -> fault(words, why))
                                        .orElse(""),
                                parameters.containsKey("out"),
                                officeLogin.isPresent() ? OfficeLogin.BEGIN : "",
                                samplePeople
                                        .map(people -> people(people, words))
                                        .orElse(List.of())));
    }

    private static String fault(Words words, String why) {
        return Stream.of(OfficeLogin.Failure.values())
                .filter(failure -> failure.name().equals(why))
                .findFirst()
                .map(failure -> words.say("login.fault." + failure))
                .orElseGet(() -> words.say("login.wrong"));
    }

    private List<Person> people(SamplePeople people, Words words) {
        return Stream.concat(
                        people.ofOffices().stream()
                                .map(name -> new Person(name, people.secret(name), words.say("role." + name))),
                        directory.all().stream().findFirst().stream()
                                .flatMap(listed -> listed.units().entrySet().stream())
                                .filter(unit -> !unit.getKey().isCityLevel())
                                .map(unit -> ofCounty(people, unit.getKey(), unit.getValue(), words)))
                .toList();
    }

    private static Person ofCounty(SamplePeople people, UnitCode unit, String unitName, Words words) {
        String name = people.ofCounty(unit.code());
        return new Person(name, people.secret(name), words.say("role.of-county", unitName));
    }

    /** The first book that the caller may open. */
    @GetMapping("/")
    ModelAndView first(Visit visit) {
        return directory.openTo(visit.caller()).stream()
                .findFirst()
                .map(listed -> new ModelAndView("redirect:/pools/"
                        + listed.book().pool() + "/funds/" + listed.book().fund()))
                .orElseGet(() -> shown.page(visit, "pages/empty"));
    }

    /**
     * Speaks another language from here on.
     *
     * @param back the page to go back to: one of ours
     */
    @GetMapping("/language/{tag}")
    String language(
            @PathVariable String tag,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        languages.setLocale(request, response, tag.equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE);
        return "redirect:" + (Visit.isOurs(back) ? back : "/");
    }
}
