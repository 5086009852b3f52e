package io.tongchou.ledger.pages.forms;

import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.policy.Fault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Why what was written in a form was not taken.
 *
 * @param available what there is, where money falls short; blank elsewhere
 * @param clause what it rests on; blank where no policy decides
 * @param detail as the ledger says it
 * @param faults those that belong to no field
 */
public record Refused(String code, String reason, String available, String clause, String detail, List<String> faults) {

    private static final String DATA = "data.";

    /**
     * @param named the form's fields
     * @param naming what else may be wrong, by its path, is called in the form
     */
    public static Refused of(Words words, Refusal refusal, Set<String> named, UnaryOperator<String> naming) {
        return new Refused(
                refusal.code().name(),
                words.sayElse("refusal." + refusal.code(), refusal.code().meaning()),
                refusal.available().map(Words::exact).orElse(""),
                refusal.clause().map(Object::toString).orElse(""),
                refusal.faults().isEmpty() ? refusal.detail() : "",
                refusal.faults().stream()
                        .filter(fault -> !named.contains(field(fault)))
                        .map(fault -> naming.apply(field(fault)) + " " + words.fault(fault.message()))
                        .toList());
    }

    /** What is wrong, by the field that it is wrong with. */
    public static Map<String, String> faults(Words words, Refusal refusal) {
        return refusal.faults().stream()
                .collect(Collectors.toMap(Refused::field, fault -> words.fault(fault.message()), (one, other) -> one));
    }

    private static String field(Fault fault) {
        return fault.path().startsWith(DATA) ? fault.path().substring(DATA.length()) : fault.path();
    }
}
