package io.tongchou.ledger.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.eventstore.Answer;
import io.tongchou.ledger.policy.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Answers and refusals as JSON in UTF-8; amounts are texts in yuan. */
final class AnswerJson {

    private static final JsonFactory JSON = new JsonFactory();

    private AnswerJson() {}

    @FunctionalInterface
    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    /** One answer, without a line break in it. */
    static byte[] of(Answer answer) {
        return bytes(json -> write(answer, json));
    }

    static byte[] of(List<Answer> answers) {
        return bytes(json -> {
            json.writeStartArray();
            for (Answer answer : answers) {
                write(answer, json);
            }
            json.writeEndArray();
        });
    }

    /**
     * A problem by RFC 9457.
     *
     * @param title the status in words
     * @param refusal code and reason, and what else it tells
     */
    static byte[] problem(int status, String title, String code, Optional<String> id, Refusal refusal) {
        return bytes(json -> {
            json.writeStartObject();
            json.writeStringField("type", "about:blank");
            json.writeStringField("title", title);
            json.writeNumberField("status", status);
            if (id.isPresent()) {
                json.writeStringField("id", id.get());
            }
            write(code, refusal, json);
            json.writeEndObject();
        });
    }

    private static void write(Answer answer, JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (answer.id().isPresent()) {
            json.writeStringField("id", answer.id().get());
        }
        json.writeStringField("status", answer.status().name());
        if (answer.refusal().isPresent()) {
            json.writeObjectFieldStart("error");
            write(answer.refusal().get().code().name(), answer.refusal().get(), json);
            json.writeEndObject();
        } else {
            positions(answer, json);
        }
        json.writeEndObject();
    }

    private static void positions(Answer answer, JsonGenerator json) throws IOException {
        if (answer.ofPool()) {
            json.writeObjectFieldStart("sequences");
            for (Answer.Position position : answer.positions()) {
                json.writeNumberField(position.fund().code(), position.sequence());
            }
            json.writeEndObject();
            json.writeObjectFieldStart("heads");
            for (Answer.Position position : answer.positions()) {
                json.writeStringField(position.fund().code(), position.head());
            }
            json.writeEndObject();
        } else if (!answer.positions().isEmpty()) {
            json.writeNumberField("sequence", answer.positions().getLast().sequence());
            json.writeStringField("head", answer.positions().getLast().head());
        }
        json.writeArrayFieldStart("events");
        for (Answer.Position position : answer.positions()) {
            json.writeStartObject();
            json.writeStringField("id", position.eventId());
            json.writeStringField("type", position.type());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(String code, Refusal refusal, JsonGenerator json) throws IOException {
        json.writeStringField("code", code);
        json.writeStringField("detail", refusal.detail());
        if (refusal.available().isPresent()) {
            json.writeStringField("available", refusal.available().get().toString());
        }
        if (refusal.clause().isPresent()) {
            json.writeStringField("clause", refusal.clause().get().toString());
        }
        if (!refusal.faults().isEmpty()) {
            json.writeArrayFieldStart("faults");
            for (Fault fault : refusal.faults()) {
                json.writeStartObject();
                json.writeStringField("path", fault.path());
                json.writeStringField("message", fault.message());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return out.toByteArray();
    }
}
