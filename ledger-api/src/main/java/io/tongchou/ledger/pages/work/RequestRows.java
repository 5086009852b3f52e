package io.tongchou.ledger.pages.work;

import io.tongchou.ledger.book.BookUnitYear;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.pages.forms.Acts;
import io.tongchou.ledger.pages.forms.Acts.Act;
import io.tongchou.ledger.requests.FundRequest;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Requests for funds (用款申请) as rows, each beside what the unit's plan of the year has left. */
record RequestRows(Looking looking) {

    Work.RequestRow row(FundRequest one) {
        FiscalYear year = new FiscalYear(one.period().getYear());
        BookUnitYear known = looking.state().year(year).unit(one.unit());
        Money left = known.plannedExpenditure().minus(known.fundsApproved());
        boolean asked = one.state() == FundRequest.State.REQUESTED;
        return new Work.RequestRow(
                one.number(),
                looking.opened("event/" + last(one).sequence()),
                looking.unit(one.unit()),
                one.period().toString(),
                Words.exact(one.amount()),
                one.verified().map(verified -> Words.exact(verified.approved())).orElse(""),
                Words.exact(left),
                looking.opened("plan/" + year + "/" + one.unit() + "/EXPENDITURE"),
                asked && one.amount().exceeds(left),
                one.purposes().orElse(""),
                by(one.asked()),
                one.state().name().toLowerCase(Locale.ROOT),
                looking.words().say("work.request." + one.state()),
                asked ? Optional.empty() : Optional.of(by(last(one))),
                one.rejected().map(FundRequest.Rejected::reason).orElse(""),
                acts(one));
    }

    private static Work.By by(FundRequest.Step step) {
        return new Work.By(step.by(), Words.minute(step.recordedAt()));
    }

    /** What happened to it last. */
    private static FundRequest.Step last(FundRequest one) {
        return one.paid()
                .map(FundRequest.Paid::step)
                .or(() -> one.rejected().map(FundRequest.Rejected::step))
                .or(() -> one.verified().map(FundRequest.Verified::step))
                .orElse(one.asked());
    }

    /** Whoever asked for funds does not verify them. */
    static boolean mayVerify(Visit visit, FundRequest one) {
        return Acts.may(visit, "VerifyFundRequest", Optional.empty())
                && !one.asked().by().equals(visit.caller().name());
    }

    private List<Act> acts(FundRequest one) {
        return switch (one.state()) {
            case REQUESTED ->
                Acts.of(
                        mayVerify(looking.visit(), one)
                                ? act("VerifyFundRequest", one)
                                        .map(act -> act.suggesting(
                                                "approved", one.amount().toString()))
                                : Optional.empty(),
                        act("RejectFundRequest", one));
            case VERIFIED -> Acts.of(act("DisburseFunds", one), act("RejectFundRequest", one));
            case REJECTED, DISBURSED -> List.of();
        };
    }

    private Optional<Act> act(String command, FundRequest one) {
        return Acts.act(looking.visit(), looking.words(), command, Optional.empty(), "request", one.number());
    }

    /** A county requests funds for itself, the city's clerk for the city level. */
    List<Act> request() {
        Visit visit = looking.visit();
        UnitCode unit = Question.visible(visit.caller(), Optional.empty())
                .orElse(looking.state().cityLevel());
        return Acts.of(Acts.act(visit, looking.words(), "RequestFunds", Optional.of(unit.code()), "unit", unit.code())
                .map(act ->
                        act.suggesting("period", YearMonth.from(looking.today()).toString())));
    }
}
