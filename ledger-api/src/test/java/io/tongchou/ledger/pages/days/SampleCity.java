package io.tongchou.ledger.pages.days;

import io.tongchou.ledger.TongchouApplication;
import java.nio.file.Path;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A service of its own with the sample year, before its end: where the guide is tried. */
final class SampleCity implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    SampleCity(Path data) {
        context = new SpringApplicationBuilder(TongchouApplication.class)
                .run("--server.port=0", "--ledger.data-dir=" + data, "--ledger.sample=kaifeng-december");
    }

    String address() {
        return "http://127.0.0.1:"
                + ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    @Override
    public void close() {
        context.close();
    }
}
