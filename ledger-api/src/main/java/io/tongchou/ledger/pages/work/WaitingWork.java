package io.tongchou.ledger.pages.work;

import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.Actor;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.OpenStatement.OpenLine;
import io.tongchou.ledger.commands.reconciliation.Statement;
import io.tongchou.ledger.figures.OpenWork;
import io.tongchou.ledger.figures.PoolFigures;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.http.CommandTaker;
import io.tongchou.ledger.obligations.Expected;
import io.tongchou.ledger.obligations.Obligations;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.pages.forms.Acts;
import io.tongchou.ledger.proposals.Proposal;
import io.tongchou.ledger.proposals.Proposals;
import io.tongchou.ledger.requests.FundRequest;
import io.tongchou.ledger.requests.FundRequests;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.IndicatorKind;
import io.tongchou.ledger.vocabulary.ObligationKind;
import io.tongchou.ledger.vocabulary.PoolCode;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What waits in a book now, and how much of it for the viewer (待我办理): only what the viewer's office can do something about. */
@Component
public class WaitingWork {

    private final PoolFigures pools;
    private final Figures figures;
    private final OpenWork work;
    private final FundRequests requests;

    WaitingWork(PoolFigures pools, Figures figures, OpenWork work, FundRequests requests) {
        this.pools = pools;
        this.figures = figures;
        this.work = work;
        this.requests = requests;
    }

    /** Some things of a kind to do, and where. */
    public record Task(String label, long count, String href) {}

    /**
     * What waits, for whomever.
     *
     * @param expected what should come and has not, whatever its day
     */
    record Waiting(
            BookState state,
            LocalDate today,
            List<Proposal> proposals,
            List<FundRequest> requests,
            List<Expected> expected) {

        Expected.State stateOf(Expected one) {
            return Obligations.state(one, state, today);
        }
    }

    /** @param state as it is now */
    Waiting read(Visit visit, BookState state) {
        Optional<UnitCode> visible = Question.visible(visit.caller(), Optional.empty());
        LocalDate today = figures.basis(state.id(), Moment.NOW).asOf();
        return new Waiting(
                state,
                today,
                work.proposals(
                                visit.caller(),
                                new PoolCode(visit.pool()),
                                pools.known(visit.pool(), Optional.empty(), Moment.NOW),
                                Proposals.Which.of(Proposal.State.WAITING),
                                one -> one.funds().contains(state.id().fund()),
                                Optional.empty(),
                                Proposals.MOST)
                        .proposals(),
                requests.waiting(state.id(), state.sequence(), visible),
                Obligations.of(state, today).stream()
                        .filter(one -> one.outstanding().isPositive())
                        .filter(one -> visible.map(one.unit()::equals).orElse(true))
                        .toList());
    }

    /**
     * What waits for the viewer, kind by kind; kinds of which nothing waits are left out.
     *
     * @param state as it is now
     */
    public List<Task> mine(Visit visit, Words words, BookState state) {
        return mine(visit, words, read(visit, state));
    }

    static List<Task> mine(Visit visit, Words words, Waiting waiting) {
        String list = visit.now().to("/work");
        String yearEnd = visit.now().to("/year-end");
        return Stream.of(
                        task(words, "work.mine.decide", toDecide(visit, waiting), list + "#proposals"),
                        task(words, "work.mine.verify", toVerify(visit, waiting), list + "#requests"),
                        task(words, "work.mine.pay", toPay(visit, waiting), list + "#requests"),
                        task(
                                words,
                                "work.mine.match",
                                toMatch(visit, waiting),
                                visit.now().to("/reconciliation")),
                        task(words, "work.mine.move", toMove(visit, waiting), list + "#moving"),
                        task(words, "work.mine.mature", maturing(visit, waiting), list + "#maturities"),
                        task(words, "work.mine.debts", debts(visit, waiting), list + "#debts"),
                        task(words, "work.mine.owed", owed(visit, waiting), list + "#owed"),
                        task(words, "work.mine.months", toClose(visit, waiting), yearEnd),
                        task(
                                words,
                                "work.mine.rulings",
                                alerts(visit, waiting, IndicatorKind.RULING_PENDING, "RuleGapCause"),
                                yearEnd),
                        task(
                                words,
                                "work.mine.claims",
                                alerts(visit, waiting, IndicatorKind.RULING_PENDING, "ClaimGapCause"),
                                yearEnd),
                        task(
                                words,
                                "work.mine.deficits",
                                alerts(visit, waiting, IndicatorKind.GAP_UNCOVERED, "CoverDeficit"),
                                yearEnd),
                        task(words, "work.mine.proposed", proposed(visit, waiting), list + "#proposals"))
                .filter(task -> task.count() > 0)
                .toList();
    }

