package io.tongchou.ledger.http;

import java.time.Duration;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * How long the other side may keep a stream waiting. Tomcat has one limit for reading and for writing, and a client that
 * sends all of a long stream before it reads an answer keeps the writing waiting all that time.
 */
@Component
class PatientClients implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    private static final Duration STREAM = Duration.ofMinutes(30);
    private static final Duration BETWEEN_REQUESTS = Duration.ofMinutes(1);

    @Override
    public void customize(ConfigurableTomcatWebServerFactory server) {
        server.addConnectorCustomizers(connector -> {
            connector.setProperty("connectionTimeout", String.valueOf(STREAM.toMillis()));
            connector.setProperty("keepAliveTimeout", String.valueOf(BETWEEN_REQUESTS.toMillis()));
        });
    }
}
