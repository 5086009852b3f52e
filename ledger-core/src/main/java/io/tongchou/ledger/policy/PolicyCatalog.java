package io.tongchou.ledger.policy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The policies that ship with the product, one file each: {@code policies/<id>.yaml} on the class path. */
public final class PolicyCatalog {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final SortedMap<String, Policy> policies;

    private PolicyCatalog(SortedMap<String, Policy> policies) {
        this.policies = policies;
    }

    /**
     * Reads every policy that ships.
     *
     * @throws PolicyFaultsException where any of them has a fault; all faults of all files are named
     */
    public static PolicyCatalog shipped() {
        SortedMap<String, String> texts = new TreeMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver(PolicyCatalog.class.getClassLoader())
                    .getResources("classpath*:policies/*.yaml")) {
                String name = Optional.ofNullable(file.getFilename()).orElseThrow();
                texts.put(name, file.getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(texts);
    }

    /** The policies in these texts, by file name. */
    static PolicyCatalog of(Map<String, String> texts) {
        SortedMap<String, Policy> policies = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        texts.forEach((file, text) -> {
            switch (parse(text)) {
                case PolicyReading.Faulty(List<Fault> found) -> found.forEach(fault -> faults.add(file + " " + fault));
                case PolicyReading.Valid(Policy policy)
                when !file.equals(policy.id() + ".yaml") ->
                    faults.add(file + " id: must be the file's name, not " + policy.id());
                case PolicyReading.Valid(Policy policy) -> policies.put(policy.id(), policy);
            }
        });
        if (!faults.isEmpty()) {
            throw new PolicyFaultsException(faults);
        }
        return new PolicyCatalog(policies);
    }

    /** Reads one policy from YAML; a text that is no YAML is one fault of the whole. */
    static PolicyReading parse(String yaml) {
        try {
            return PolicyReader.read(YAML.readTree(yaml));
        } catch (JsonProcessingException e) {
            String where = Optional.ofNullable(e.getLocation())
                    .map(at -> " (line " + at.getLineNr() + ")")
                    .orElse("");
            return new PolicyReading.Faulty(List.of(new Fault(
                    "",
                    "is not readable as YAML" + where + ": "
                            + e.getOriginalMessage().lines().findFirst().orElse(""))));
        }
    }

    /** The policy of that name, if it ships. */
    public Optional<Policy> byId(String id) {
        return Optional.ofNullable(policies.get(id));
    }

    /** All of them, ascending by id. */
    public List<Policy> all() {
        return List.copyOf(policies.values());
    }
}
