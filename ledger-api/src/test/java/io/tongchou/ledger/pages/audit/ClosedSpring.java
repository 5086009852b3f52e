package io.tongchou.ledger.pages.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import io.tongchou.ledger.http.House;
import io.tongchou.ledger.http.House.Reply;
import io.tongchou.ledger.pages.City;
import java.util.List;
import java.util.stream.StreamSupport;

/** A city of which January was closed, opened again for a paper that came late, closed again, and corrected in March. */
final class ClosedSpring {

    final City city = new City();
    final String book = "/pools/" + city.pool + "/funds/310";
    final String api = "/api/v1" + book;

    ClosedSpring() {
        late("R-WRONG", "2021-01-15", "1234.56");
        closed();
        city.approved("ReopenMonth", "2021-01-28", "'month':'2021-01','reason':'a paper came late'");
        late("R-LATE", "2021-01-17", "5.00");
        closed();
        city.approved("ReverseEntry", "2021-03-10", "'entry':'" + idOf("R-WRONG") + "','reason':'paid twice'");
    }

    private void late(String receipt, String day, String amount) {
        city.accepted(
                "tax",
                "CollectPremium",
                day,
                "'unit':'%s','receiptNo':'%s','payerCategory':'EMPLOYER','kind':'CURRENT','period':'2021-01','amount':'%s'"
                        .formatted(city.county, receipt, amount));
        city.accepted("tax", "RemitToCityTreasury", day, "'unit':'%s','amount':'ALL'".formatted(city.county));
    }

    private void closed() {
        city.accepted("city-clerk", "CloseMonth", "2021-01-28", "'month':'2021-01'");
    }

    private String idOf(String receipt) {
        return events("auditor").stream()
                .filter(event -> event.at("/event/receiptNo").asText().equals(receipt))
                .map(event -> event.at("/by/command").asText())
                .findFirst()
                .orElseThrow();
    }

    /** All events that somebody is told of by the feed, in their order. */
    List<JsonNode> events(String who) {
        return House.get(who, "/api/v1/events?follow=false&pool=" + city.pool + "&fund=310")
                .lines();
    }

    JsonNode get(String who, String path) {
        Reply reply = House.get(who, api + path);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    /** The seals of both closes, which come a moment after them. */
    List<JsonNode> seals(Page meanwhile) {
        meanwhile.waitForCondition(() -> get("auditor", "/seals").get("seals").size() == 2);
        return elements(get("auditor", "/seals").get("seals"));
    }

    static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