    private static Task task(Words words, String key, long count, String href) {
        return new Task(words.say(key, count), count, href);
    }

    private static long toDecide(Visit visit, Waiting waiting) {
        return waiting.proposals().stream()
                .filter(one -> OpenWork.mayDecide(one, visit.caller()))
                .count();
    }

    private static long proposed(Visit visit, Waiting waiting) {
        return waiting.proposals().stream()
                .filter(one -> OpenWork.mayWithdraw(one, visit.caller()))
                .count();
    }

    private static long toVerify(Visit visit, Waiting waiting) {
        return waiting.requests().stream()
                .filter(one -> one.state() == FundRequest.State.REQUESTED && RequestRows.mayVerify(visit, one))
                .count();
    }

    private static long toPay(Visit visit, Waiting waiting) {
        return waiting.requests().stream()
                .filter(one -> one.state() == FundRequest.State.VERIFIED && may(visit, "DisburseFunds"))
                .count();
    }

    private static long toMatch(Visit visit, Waiting waiting) {
        Actor viewer = CommandTaker.actor(visit.caller());
        return waiting.state().openStatements().stream()
                .filter(statement -> Statement.mayWorkOn(viewer, statement.source(), statement.unit()))
                .flatMap(statement -> statement.lines().values().stream())
                .filter(Predicate.not(OpenLine::explained))
                .count();
    }

    private static long toMove(Visit visit, Waiting waiting) {
        return soon(waiting, ObligationKind.REMITTANCE)
                .filter(one -> DueRows.onwards(visit, one.unit(), Account.of(one.about())).isPresent())
                .map(one -> one.unit() + "/" + one.about())
                .distinct()
                .count();
    }

    private static long maturing(Visit visit, Waiting waiting) {
        return Stream.concat(
                        soon(waiting, ObligationKind.TIME_DEPOSIT).filter(any -> may(visit, "MatureTimeDeposit")),
                        soon(waiting, ObligationKind.BOND).filter(any -> may(visit, "RedeemBond")))
                .count();
    }

    private static long debts(Visit visit, Waiting waiting) {
        return soon(waiting, ObligationKind.LEGACY_DEBT)
                .filter(any -> may(visit, "SettleLegacyDebt"))
                .map(Expected::about)
                .distinct()
                .count();
    }

    /** No day is named for what a government owes for a gap: it is always due. */
    private static long owed(Visit visit, Waiting waiting) {
        return Stream.concat(
                        soon(waiting, ObligationKind.SUBSIDY),
                        waiting.expected().stream().filter(one -> one.kind() == ObligationKind.GAP_TOP_UP))
                .filter(any -> may(visit, "ReceiveGapTopUp"))
                .count();
    }

    private static Stream<Expected> soon(Waiting waiting, ObligationKind kind) {
        return waiting.expected().stream()
                .filter(one -> one.kind() == kind && waiting.stateOf(one) != Expected.State.EXPECTED);
    }

    private static long toClose(Visit visit, Waiting waiting) {
        return may(visit, "CloseMonth")
                ? Math.max(0, ChronoUnit.MONTHS.between(waiting.state().nextToClose(), YearMonth.from(waiting.today())))
                : 0;
    }

    private static long alerts(Visit visit, Waiting waiting, IndicatorKind kind, String command) {
        return waiting.state().openAlerts().values().stream()
                .filter(open -> open.alert().kind() == kind)
                .filter(open -> Acts.may(visit, command, open.alert().unit().map(UnitCode::code)))
                .count();
    }

    private static boolean may(Visit visit, String command) {
        return Acts.may(visit, command, Optional.empty());
    }
}
