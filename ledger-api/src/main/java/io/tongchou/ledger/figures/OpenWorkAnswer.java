package io.tongchou.ledger.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.proposals.Proposal;
import io.tongchou.ledger.requests.FundRequest;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.FundCode;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Lists of what waits for somebody, and of what became of it. */
final class OpenWorkAnswer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private OpenWorkAnswer() {}

    /** A book, and its last event that counts. */
    record Book(String fund, long sequence) {}

    private static List<Book> standing(SortedMap<BookId, Basis> known) {
        return known.entrySet().stream()
                .map(book ->
                        new Book(book.getKey().fund().code(), book.getValue().sequence()))
                .toList();
    }

    private static String instant(SortedMap<BookId, Basis> known) {
        return known.values().iterator().next().knownAt().toString();
    }

    /**
     * Proposals of a pool.
     *
     * @param proposals the latest first
     * @param next the cursor of the next page, where there is one
     */
    @Schema(name = "Proposals")
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Proposals(
            String pool, String knownAt, List<Book> books, List<OneProposal> proposals, Optional<String> next) {

        static Proposals of(
                String pool,
                SortedMap<BookId, Basis> known,
                List<Proposal> page,
                Caller caller,
                Optional<PageCursor> next) {
            return new Proposals(
                    pool,
                    instant(known),
                    standing(known),
                    page.stream().map(one -> OneProposal.of(one, caller)).toList(),
                    next.map(PageCursor::toString));
        }
    }

    /**
     * A proposal.
     *
     * @param proposal its id, which approves, rejects or withdraws it
     * @param funds of the books that it is about
     * @param sequence of the proposal in the book of the first fund
     * @param data of the proposed command, word for word
     * @param units that it is about; none where it is about the whole book
     * @param mayDecide the office whose people approve or reject it, its maker excepted
     * @param forYou whether the caller may decide it now
     * @param decided left out while it waits
     */
    @Schema(name = "Proposal")
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record OneProposal(
            String proposal,
            List<String> funds,
            long sequence,
            String command,
            Map<String, Object> data,
            String effectiveOn,
            List<String> units,
            String maker,
            String office,
            String proposedAt,
            Proposal.State state,
            String mayDecide,
            boolean forYou,
            Optional<Decided> decided) {

        static OneProposal of(Proposal one, Caller caller) {
            return new OneProposal(
                    one.id(),
                    one.funds().stream().map(FundCode::code).toList(),
                    one.sequence(),
                    one.command(),
                    JSON.convertValue(one.data(), FIELDS),
                    one.effectiveOn().toString(),
                    one.units().stream().map(UnitCode::code).toList(),
                    one.maker(),
                    one.office(),
                    one.proposedAt().toString(),
                    one.state(),
                    OpenWork.decider(one).role(),
                    OpenWork.mayDecide(one, caller),
                    one.decided().map(Decided::of));
        }
    }

    /**
     * How a proposal was decided.
     *
     * @param sequence of the event that this brought
     * @param by the second person; the maker, where it was withdrawn
     * @param reason why it was rejected
     */
    @Schema(name = "ProposalDecided")
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Decided(long sequence, String by, String at, Optional<String> reason) {

        static Decided of(Proposal.Decided decided) {
            return new Decided(decided.sequence(), decided.by(), decided.at().toString(), decided.reason());
        }
    }

    /**
     * Requests for funds of a pool.
     *
     * @param total of all that were asked for, on whichever page
     * @param requests the latest of each fund first
     * @param next the cursor of the next page, where there is one
     */
    @Schema(name = "FundRequests")
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Requests(
            String pool,
            String asOf,
            String knownAt,
            List<Book> books,
            Total total,
            List<OneRequest> requests,
            Optional<String> next) {

        static Requests of(
                String pool,
                SortedMap<BookId, Basis> known,
                List<FundRequest> all,
                List<FundRequest> page,
                Optional<PageCursor> next) {
            return new Requests(
                    pool,
                    known.values().iterator().next().asOf().toString(),
                    instant(known),
                    standing(known),
                    Total.of(all),
                    page.stream().map(OneRequest::of).toList(),
                    next.map(PageCursor::toString));
        }
    }

    /**
     * What requests come to.
     *
     * @param requested all that was asked for
     * @param approved what was verified of it and not rejected afterwards
     * @param disbursed what was paid out of it
     */
    @Schema(name = "FundRequestsTotal")
    record Total(int count, String requested, String approved, String disbursed) {

        static Total of(List<FundRequest> all) {
            return new Total(
                    all.size(),
                    Money.sum(all.stream().map(FundRequest::amount).toList()).toString(),
                    Money.sum(all.stream().map(FundRequest::approved).toList()).toString(),
                    Money.sum(all.stream().map(FundRequest::disbursed).toList()).toString());
        }
    }

    /**
     * A request for funds.
     *
     * @param period the month the funds are for
     * @param requested what was asked for
     * @param waitsFor the office that has to act next; left out where nobody has
     */
    @Schema(name = "FundRequest")
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record OneRequest(
            String fund,
            String request,
            String unit,
            String period,
            FundRequest.State state,
            Optional<String> waitsFor,
            String requested,
            String approved,
            String disbursed,
            Optional<String> purposes,
            Step asked,
            Optional<Step> verified,
            Optional<Step> rejected,
            Optional<String> reason,
            Optional<Step> paid) {

        static OneRequest of(FundRequest one) {
            return new OneRequest(
                    one.book().fund().code(),
                    one.number(),
                    one.unit().code(),
                    one.period().toString(),
                    one.state(),
                    OpenWork.waitsFor(one).map(Office::role),
                    one.amount().toString(),
                    one.approved().toString(),
                    one.disbursed().toString(),
                    one.purposes(),
                    Step.of(one.asked()),
                    one.verified().map(verified -> Step.of(verified.step())),
                    one.rejected().map(rejected -> Step.of(rejected.step())),
                    one.rejected().map(FundRequest.Rejected::reason),
                    one.paid().map(paid -> Step.of(paid.step())));
        }
    }

    /**
     * Who did something, and when.
     *
     * @param on the business day
     */
    @Schema(name = "FundRequestStep")
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Step(long sequence, String on, String by, Optional<String> checker, String recordedAt) {

        static Step of(FundRequest.Step step) {
            return new Step(
                    step.sequence(),
                    step.on().toString(),
                    step.by(),
                    step.checker(),
                    step.recordedAt().toString());
        }
    }
}
