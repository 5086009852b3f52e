package io.tongchou.ledger.verifier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tongchou.ledger.format.Hash;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A piece of JSON read strictly: what is missing or of another form is {@link Unreadable}, by its name. */
record Json(JsonNode node) {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Pattern YUAN = Pattern.compile("(-?)(0|[1-9][0-9]{0,16})\\.([0-9]{2})");

    static Json parse(byte[] bytes) throws Unreadable {
        return parse(new String(bytes, StandardCharsets.UTF_8));
    }

    static Json parse(String text) throws Unreadable {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (!node.isObject()) {
                throw new Unreadable("is not a JSON object");
            }
            return new Json(node);
        } catch (JsonProcessingException e) {
            throw new Unreadable("is not JSON: " + e.getOriginalMessage());
        } catch (RuntimeException e) {
            throw new Unreadable("cannot be read: " + e.getMessage());
        }
    }

    /** Nothing but these: what nobody checks may not stand beside what is proved. */
    void only(String... names) throws Unreadable {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!List.of(names).contains(field.getKey())) {
                throw new Unreadable("holds " + field.getKey() + ", which does not belong there");
            }
        }
    }

    boolean has(String name) {
        return node.has(name);
    }

    Json object(String name) throws Unreadable {
        return new Json(checked(name, node.path(name).isObject(), "an object"));
    }

    List<Json> list(String name) throws Unreadable {
        List<Json> items = new ArrayList<>();
        for (JsonNode item : checked(name, node.path(name).isArray(), "a list")) {
            items.add(new Json(item));
        }
        return items;
    }

    List<String> texts(String name) throws Unreadable {
        List<String> texts = new ArrayList<>();
        for (Json item : list(name)) {
            if (!item.node.isTextual()) {
                throw new Unreadable(name + " holds something other than text");
            }
            texts.add(item.node.textValue());
        }
        return texts;
    }

    String text(String name) throws Unreadable {
        return checked(name, node.path(name).isTextual(), "text").textValue();
    }

    long number(String name) throws Unreadable {
        JsonNode value = node.path(name);
        return checked(name, value.isIntegralNumber() && value.canConvertToLong(), "a whole number")
                .longValue();
    }

    Hash hash(String name) throws Unreadable {
        try {
            return new Hash(text(name));
        } catch (IllegalArgumentException e) {
            throw new Unreadable(name + ": " + e.getMessage());
        }
    }

    YearMonth month(String name) throws Unreadable {
        try {
            return YearMonth.parse(text(name));
        } catch (DateTimeException e) {
            throw new Unreadable(name + " is not a month: " + text(name));
        }
    }

    LocalDate day(String name) throws Unreadable {
        try {
            return LocalDate.parse(text(name));
        } catch (DateTimeException e) {
            throw new Unreadable(name + " is not a day: " + text(name));
        }
    }

    long millis(String name) throws Unreadable {
        try {
            Instant instant = Instant.parse(text(name));
            if (!Instant.ofEpochMilli(instant.toEpochMilli()).toString().equals(text(name))) {
                throw new Unreadable(name + " is not an instant in milliseconds: " + text(name));
            }
            return instant.toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw new Unreadable(name + " is not an instant: " + text(name));
        }
    }

    /** Amounts in yuan by account, as fen. */
    SortedMap<String, Long> amounts(String name) throws Unreadable {
        SortedMap<String, Long> amounts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> amount : object(name).node.properties()) {
            if (!amount.getValue().isTextual()) {
                throw new Unreadable(name + " of " + amount.getKey() + " is not an amount");
            }
            amounts.put(amount.getKey(), fen(amount.getValue().textValue()));
        }
        return amounts;
    }

    long amount(String name) throws Unreadable {
        return fen(text(name));
    }

    static long fen(String yuan) throws Unreadable {
        var amount = YUAN.matcher(yuan);
        if (!amount.matches() || yuan.equals("-0.00")) {
            throw new Unreadable("an amount is yuan with two decimals, not " + yuan);
        }
        try {
            return Long.parseLong(amount.group(1) + amount.group(2) + amount.group(3));
        } catch (NumberFormatException e) {
            throw new Unreadable("an amount does not fit: " + yuan);
        }
    }

    static String yuan(long fen) {
        String digits = "%03d".formatted(Math.abs(fen));
        return (fen < 0 ? "-" : "") + digits.substring(0, digits.length() - 2) + "."
                + digits.substring(digits.length() - 2);
    }

    private JsonNode checked(String name, boolean fits, String what) throws Unreadable {
        if (!node.has(name)) {
            throw new Unreadable("has no " + name);
        }
        if (!fits) {
            throw new Unreadable(name + " is not " + what);
        }
        return node.path(name);
    }
}
