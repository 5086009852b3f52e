package io.tongchou.ledger.pages.work;

import io.tongchou.ledger.commands.CommandCatalog;
import io.tongchou.ledger.figures.OpenWork;
import io.tongchou.ledger.pages.Fact;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.pages.forms.Acts;
import io.tongchou.ledger.pages.forms.Stated;
import io.tongchou.ledger.proposals.Proposal;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.web.util.UriComponentsBuilder;

/** Proposals (待复核事项) as rows, with what the viewer may do about each. */
final class ProposalRows {

    private final Looking looking;
    private final Map<UnitCode, String> units;

    ProposalRows(Looking looking) {
        this.looking = looking;
        this.units = looking.state().unitsAndReserve().stream()
                .collect(Collectors.toMap(Function.identity(), looking::unit));
    }

    Work.ProposalRow row(Proposal one) {
        return new Work.ProposalRow(
                one.id(),
                looking.words().sayElse("command." + one.command(), one.command()),
                event(one),
                fields(one),
                one.effectiveOn().toString(),
                new Work.By(one.maker() + " · " + looking.role(one.office()), Words.minute(one.proposedAt())),
                looking.role(OpenWork.decider(one).role()),
                one.state().name().toLowerCase(Locale.ROOT),
                looking.words().say("work.proposal." + one.state()),
                one.decided().map(decided -> new Work.By(decided.by(), Words.minute(decided.at()))),
                one.decided().flatMap(Proposal.Decided::reason).orElse(""),
                Acts.about(looking.visit(), looking.words(), one));
    }

    /** One that went to all books of the pool stands in that of the first fund. */
    private String event(Proposal one) {
        String figure = "event/" + one.sequence();
        String first = one.funds().getFirst().code();
        return first.equals(looking.visit().fund())
                ? looking.opened(figure)
                : UriComponentsBuilder.fromPath("/pools/{pool}/funds/{fund}/explain")
                        .queryParam("figure", "{figure}")
                        .encode()
                        .buildAndExpand(looking.visit().pool(), first, figure)
                        .toUriString();
    }

    private List<Fact> fields(Proposal one) {
        return CommandCatalog.byName(one.command())
                .map(type -> Stated.of(looking.words(), type, one.data(), units))
                .orElse(List.of());
    }
}
