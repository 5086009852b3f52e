package io.tongchou.ledger.verification;

import io.tongchou.ledger.flows.MoneyFlows;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * What went from one account to another within a unit in one entry.
 *
 * @param fen how much
 */
record Flow(UnitCode unit, Account source, Account target, long fen) {

    /** The flows of an entry: of each unit the credits, fen by fen in the order of the legs, to the debits in theirs. */
    static List<Flow> of(List<Posting> legs) {
        TreeMap<UnitCode, List<Posting>> units = new TreeMap<>(Comparator.comparing(UnitCode::code));
        legs.forEach(leg ->
                units.computeIfAbsent(leg.unit(), any -> new ArrayList<>()).add(leg));
        List<Flow> flows = new ArrayList<>();
        units.forEach((unit, of) -> {
            TreeMap<String, Flow> ofUnit = new TreeMap<>();
            int target = 0;
            long taken = 0;
            for (Posting source : of) {
                long left = -source.amount().fen();
                while (left > 0) {
                    Posting debit = of.get(target);
                    long free = Math.max(debit.amount().fen(), 0) - taken;
                    long fen = Math.min(left, free);
                    if (fen > 0 && (MoneyFlows.isPlace(source.account()) || MoneyFlows.isPlace(debit.account()))) {
                        ofUnit.merge(
                                source.account() + ">" + debit.account(),
                                new Flow(unit, source.account(), debit.account(), fen),
                                (one, more) -> new Flow(unit, one.source, one.target, one.fen + more.fen));
                    }
                    left -= fen;
                    taken += fen;
                    if (fen == free) {
                        target++;
                        taken = 0;
                    }
                }
            }
            flows.addAll(ofUnit.values());
        });
        return flows;
    }
}
