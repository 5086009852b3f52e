package io.tongchou.ledger.scenario;

import io.tongchou.ledger.commands.GivenBook;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** The books of every city's scenario as they stand at its end, for tests of what is made of their events. */
public final class PlayedScenarios {

    private PlayedScenarios() {}

    public static List<GivenBook> books() throws IOException {
        ChangshaScenarioTest changsha = new ChangshaScenarioTest();
        changsha.aPartOfAYearAndAYear();
        KaifengScenarioTest kaifeng = new KaifengScenarioTest();
        kaifeng.twoYears();
        QingyangScenarioTest qingyang = new QingyangScenarioTest();
        qingyang.twoYears();
        WenzhouScenarioTest wenzhou = new WenzhouScenarioTest();
        wenzhou.twoYears();
        ZhengzhouScenarioTest zhengzhou = new ZhengzhouScenarioTest();
        zhengzhou.twoYears();
        return Stream.of(changsha.changsha, kaifeng.kaifeng, qingyang.qingyang, wenzhou.wenzhou, zhengzhou.zhengzhou)
                .flatMap(city -> city.books().stream())
                .toList();
    }
}
