package io.tongchou.ledger.book;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.messaging.MetaData;

/**
 * Who made an event, kept with it.
 *
 * @param command the id of the command that names the entry: the proposal's where a second person approved it
 * @param maker who sent that command
 * @param office in which office
 * @param checker the second person
 * @param note free text that came with the command
 * @param document a paper's number that came with the command
 * @param source the line of a file that the command was read from
 */
public record EventMetaData(
        String command,
        String maker,
        Office office,
        Optional<String> checker,
        Optional<String> note,
        Optional<String> document,
        Optional<Source> source) {

    public MetaData toMetaData() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("command", command);
        values.put("maker", maker);
        values.put("office", office.role());
        checker.ifPresent(value -> values.put("checker", value));
        note.ifPresent(value -> values.put("note", value));
        document.ifPresent(value -> values.put("document", value));
        source.ifPresent(line -> {
            values.put("file", line.file());
            values.put("line", String.valueOf(line.line()));
        });
        return MetaData.from(values);
    }

    /** The same with the second person. */
    EventMetaData checkedBy(String person) {
        return new EventMetaData(command, maker, office, Optional.of(person), note, document, source);
    }

    public static EventMetaData of(Map<String, ?> values) {
        return new EventMetaData(
                text(values, "command").orElseThrow(),
                text(values, "maker").orElseThrow(),
                Office.ofRole(text(values, "office").orElseThrow()).orElseThrow(),
                text(values, "checker"),
                text(values, "note"),
                text(values, "document"),
                text(values, "file")
                        .map(file -> new Source(
                                file,
                                text(values, "line").map(Integer::parseInt).orElseThrow())));
    }

    private static Optional<String> text(Map<String, ?> values, String name) {
        return Optional.ofNullable((String) values.get(name));
    }
}
