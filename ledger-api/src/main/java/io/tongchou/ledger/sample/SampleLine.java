package io.tongchou.ledger.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One command of the sample.
 *
 * @param sender the sample client that sends it, e.g. {@code county-410202}
 */
record SampleLine(String sender, ObjectNode command) {

    String id() {
        return command.get("id").textValue();
    }
}
