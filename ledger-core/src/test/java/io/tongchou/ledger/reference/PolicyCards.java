package io.tongchou.ledger.reference;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.policy.Parameter;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.PolicyWriter;
import io.tongchou.ledger.policy.Provision;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The policies side by side: a row for each provision, a column for each city, Chinese beside English. */
final class PolicyCards {

    private static final String HEAD = """
            # Policies 市级统筹政策

            What the notices say, as the ledger carries it. Each value stands beside its clause and the notice's own words. What is
            *assumed (假定)* is ours, where the notice is silent or can be read in two ways. What is **undecided (未定)** blocks the
            commands that need it until `Decide` fills it, with a date and a document. What is *adjustable (可调整)* may be changed in the
            same way. An empty cell (—) means that the notice says nothing of it.

            本表由程序生成。每项规定均列明条款与原文；“假定”为通知未规定或可作两种理解之处；“未定”在作出决定前不予执行；“—”为通知未涉及。
            """;

    private final List<Policy> policies;
    private final Map<String, String> words = new LinkedHashMap<>();
    private final SortedSet<String> used = new TreeSet<>();
    private final SortedSet<String> withoutRow = new TreeSet<>();

    PolicyCards(List<Policy> policies) throws IOException {
        this.policies = policies;
        for (String[] word : lines("policy-words.txt")) {
            words.put(word[0], word[1]);
        }
    }

    /** The provisions that have no row; known once the text was made. */
    SortedSet<String> withoutRow() {
        return withoutRow;
    }

    /** The names that the text uses; known once it was made. */
    SortedSet<String> used() {
        return used;
    }

    /** The names that have a word in Chinese. */
    Set<String> words() {
        return words.keySet();
    }

    String text() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        SortedSet<String> left = policies.stream()
                .flatMap(policy -> policy.provisions().keySet().stream())
                .filter(path -> !path.startsWith("undecided") && !path.startsWith("adjustable"))
                .map(PolicyCards::rowOf)
                .collect(Collectors.toCollection(TreeSet::new));
        for (String[] row : lines("policy-rows.txt")) {
            if (row[0].startsWith("# ")) {
                page.append("\n#").append(row[0]).append("\n\n");
                page.append(cells(
                                "",
                                policies.stream()
                                        .map(policy -> "**" + policy.id() + "**<br>" + policy.document())
                                        .toList()))
                        .append("|---".repeat(policies.size() + 1))
                        .append("|\n");
                continue;
            }
            for (String path : expanded(row[0], left)) {
                left.remove(path);
                String of = row[0].endsWith("*") ? "<br>" + word(path.substring(path.lastIndexOf('.') + 1)) : "";
                Optional<Parameter> parameter = row.length > 3 ? Parameter.of(row[3]) : Optional.empty();
                page.append(cells(
                        "**" + row[1] + "**<br>" + row[2] + of,
                        policies.stream()
                                .map(policy -> cell(policy, path, parameter))
                                .toList()));
            }
        }
        withoutRow.addAll(left);
        return page.toString();
    }

    /** The rows of a line that ends in an asterisk. */
    private static List<String> expanded(String path, SortedSet<String> all) {
        return path.endsWith("*")
                ? all.stream()
                        .filter(each -> each.startsWith(path.substring(0, path.length() - 1)))
                        .toList()
                : List.of(path);
    }

    private static String rowOf(String path) {
        return path.replaceAll("\\[[0-9]+]$", "");
    }

    private static String cells(String first, List<String> others) {
        return "| " + first + " | " + String.join(" | ", others) + " |\n";
    }

    private String cell(Policy policy, String path, Optional<Parameter> parameter) {
        List<String> parts = new ArrayList<>();
        JsonNode tree = PolicyWriter.write(policy);
        policy.provisions().forEach((at, provision) -> {
            if (rowOf(at).equals(path)) {
                parts.add("`"
                        + value(tree.at("/"
                                        + at.replace('.', '/').replace('[', '/').replace("]", ""))
                                .get("value")) + "`" + basis(policy, provision));
            }
        });
        parameter
                .flatMap(policy::undecided)
                .ifPresent(
                        open -> parts.add("**Undecided 未定**: `" + open.value().code() + "`" + basis(policy, open)));
        parameter
                .flatMap(policy::adjustable)
                .ifPresent(
                        open -> parts.add("*Adjustable 可调整*: `" + open.value().code() + "`" + basis(policy, open)));
        return parts.isEmpty() ? "—" : String.join("<br><br>", parts);
    }

    private static String basis(Policy policy, Provision<?> provision) {
        String clause = provision.clause().document().equals(policy.document())
                ? provision.clause().text()
                : provision.clause().toString();
        return " 〔" + clause + "〕"
                + provision.quote().map(words -> "<br>“" + words + "”").orElse("")
                + provision
                        .assumption()
                        .map(words -> "<br>*Assumed 假定*: " + words)
                        .orElse("");
    }

    private String value(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(this::value)
                    .collect(Collectors.joining(", "));
        }
        if (value.isObject()) {
            StringJoiner fields = new StringJoiner("; ");
            value.properties()
                    .forEach(field -> fields.add((field.getKey().equals("kind") ? "" : word(field.getKey()) + ": ")
                            + value(field.getValue())));
            return fields.toString();
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "yes 是" : "no 否";
        }
        String text = value.asText();
        return text.matches("0\\.[0-9]+")
                ? new BigDecimal(text).movePointRight(2).toPlainString() + "%"
                : word(text);
    }

    /** A name of the policy's text with its Chinese; numbers and dates are themselves. */
    private String word(String name) {
        if (!name.matches(".*[A-Za-z].*")) {
            return name;
        }
        used.add(name);
        return name + " " + words.getOrDefault(name, "");
    }

    private static List<String[]> lines(String resource) throws IOException {
        try (InputStream in = PolicyCards.class.getResourceAsStream("/reference/" + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(" \\| "))
                    .toList();
        }
    }
}
