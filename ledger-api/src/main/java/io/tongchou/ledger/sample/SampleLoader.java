package io.tongchou.ledger.sample;

import io.tongchou.ledger.book.Actor;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.eventstore.Answer;
import io.tongchou.ledger.eventstore.Sender;
import io.tongchou.ledger.http.CommandTaker;
import io.tongchou.ledger.vocabulary.UnitCode;
import io.tongchou.ledger.wiring.LedgerSettings;
import io.tongchou.ledger.wiring.StartRefused;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Loads the sample before the ledger says that it is open. A load that was cut off goes on with the next start. */
@Component
class SampleLoader implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(SampleLoader.class);

    private static final String PREFIX = "county-";
    private static final int IN_FLIGHT = 1000;
    private static final long EVERY = 2_000_000_000L;

    private final CommandTaker taker;
    private final LedgerSettings settings;

    SampleLoader(CommandTaker taker, LedgerSettings settings) {
        this.taker = taker;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        switch (settings.sampleOrUsual()) {
            case "none" -> {}
            case "kaifeng" -> load(KaifengYear.lines());
            case "kaifeng-december" -> load(KaifengYear.beforeItsEnd());
            default ->
                throw new StartRefused("ledger.sample must be kaifeng, kaifeng-december or none, not '"
                        + settings.sampleOrUsual() + "'.");
        }
    }

    private void load(List<SampleLine> lines) {
        if (settled(lines.getLast()).status() == Answer.Status.DUPLICATE) {
            return;
        }
        Answer first = settled(lines.getFirst());
        if (first.status() == Answer.Status.REJECTED) {
            LOG.warn(
                    "The sample is not loaded: {}",
                    first.refusal().map(refusal -> refusal.detail()).orElse(""));
            return;
        }
        LOG.info("Loading a synthetic year of Kaifeng: {} commands", lines.size());
        Queue<Sent> waiting = new ArrayDeque<>();
        Sender sender = new Sender();
        long said = System.nanoTime();
        for (int i = 0; i < lines.size(); i++) {
            waiting.add(new Sent(lines.get(i), send(lines.get(i), sender)));
            if (waiting.size() >= IN_FLIGHT) {
                waiting.remove().check();
            }
            if (System.nanoTime() - said > EVERY) {
                said = System.nanoTime();
                LOG.info(
                        "Loading a synthetic year of Kaifeng: {} of {} commands, {}",
                        i,
                        lines.size(),
                        lines.get(i).command().get("effectiveOn").textValue());
            }
        }
        waiting.forEach(Sent::check);
        LOG.info("The synthetic year of Kaifeng is loaded");
    }

    /** What comes of it once the ledger can tell; after a kill the database may still be coming back. */
    private Answer settled(SampleLine line) {
        for (; ; ) {
            Answer answer = send(line, new Sender()).join();
            if (answer.refusal()
                    .filter(refusal -> refusal.code() == RefusalCode.BUSY)
                    .isEmpty()) {
                return answer;
            }
        }
    }

    private record Sent(SampleLine line, CompletableFuture<Answer> answer) {

        void check() {
            answer.join().refusal().ifPresent(refusal -> {
                throw new StartRefused("The sample's command " + line.id() + " was refused with " + refusal.code()
                        + ": " + refusal.detail());
            });
        }
    }

    private CompletableFuture<Answer> send(SampleLine line, Sender sender) {
        return taker.take(line.command().toString().getBytes(StandardCharsets.UTF_8), actor(line.sender()), sender);
    }

    /** The sample's people are those of the embedded token server. */
    private static Actor actor(String name) {
        return name.startsWith(PREFIX)
                ? new Actor(
                        name,
                        Set.of(Office.COUNTY),
                        Optional.of(new UnitCode(name.substring(PREFIX.length()))),
                        Set.of(KaifengYear.POOL),
                        true)
                : new Actor(
                        name,
                        Set.of(Office.ofRole(name).orElseThrow()),
                        Optional.empty(),
                        Set.of(KaifengYear.POOL),
                        true);
    }
}
