package io.tongchou.ledger.pages.policies;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.pages.Shown;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.policy.Policy;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Policies side by side (政策比较): what each city's notice says, beside what holds here. */
@Controller
class PoliciesController {

    private final Shown shown;
    private final Figures figures;
    private final BookReader books;
    private final Policies policies;
    private final Adoptions adoptions;

    PoliciesController(Shown shown, Figures figures, BookReader books, Policies policies, Adoptions adoptions) {
        this.shown = shown;
        this.figures = figures;
        this.books = books;
        this.policies = policies;
        this.adoptions = adoptions;
    }

    @GetMapping("/pools/{pool}/funds/{fund}/policies")
    ModelAndView policies(Visit visit) {
        Question question = new Question(visit.parameters(), "asOf", "knownAt", "only", "city");
        Moment moment = question.moment("asOf");
        boolean onlyDifferences = visit.parameter("only").isPresent();
        Optional<String> city = visit.parameter("city");
        return shown.page(visit, Shown.Section.POLICIES, question, Optional.empty(), (book, words) -> {
            Basis basis = figures.basis(book, moment);
            BookState state = books.at(book, basis.sequence());
            Optional<Policy> here = state.policyOn(basis.asOf());
            return new Shown.Content(
                    Optional.of(basis),
                    new ComparisonWriter(
                                    visit,
                                    words,
                                    basis,
                                    state,
                                    policies.besides(state, here),
                                    here,
                                    adoptions.of(book, basis.sequence()))
                            .write(onlyDifferences, city));
        });
    }
}
