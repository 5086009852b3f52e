package io.tongchou.ledger.pages.policies;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.PolicyCatalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The policies that a page sets beside each other. */
@Component
class Policies {

    private final PolicyCatalog shipped = PolicyCatalog.shipped();

    /** The pool's own first, then those it has adopted besides, then those that ship; of one name as it was adopted. */
    List<Policy> besides(BookState state, Optional<Policy> own) {
        Map<String, Policy> all = new LinkedHashMap<>();
        own.ifPresent(policy -> all.put(policy.id(), policy));
        state.policies().forEach(policy -> all.putIfAbsent(policy.id(), policy));
        shipped.all().forEach(policy -> all.putIfAbsent(policy.id(), policy));
        return List.copyOf(all.values());
    }
}
