package io.tongchou.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.http.House;
import io.tongchou.ledger.http.House.Reply;
import java.time.Duration;
import java.util.UUID;

/** A book over HTTP with some money in two counties, whose first months are closed. */
final class SealedYear {

    final String pool = House.openPool();
    final String path = "/api/v1/pools/" + pool + "/funds/310";
    final String county = pool.substring(0, 4) + "21";
    final String other = pool.substring(0, 4) + "22";

    void collected(String unit, String month, String amount) {
        accepted(
                "tax",
                "CollectPremium",
                month + "-15",
                "'unit':'%s','receiptNo':'%s','payerCategory':'EMPLOYER','kind':'CURRENT','period':'%s','amount':'%s'"
                        .formatted(unit, UUID.randomUUID(), month, amount));
        accepted("tax", "RemitToCityTreasury", month + "-16", "'unit':'%s','amount':'ALL'".formatted(unit));
        accepted(
                "finance-clerk",
                "TransferToFiscalAccount",
                month + "-17",
                "'unit':'%s','amount':'ALL'".formatted(unit));
    }

    void closed(String month) {
        accepted("city-clerk", "CloseMonth", month + "-28", "'month':'" + month + "'");
    }

    void reopened(String month) {
        String id =
                send("city-clerk", "ReopenMonth", month + "-28", "'month':'" + month + "','reason':'late paper'", 202);
        accepted("city-head", "ApproveProposal", month + "-28", "'proposal':'" + id + "'");
    }

    void accepted(String who, String command, String day, String data) {
        send(who, command, day, data, 201);
    }

    private String send(String who, String command, String day, String data, int status) {
        String id = UUID.randomUUID().toString();
        Reply reply = House.command(
                who,
                "{'id':'%s','command':'%s','pool':'%s','fund':'310','effectiveOn':'%s','data':{%s}}"
                        .formatted(id, command, pool, day, data));
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        return id;
    }

    /** The book's seals once there are so many. */
    JsonNode seals(int many) throws InterruptedException {
        for (long end = System.nanoTime() + Duration.ofSeconds(30).toNanos(); System.nanoTime() < end; ) {
            JsonNode seals = get("auditor", "/seals").json().get("seals");
            if (seals.size() >= many) {
                assertThat(seals).hasSize(many);
                return seals;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no " + many + " seals within 30 s: " + get("auditor", "/seals"));
    }

    Reply get(String who, String what) {
        return House.get(who, path + what);
    }
}
