package io.tongchou.ledger.files;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.reading.DataReader;
import io.tongchou.ledger.http.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What the request that brings a file says of it. */
final class Upload {

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    private Upload() {}

    /** The charset that its content type names. */
    static Optional<String> charset(HttpServletRequest request) {
        return Optional.ofNullable(
                        MediaType.parseMediaType(request.getContentType()).getParameter("charset"))
                .map(quoted -> quoted.replace("\"", ""));
    }

    /** The answer to a file that was sent before: with what came of it then. */
    static ResponseEntity<byte[]> exists(String detail, Object outcome) throws IOException {
        ResponseEntity<byte[]> problem = Problems.of(Refusal.of(RefusalCode.FILE_EXISTS, detail));
        ObjectNode body = (ObjectNode) JSON.readTree(problem.getBody());
        body.set("outcome", JSON.valueToTree(outcome));
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .body(JSON.writeValueAsBytes(body));
    }

    /** What its sender calls it. */
    static Optional<String> name(HttpServletRequest request) throws UnreadableFile {
        String disposition = request.getHeader(HttpHeaders.CONTENT_DISPOSITION);
        if (disposition == null) {
            return Optional.empty();
        }
        try {
            Optional<String> name =
                    Optional.ofNullable(ContentDisposition.parse(disposition).getFilename());
            if (name.filter(text -> !isName(text)).isEmpty()) {
                return name;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new UnreadableFile(Refusal.invalid(
                HttpHeaders.CONTENT_DISPOSITION,
                "must be readable, its filename of up to " + DataReader.LONGEST_TEXT + " characters"));
    }

    static boolean isName(String text) {
        return text.length() <= DataReader.LONGEST_TEXT && text.chars().noneMatch(Character::isISOControl);
    }
}
