package io.tongchou.ledger.pages.audit;

import io.tongchou.ledger.pages.Frame.Link;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.tasks.TaskAnswer;
import java.util.List;
import java.util.stream.Stream;

/** The pages of an audit, those that the viewer may see. */
enum AuditTabs {
    EVENTS("audit", "/audit"),
    PROOF("audit-proof", "/audit/proof"),
    SEALS("audit-seals", "/audit/seals"),
    RESTATEMENT("restatement", "/audit/restatement");

    private final String page;
    private final String path;

    AuditTabs(String page, String path) {
        this.page = page;
        this.path = path;
    }

    List<Link> from(Visit visit, Words words) {
        boolean proves = TaskAnswer.forbidden(visit.caller(), visit.pool()).isEmpty();
        return Stream.of(values())
                .filter(tab -> proves || tab != PROOF)
                .map(tab -> new Link(visit.to(tab.path), words.say(tab.page + ".tab"), tab == this))
                .toList();
    }
}
