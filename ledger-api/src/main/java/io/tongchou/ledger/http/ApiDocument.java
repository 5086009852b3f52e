package io.tongchou.ledger.http;

import static io.tongchou.ledger.http.DataSchemas.object;
import static io.tongchou.ledger.http.DataSchemas.ofType;
import static io.tongchou.ledger.http.DataSchemas.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.tongchou.ledger.book.CommandType;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.CommandCatalog;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The OpenAPI document of the commands, made from the commands themselves; the figures add what they answer. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {

    private static final String JSON = org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
    private static final String PROBLEM = org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;
    private static final String ANY_COMMAND = "Command";
    private static final String ANSWER = "Answer";
    private static final String REFUSAL = "Problem";

    @Bean
    OpenAPI document(@Value("${ledger.security.issuer:}") String issuer) {
        Components components = new Components()
                .addSecuritySchemes(
                        "token",
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description("A token of the office's authorization server"));
        OpenAPI document = new OpenAPI()
                .info(new Info()
                        .title("Tongchou ledger")
                        .version("v1")
                        .description(
                                "Commands in, figures out. Amounts are texts in yuan with at most two decimals, days are ISO"
                                        + " 8601 and of Asia/Shanghai. The examples of `POST /api/v1/commands` work when they are"
                                        + " pasted in their order, each by the person it names."))
                .components(components)
                .addSecurityItem(new SecurityRequirement().addList("token"));
        if (issuer.isBlank()) {
            components.addSecuritySchemes(
                    "client",
                    new SecurityScheme()
                            .type(SecurityScheme.Type.OAUTH2)
                            .description(
                                    "The sample people, on this machine only: tax, finance-clerk, finance-head, city-clerk,"
                                            + " city-head, auditor, admin, county-430121; the secret is the name and -secret")
                            .flows(new OAuthFlows()
                                    .clientCredentials(new OAuthFlow()
                                            .tokenUrl("/oauth2/token")
                                            .scopes(new Scopes()))));
            document.addSecurityItem(new SecurityRequirement().addList("client"));
        }
        return document;
    }

    @Bean
    OpenApiCustomizer commandsInTheDocument() {
        return document -> {
            schemas(document.getComponents());
            document.path(CommandController.PATH, new PathItem().post(envelope()));
            for (CommandType type : CommandCatalog.all()) {
                if (ResourceNames.isOfFund(type)) {
                    add(document, path(ResourceController.OF_FUND, type), resource(type, true));
                }
                if (ResourceNames.isOfPool(type)) {
                    add(document, path(ResourceController.OF_POOL, type), resource(type, false));
                }
            }
        };
    }

    /** Where the same address takes the command's lines as a file too, both ways stand together. */
    private static void add(OpenAPI document, String path, Operation command) {
        PathItem item = Optional.ofNullable(document.getPaths().get(path)).orElseGet(PathItem::new);
        Optional<Operation> file = Optional.ofNullable(item.getPost());
        file.map(Operation::getRequestBody)
                .ifPresent(body -> command.getRequestBody().getContent().putAll(body.getContent()));
        file.map(Operation::getParameters).stream()
                .flatMap(List::stream)
                .filter(parameter -> !parameter.getIn().equals("path"))
                .forEach(parameter -> command.addParametersItem(parameter.required(false)));
        file.ifPresent(as -> command.description(command.getDescription()
                + "\n\nOr as a file, `text/csv`, with the parameters below: " + as.getDescription()));
        document.path(path, item.post(command));
    }

    private static void schemas(Components components) {
        Schema<?> any = new Schema<>();
        for (CommandType type : CommandCatalog.all()) {
            Schema<?> data = DataSchemas.of(type.record());
            List.of("note", "document")
                    .forEach(field -> data.addProperty(field, ofType("string").maxLength(1000)));
            components.addSchemas(dataOf(type), data);
            components.addSchemas(type.name(), envelopeOf(type));
            any.addOneOfItem(reference(type.name()));
        }
        components.addSchemas(ANY_COMMAND, any);
        components.addSchemas(ANSWER, answer());
        components.addSchemas(REFUSAL, problem());
    }

    private static Schema<?> envelopeOf(CommandType type) {
        Map<String, Schema<?>> fields = new LinkedHashMap<>();
        fields.put("id", id());
        Schema<Object> name = ofType("string");
        name.addEnumItemObject(type.name());
        fields.put("command", name);
        fields.put("pool", text("^[0-9]{6}$", "430100"));
        if (ResourceNames.isOfFund(type)) {
            fields.put("fund", text("^[0-9]{3}$", "310"));
        }
        fields.put("effectiveOn", ofType("string").format("date").example("2021-03-15"));
        fields.put("data", reference(dataOf(type)));
        return object(fields, required(type, List.copyOf(fields.keySet()))).description(description(type));
    }

    private static Schema<?> id() {
        return ofType("string")
                .minLength(1)
                .maxLength(CommandIds.LONGEST)
                .description(
                        "The caller's key, unique in the pool: sent again, it is answered DUPLICATE and changes nothing");
    }

    private static List<String> required(CommandType type, List<String> fields) {
        return fields.stream()
                .filter(field -> !field.equals("effectiveOn") || !type.isAboutProposal())
                .filter(field -> !field.equals("fund") || !type.isOfBookOrPool())
                .toList();
    }

    private static Schema<?> answer() {
        Map<String, Schema<?>> event = new LinkedHashMap<>();
        event.put("id", ofType("string"));
        event.put("type", ofType("string").example("PremiumCollected"));
        Schema<Object> status = ofType("string");
        List.of("ACCEPTED", "PROPOSED", "DUPLICATE", "REJECTED").forEach(status::addEnumItemObject);
        Map<String, Schema<?>> fields = new LinkedHashMap<>();
        fields.put("id", ofType("string").description("Absent where none could be read"));
        fields.put("status", status);
        fields.put("sequence", ofType("integer").description("The event's number in its book"));
        fields.put("head", ofType("string").description("The chain's hash after it"));
        fields.put("sequences", ofType("object").description("By fund, of a command to the whole pool"));
        fields.put("heads", ofType("object").description("By fund, of a command to the whole pool"));
        fields.put("events", ofType("array").items(object(event, List.of("id", "type"))));
        fields.put(
                "error",
                object(refusal(), List.of("code", "detail")).description("Of a command that was rejected in a batch"));
        return object(fields, List.of("status"));
    }

    private static Schema<?> problem() {
        Map<String, Schema<?>> fields = new LinkedHashMap<>();
        fields.put("type", ofType("string").example("about:blank"));
        fields.put("title", ofType("string"));
        fields.put("status", ofType("integer"));
        fields.put("id", ofType("string").description("The command's, where it could be read"));
        fields.putAll(refusal());
        return object(fields, List.of("type", "title", "status", "code", "detail"));
    }

    private static Map<String, Schema<?>> refusal() {
        Map<String, Schema<?>> fault = new LinkedHashMap<>();
        fault.put("path", ofType("string").example("data.amount"));
        fault.put("message", ofType("string"));
        Map<String, Schema<?>> fields = new LinkedHashMap<>();
        fields.put(
                "code",
                ofType("string")
                        .example("INSUFFICIENT_FUNDS")
                        .description(Arrays.stream(RefusalCode.values())
                                .map(code -> "- `" + code + "` (" + code.httpStatus() + "): " + code.meaning())
                                .collect(Collectors.joining("\n"))));
        fields.put("detail", ofType("string"));
        fields.put(
                "available",
                text("^-?[0-9]+\\.[0-9]{2}$", "1234.50").description("What there is, where it falls short"));
        fields.put("clause", ofType("string").description("The clause it rests on"));
        fields.put("faults", ofType("array").items(object(fault, List.of("path", "message"))));
        return fields;
    }

    private static Operation envelope() {
        MediaType json = new MediaType()
                .schema(new Schema<>()
                        .addOneOfItem(reference(ANY_COMMAND))
                        .addOneOfItem(ofType("array").items(reference(ANY_COMMAND))));
        Examples.ALL.forEach(example -> json.addExamples(
                example.title(),
                new Example()
                        .summary(example.title() + " (as " + example.as() + ")")
                        .value(json(example.command()))));
        json.addExamples(
                "6. Several at once",
                new Example().summary("6. Several at once (as tax)").value(json(Examples.ARRAY)));
        MediaType lines = new MediaType().schema(ofType("string")).example(Examples.STREAM);
        return new Operation()
                .addTagsItem("Commands")
                .operationId("commands")
                .summary("One command, an array of them, or a stream of one a line")
                .description("A stream is answered line by line as it goes and may be of any length; an array is up to "
                        + CommandController.LONGEST_ARRAY / (1024 * 1024) + " MiB, one command up to "
                        + CommandController.LONGEST_COMMAND / (1024 * 1024) + " MiB.")
                .addParametersItem(new Parameter()
                        .in("query")
                        .name("atomic")
                        .schema(ofType("boolean"))
                        .description("All of an array or none of it; its commands are of one book"))
                .requestBody(new RequestBody()
                        .required(true)
                        .content(new Content().addMediaType(JSON, json).addMediaType(CommandController.NDJSON, lines)))
                .responses(responses()
                        .addApiResponse(
                                "200",
                                answered("A batch that was read, or the first outcome of a command sent again")));
    }

    private static JsonNode json(String text) {
        return StrictJson.parse(text.getBytes(StandardCharsets.UTF_8)).node();
    }

    private static Operation resource(CommandType type, boolean ofFund) {
        Map<String, Schema<?>> body = new LinkedHashMap<>();
        body.put("id", id());
        body.put("effectiveOn", ofType("string").format("date"));
        body.put("data", reference(dataOf(type)));
        Operation operation = new Operation()
                .addTagsItem("Commands as resources")
                .operationId(ofFund == ResourceNames.isOfFund(type) ? type.name() : type.name() + "InPool")
                .summary(type.name())
                .description(description(type))
                .addParametersItem(inPath("pool", text("^[0-9]{6}$", "430100")));
        if (ofFund) {
            operation.addParametersItem(inPath("fund", text("^[0-9]{3}$", "310")));
        }
        return operation
                .requestBody(new RequestBody()
                        .required(true)
                        .content(new Content()
                                .addMediaType(
                                        JSON,
                                        new MediaType()
                                                .schema(object(body, required(type, List.copyOf(body.keySet())))))))
                .responses(responses().addApiResponse("200", answered("The first outcome of a command sent again")));
    }

    private static Parameter inPath(String name, Schema<?> schema) {
        return new Parameter().in("path").name(name).required(true).schema(schema);
    }

    private static ApiResponses responses() {
        ApiResponses responses = new ApiResponses()
                .addApiResponse("201", answered("Accepted: it survives whatever happens next"))
                .addApiResponse("202", answered("Proposed: it takes effect when a second person approves it"));
        Map<String, String> refusals = new LinkedHashMap<>();
        refusals.put("400", "Malformed; every fault is named by its path");
        refusals.put("403", "Not for the caller's office, or a second person is needed");
        refusals.put("409", "The id or a number is in use, or it has been done already");
        refusals.put("422", "Refused by the rules");
        refusals.put("503", "Outcome not established: send it again with its id");
        refusals.forEach((status, meaning) -> responses.addApiResponse(
                status,
                new ApiResponse()
                        .description(meaning)
                        .content(new Content().addMediaType(PROBLEM, new MediaType().schema(reference(REFUSAL))))));
        return responses;
    }

    private static ApiResponse answered(String meaning) {
        return new ApiResponse()
                .description(meaning)
                .content(new Content().addMediaType(JSON, new MediaType().schema(reference(ANSWER))));
    }

    private static String path(String template, CommandType type) {
        return template.replace("{resource}", ResourceNames.of(type));
    }

    private static String description(CommandType type) {
        return "By " + type.offices().stream().map(Office::role).collect(Collectors.joining(", "))
                + (type.alwaysNeedsSecondPerson() ? "; takes effect when a second person approves it." : ".");
    }

    private static String dataOf(CommandType type) {
        return type.name() + "Data";
    }

    private static Schema<?> reference(String schema) {
        return new Schema<>().$ref("#/components/schemas/" + schema);
    }
}
