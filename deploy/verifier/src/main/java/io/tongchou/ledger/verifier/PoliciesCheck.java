package io.tongchou.ledger.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** Holds the policies that lie in the pack for people to read against those that events adopted. */
final class PoliciesCheck {

    static final String FOLDER = "policies/";

    private final Report report;
    private final Map<String, Json> files = new TreeMap<>();
    private int adopted;

    PoliciesCheck(Report report) {
        this.report = report;
    }

    void add(String file, Json policy) {
        files.put(file, policy);
    }

    void reached(Event event, Json payload) {
        JsonNode happened = payload.node().path("event");
        if (event.type().equals("PolicyAdopted")) {
            adopted(event, happened.path("policy"));
        }
        if (event.type().equals("FundOpened")) {
            happened.path("policies").forEach(policy -> adopted(event, policy));
        }
    }

    private void adopted(Event event, JsonNode policy) {
        String file = FOLDER + event.sequence() + "-" + policy.path("id").asText() + ".json";
        Json inPack = files.remove(file);
        adopted++;
        if (inPack == null) {
            report.found(event.sequence(), "adopted a policy that is not in the pack as " + file);
        } else if (!inPack.node().equals(policy)) {
            report.found(event.sequence(), "adopted another policy than " + file);
        }
    }

    void end() {
        files.keySet().forEach(file -> report.found(file + " was adopted by no event of the pack"));
        if (report.isClean()) {
            report.proven(adopted + " policies are those that events adopted, word for word");
        }
    }
}
