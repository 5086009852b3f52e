package io.tongchou.ledger.whatif;

import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.tongchou.ledger.http.DataSchemas;
import io.tongchou.ledger.http.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What may be asked of a simulation, for the OpenAPI document. */
@Configuration(proxyBeanMethods = false)
class SimulationDocument {

    /** Works when pasted, by anybody. */
    static final String EXAMPLE = """
            {"policy": "kaifeng-2020-59", "year": 2021, "reserve": "500000.00",
             "sharing": {"city": 50, "county": 50},
             "units": [{"unit": "410222", "income": "1000.00", "reserveExtracted": "100.00", "expenditure": "1500.00",
                        "ownBalance": "200.00", "plannedIncome": "900.00", "plannedExpenditure": "1600.00",
                        "assessment": "GOOD", "managementAmount": "0.00"}]}""";

    @Bean
    OpenApiCustomizer simulationInTheDocument() {
        RequestBody asked = new RequestBody()
                .required(true)
                .content(new Content()
                        .addMediaType(
                                org.springframework.http.MediaType.APPLICATION_JSON_VALUE,
                                new MediaType()
                                        .schema(DataSchemas.of(SimulationRequest.class))
                                        .example(StrictJson.parse(EXAMPLE.getBytes(StandardCharsets.UTF_8))
                                                .node())));
        return document -> Optional.ofNullable(document.getPaths().get(SimulationController.PATH))
                .ifPresent(path -> path.getPost()
                        .tags(List.of("Settlements"))
                        .summary("How a made-up year would be settled; posts nothing")
                        .requestBody(asked));
    }
}
