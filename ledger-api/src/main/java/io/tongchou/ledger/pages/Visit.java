package io.tongchou.ledger.pages;

import io.tongchou.ledger.security.Caller;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Somebody looks at a page of a book.
 *
 * @param pool as it stands in the address
 * @param fund as it stands in the address
 * @param parameters the query's, each by the first value it has; blank ones, as forms send them, are left out
 * @param address the path and query that was asked for
 * @param notice what was done just before, in words; blank where nothing was
 * @param part whether an open page asks for a part of this one
 */
public record Visit(
        Caller caller,
        Locale locale,
        String pool,
        String fund,
        Map<String, String> parameters,
        String address,
        String notice,
        boolean part) {

    /** Under this name a page leaves what it did to the page it leads on to. */
    public static final String NOTICE = "notice";

    /** The parameters that say of which moment a page is: they go along from page to page. */
    private static final String[] OF_THE_MOMENT = {"asOf", "knownAt"};

    /** The parameters that are instants: a form sends them by the offices' clocks. */
    static final List<String> INSTANTS = List.of("knownAt", "knownAt2");

    public Visit {
        parameters = Map.copyOf(parameters);
    }

    /** Whether an address leads to one of our own pages, and to nothing else that a browser could make of it. */
    public static boolean isOurs(String address) {
        try {
            return address.startsWith("/") && !address.startsWith("//") && !new URI(address).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The same as things stand now: what is done is done today, whichever day is looked at. */
    public Visit now() {
        Map<String, String> others = new HashMap<>(parameters);
        others.keySet().removeAll(List.of(OF_THE_MOMENT));
        return new Visit(caller, locale, pool, fund, others, address, notice, part);
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** The same visit as if that had not been asked. */
    public Visit without(String name) {
        Map<String, String> others = new HashMap<>(parameters);
        others.remove(name);
        return new Visit(caller, locale, pool, fund, others, address, notice, part);
    }

    /** The same viewer before another page of the book, as it stands now: without what a form sent along. */
    public Visit at(String page) {
        return new Visit(
                caller, locale, pool, fund, Map.of(), "/pools/" + pool + "/funds/" + fund + page, notice, part);
    }

    /** The address of another page of the same book, of the same moment. */
    public String to(String page, String... namesAndValues) {
        UriComponentsBuilder address =
                UriComponentsBuilder.fromPath("/pools/{pool}/funds/{fund}").path(page);
        Map<String, String> values = new HashMap<>(Map.of("pool", pool, "fund", fund));
        for (String name : OF_THE_MOMENT) {
            parameter(name).ifPresent(value -> add(address, values, name, value));
        }
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (!namesAndValues[i + 1].isEmpty()) {
                add(address, values, namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return address.encode().buildAndExpand(values).toUriString();
    }

    /** An address with a query. */
    static String address(String path, List<TimeMachine.Kept> parameters) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        Map<String, String> values = new HashMap<>();
        parameters.forEach(one -> add(address, values, one.name(), one.value()));
        return address.encode().buildAndExpand(values).toUriString();
    }

    private static void add(UriComponentsBuilder address, Map<String, String> values, String name, String value) {
        address.replaceQueryParam(name, "{" + name + "}");
        values.put(name, value);
    }
}
