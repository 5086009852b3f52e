package io.tongchou.ledger.rendering;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The TrueType font whose Chinese characters go into the pages; outlines of the other kind (Noto, Source Han) cannot be embedded. */
record ChineseFont(Path file) {

    private static final List<Path> WELL_KNOWN = List.of(
            Path.of("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf"), // fonts-droid-fallback
            Path.of("/usr/share/fonts/google-droid-sans-fonts/DroidSansFallbackFull.ttf"),
            Path.of("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"), // fonts-wqy-microhei
            Path.of("/usr/share/fonts/wqy-microhei/wqy-microhei.ttc"),
            Path.of("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"), // fonts-wqy-zenhei
            Path.of("/usr/share/fonts/wqy-zenhei/wqy-zenhei.ttc"),
            Path.of("/Library/Fonts/Arial Unicode.ttf"),
            Path.of("/System/Library/Fonts/Supplemental/Arial Unicode.ttf"),
            Path.of("C:/Windows/Fonts/simhei.ttf"));

    /**
     * The font that was named, or the first of the well-known ones that is there.
     *
     * @throws ErrorResponseException with what to do, where there is none
     */
    static ChineseFont find(Optional<Path> named) {
        return find(named, WELL_KNOWN);
    }

    static ChineseFont find(Optional<Path> named, List<Path> wellKnown) {
        if (named.isPresent() && !Files.isReadable(named.get())) {
            throw none("The font " + named.get() + " that ledger.pdf.font names cannot be read.");
        }
        return named.or(() -> wellKnown.stream().filter(Files::isReadable).findFirst())
                .map(ChineseFont::new)
                .orElseThrow(
                        () -> none("No font with Chinese characters is on the ledger's machine: install the package "
                                + "fonts-droid-fallback or fonts-wqy-microhei, or name a TrueType font in ledger.pdf.font. "
                                + "Until then ask for the spreadsheet."));
    }

    /** The font, of a collection (.ttc) the first. */
    TrueTypeFont open() {
        try {
            TrueTypeFont font = first();
            if (font instanceof OpenTypeFont open && open.isPostScript()) {
                throw new IOException("its outlines are not TrueType");
            }
            return font;
        } catch (IOException | RuntimeException e) {
            throw none("The font " + file + " cannot be used: " + e.getMessage());
        }
    }

    private TrueTypeFont first() throws IOException {
        if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".ttc")) {
            return new TTFParser().parse(new RandomAccessReadBufferedFile(file.toFile()));
        }
        List<TrueTypeFont> fonts = new ArrayList<>();
        new TrueTypeCollection(file.toFile()).processAllFonts(fonts::add);
        return fonts.getFirst();
    }

    private static ErrorResponseException none(String detail) {
        return new ErrorResponseException(
                HttpStatus.NOT_ACCEPTABLE, ProblemDetail.forStatusAndDetail(HttpStatus.NOT_ACCEPTABLE, detail), null);
    }
}
