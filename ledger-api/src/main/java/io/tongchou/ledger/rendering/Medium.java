package io.tongchou.ledger.rendering;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** What a figure can be had as, by the request's {@code Accept}. */
public enum Medium {
    JSON("application/json", "json"),
    CSV("text/csv", "csv"),
    SPREADSHEET("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PAGES("application/pdf", "pdf");

    private final MediaType type;
    private final String extension;

    Medium(String type, String extension) {
        this.type = MediaType.valueOf(type);
        this.extension = extension;
    }

    /** What is asked for before all else that there is; JSON where nothing of it is. */
    public static Medium asked(String accept) {
        List<MediaType> types;
        try {
            types = MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException e) {
            return JSON;
        }
        return types.stream()
                .sorted(Comparator.comparing(MediaType::getQualityValue).reversed())
                .map(Medium::of)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(JSON);
    }

    private static Optional<Medium> of(MediaType asked) {
        return List.of(values()).stream()
                .filter(medium -> asked.includes(medium.type))
                .findFirst();
    }

    MediaType type() {
        return type;
    }

    String extension() {
        return extension;
    }
}
