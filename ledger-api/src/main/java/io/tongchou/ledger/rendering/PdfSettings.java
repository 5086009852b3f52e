package io.tongchou.ledger.rendering;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param font a TrueType font with Chinese characters, .ttf or .ttc; where it is left out, one of the system's is looked for */
@ConfigurationProperties("ledger.pdf")
record PdfSettings(Optional<Path> font) {}
