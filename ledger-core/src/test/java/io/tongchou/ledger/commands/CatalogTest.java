package io.tongchou.ledger.commands;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static io.tongchou.ledger.commands.GivenBook.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongchou.ledger.book.Actor;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.CommandType;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PoolCode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every command, whatever it is, in the order of the contract's checks; and that all have tests of their own. */
class CatalogTest {

    /** A well-formed example of each command: who sends it, and its data. */
    private static final Map<String, String[]> EXAMPLES = new LinkedHashMap<>();

    static {
        example(
                "admin",
                "OpenPool",
                "{'name':'n','units':[{'code':'410200','name':'c','level':'CITY'}],'funds':['310']}");
        example("admin", "OpenFund", "{'units':[{'code':'410200','name':'c','level':'CITY'}]}");
        example("admin", "AdmitUnit", "{'unit':{'code':'410226','name':'n','level':'COUNTY'}}");
        example("admin", "WithdrawUnit", "{'unit':'410222','on':'2021-01-01'}");
        example("city-clerk", "AdoptPolicy", "{'policy':'kaifeng-2020-59'}");
        example("city-clerk", "Decide", "{'parameter':'reserve.rate','value':'0.08','document':'d'}");
        example("city-head", "ApproveProposal", "{'proposal':'p'}");
        example("city-head", "RejectProposal", "{'proposal':'p','reason':'r'}");
        example("tax", "WithdrawProposal", "{'proposal':'p'}");
        example("finance-clerk", "HandOverLegacyBalance", "{'unit':'410222','amount':'1','stage':'AUDITED'}");
        example(
                "city-clerk",
                "RegisterLegacyDebt",
                "{'unit':'410222','debt':'D','direction':'RECEIVABLE','category':'ORGAN','amount':'1'}");
        example("city-clerk", "SettleLegacyDebt", "{'debt':'D','amount':'1'}");
        example("finance-clerk", "DeductFromTransferPayment", "{'debt':'D','amount':'1'}");
        example("city-clerk", "RecordPriorYearExpenditure", "{'unit':'410222','year':2020,'amount':'1'}");
        example("city-clerk", "ApproveAnnualPlan", "{'unit':'410222','year':2021,'income':{},'expenditure':{}}");
        example(
                "county-410222",
                "AssessPremium",
                "{'unit':'410222','assessment':'A','payer':'E','payerCategory':'EMPLOYER','period':'2021-03','amount':'1'}");
        example(
                "city-clerk",
                "AssessSubsidy",
                "{'unit':'410222','year':2021,'level':'COUNTY','amount':'1','dueOn':'2021-09-30'}");
        example(
                "tax",
                "CollectPremium",
                "{'unit':'410222','receiptNo':'R','payerCategory':'EMPLOYER','kind':'CURRENT','period':'2021-03','amount':'1'}");
        example("tax", "RefundPremium", "{'unit':'410222','receiptNo':'R','refundNo':'F','amount':'1'}");
        example("city-clerk", "RecognisePrepaidPremiums", "{'year':2021}");
        example("finance-clerk", "SweepToFiscalAccount", "{'unit':'410222','amount':'1'}");
        example("tax", "RemitToCityTreasury", "{'unit':'410222','amount':'1'}");
        example("finance-clerk", "TransferToFiscalAccount", "{'unit':'410222','amount':'1'}");
        example(
                "finance-clerk",
                "ReceiveSubsidy",
                "{'unit':'410222','level':'CENTRAL','into':'TREASURY','amount':'1','reference':'r'}");
        example(
                "finance-clerk",
                "ReceiveInterest",
                "{'account':'1003.01','amount':'1','from':'2021-01-01','to':'2021-01-31'}");
        example("finance-clerk", "ReceiveTransferIn", "{'unit':'410222','amount':'1','reference':'r'}");
        example("finance-clerk", "ReceiveOtherIncome", "{'unit':'410222','amount':'1','reference':'r'}");
        example("finance-clerk", "ReceiveFromLevel", "{'unit':'410222','direction':'UP','amount':'1','reference':'r'}");
        example("finance-clerk", "PayToLevel", "{'unit':'410222','direction':'UP','amount':'1','reference':'r'}");
        example("finance-clerk", "ReceiveUnidentified", "{'unit':'410222','reference':'B','amount':'1'}");
        example("finance-clerk", "IdentifyReceipt", "{'reference':'B','as':'OTHER'}");
        example("finance-clerk", "PrefundCounty", "{'unit':'410222','year':2021}");
        example("county-410222", "RequestFunds", "{'unit':'410222','request':'Q','period':'2021-03','amount':'1'}");
        example("city-clerk", "VerifyFundRequest", "{'request':'Q','approved':'1'}");
        example("city-clerk", "RejectFundRequest", "{'request':'Q','reason':'r'}");
        example("finance-clerk", "DisburseFunds", "{'request':'Q'}");
        example(
                "county-410222",
                "PayBenefit",
                "{'unit':'410222','paymentNo':'P','kind':'CHRONIC','payee':'H','payeeType':'INSURED','amount':'1'}");
        example("county-410222", "ReturnFunds", "{'unit':'410222','amount':'1'}");
        example("county-410222", "SetUpRevolvingFund", "{'unit':'410222','amount':'1'}");
        example("county-410222", "ReplenishRevolvingFund", "{'unit':'410222','amount':'1'}");
        example("county-410222", "DrawRevolvingFund", "{'unit':'410222','amount':'1'}");
        example("county-410222", "PayCatastrophicInsurance", "{'unit':'410222','paymentNo':'P','amount':'1'}");
        example("county-410222", "PayTransferOut", "{'unit':'410222','paymentNo':'P','amount':'1'}");
        example("county-410222", "PayOtherExpenditure", "{'unit':'410222','paymentNo':'P','amount':'1'}");
        example("county-410222", "RecoverBenefit", "{'unit':'410222','paymentNo':'P','recoveryNo':'R','amount':'1'}");
        example("county-410222", "ReturnPayment", "{'unit':'410222','paymentNo':'P'}");
        example(
                "county-410222",
                "AdvanceToProvider",
                "{'unit':'410222','advance':'A','payee':'H','amount':'1','kind':'ROUTINE'}");
        example("county-410222", "SettleAdvance", "{'advance':'A','amount':'1'}");
        example("county-410222", "ReturnAdvance", "{'advance':'A','amount':'1'}");
        example(
                "finance-clerk",
                "PlaceTimeDeposit",
                "{'unit':'ALL','deposit':'D','amount':'1','rate':'0.02','maturesOn':'2022-03-15'}");
        example("finance-clerk", "MatureTimeDeposit", "{'deposit':'D','interest':'1'}");
        example("finance-clerk", "BuyBond", "{'unit':'ALL','bond':'B','cost':'1','maturesOn':'2022-03-15'}");
        example("finance-clerk", "RedeemBond", "{'bond':'B','proceeds':'1'}");
        example("city-clerk", "AdjustAnnualPlan", "{'unit':'410222','year':2021,'income':{},'expenditure':{}}");
        example("city-clerk", "ExtractReserve", "{'year':2021,'through':3}");
        example("tax", "ReverseEntry", "{'entry':'e','reason':'r'}");
        example("tax", "MoveEntry", "{'entry':'e','toUnit':'410222','reason':'r'}");
        example("tax", "ReclassifyEntry", "{'entry':'e','kind':'ARREARS','reason':'r'}");
        example(
                "finance-clerk",
                "ImportStatement",
                "{'source':'TREASURY','from':'2021-01-01','to':'2021-01-01','lines':[]}");
        example("tax", "MatchLine", "{'statement':'S','lines':[1],'entries':['e']}");
        example(
                "city-clerk",
                "MatchStatement",
                "{'statement':'S','matches':[{'rule':'REFERENCE','lines':[1],'entries':['e']}]}");
        example("tax", "ExplainLine", "{'statement':'S','line':1,'kind':'TIMING','reason':'r'}");
        example(
                "finance-clerk",
                "ConfirmReconciliation",
                "{'unit':'410222','month':'2021-01','account':'1005','balance':'1'}");
        example("city-clerk", "ReviewAlerts", "{}");
        example("city-clerk", "ReviewObligations", "{}");
        example(
                "city-clerk",
                "ImportOpeningBalances",
                "{'rows':[{'unit':'410222','account':'1003.01','debit':'1'},{'unit':'410222','account':'3001.01','credit':'1'}]}");
        example("city-clerk", "OpenImport", "{'through':'2021-01'}");
        example(
                "city-clerk",
                "ImportEntry",
                "{'entry':'E','text':'t','rows':[{'unit':'410222','account':'1003.01','debit':'1'},"
                        + "{'unit':'410222','account':'3001.01','credit':'1'}]}");
        example("city-clerk", "CloseImport", "{}");
        example("city-clerk", "CloseMonth", "{'month':'2021-01'}");
        example("city-clerk", "ReopenMonth", "{'month':'2021-01','reason':'r'}");
        example("county-410222", "ClaimGapCause", "{'unit':'410222','year':2021,'claim':'c','evidence':'e'}");
        example("city-clerk", "DrawReserve", "{'unit':'410222','year':2021,'amount':'1'}");
        example("city-clerk", "RestateSettlement", "{'unit':'410222','year':2021,'document':'d'}");
        example("city-clerk", "RecordAssessment", "{'unit':'410222','year':2021,'grade':'GOOD'}");
        example("city-clerk", "RuleGapCause", "{'unit':'410222','year':2021,'managementAmount':'0.00','evidence':'e'}");
        example("city-clerk", "CloseYear", "{'year':2021}");
        example("city-clerk", "CoverDeficit", "{'unit':'410222','year':2021}");
        example("finance-clerk", "ReceiveGapTopUp", "{'unit':'410222','year':2021,'from':'CITY','amount':'1'}");
    }

    private static void example(String who, String command, String data) {
        EXAMPLES.put(command, new String[] {who, data});
    }

    static List<CommandType> commands() {
        return CommandCatalog.all();
    }

    private static String who(CommandType type) {
        return EXAMPLES.get(type.name())[0];
    }

    private static String data(CommandType type) {
        return EXAMPLES.get(type.name())[1];
    }

    @ParameterizedTest
    @MethodSource("commands")
    void hasAnExampleAndATestOfItsOwn(CommandType type) {
        assertThat(EXAMPLES).containsKey(type.name());
        assertThat(Path.of("src/test/java", type.record().getName().replace('.', '/') + "Test.java"))
                .exists();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isForbiddenToWhoMayNotMakeItWhateverItsData(CommandType type) {
        kaifeng().when("auditor", type.name(), data(type)).refused(RefusalCode.FORBIDDEN);
        kaifeng().when("auditor", type.name(), "{'surprise':1}").refused(RefusalCode.FORBIDDEN);
        Actor own = GivenBook.actor(who(type));
        Actor ofElsewhere = new Actor(own.name(), own.offices(), own.unit(), Set.of("430100"), true);
        kaifeng().when(ofElsewhere, type.name(), data(type)).refused(RefusalCode.FORBIDDEN);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void namesEveryFault(CommandType type) {
        String[] required = Arrays.stream(type.record().getRecordComponents())
                .filter(component -> component.getType() != Optional.class)
                .map(RecordComponent::getName)
                .filter(name -> data(type).contains("'" + name + "'"))
                .map(name -> "data." + name)
                .toArray(String[]::new);
        kaifeng()
                .when(who(type), type.name(), "{'surprise':1,'note':7}")
                .invalid(Stream.concat(Stream.of("data.surprise", "data.note"), Arrays.stream(required))
                        .toArray(String[]::new));
        kaifeng().when(who(type), type.name(), "[]").refused(RefusalCode.INVALID);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void takesAmountsAsTextsAboveNothing(CommandType type) {
        for (RecordComponent component : type.record().getRecordComponents()) {
            if (component.getType() != Money.class) {
                continue;
            }
            ObjectNode data = (ObjectNode) parse(data(type));
            data.put(component.getName(), 1);
            kaifeng().when(who(type), type.name(), data.toString()).invalid("data." + component.getName());
            for (String wrong : List.of("1.234", "", "1e3", "1,000", " 1", "+1", "٣", "0x1", "92233720368547758.08")) {
                data.put(component.getName(), wrong);
                kaifeng().when(who(type), type.name(), data.toString()).invalid("data." + component.getName());
            }
            for (String less : List.of("-1.00", "-0.01")) {
                data.put(component.getName(), less);
                kaifeng().when(who(type), type.name(), data.toString()).refused(RefusalCode.AMOUNT_NOT_POSITIVE);
            }
            data.put(component.getName(), "0.00");
            GivenBook.Outcome zero = kaifeng().when(who(type), type.name(), data.toString());
            switch (component.getName()) {
                case "managementAmount" -> zero.proposed();
                case "balance" -> zero.refused(RefusalCode.IN_THE_FUTURE);
                case "interest" -> zero.refused(RefusalCode.DEPOSIT_UNKNOWN);
                default -> zero.refused(RefusalCode.AMOUNT_NOT_POSITIVE);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void needsABookThenAUnitThenADay(CommandType type) {
        if (Command.OpensBook.class.isAssignableFrom(type.record())) {
            return;
        }
        GivenBook.unopened("410200/510")
                .when(who(type), type.name(), data(type))
                .refused(RefusalCode.FUND_UNKNOWN);
        boolean ofUnit = Command.OfUnit.class.isAssignableFrom(type.record());
        GivenBook early = kaifeng().today("2021-03-01").on("2021-03-03");
        if (ofUnit) {
            String who = who(type).startsWith("county") ? "county-410299" : who(type);
            early.when(who, type.name(), data(type).replace("410222", "410299")).refused(RefusalCode.UNIT_UNKNOWN);
        }
        if (!Command.Approval.class.isAssignableFrom(type.record())) {
            early.when(who(type), type.name(), data(type)).refused(RefusalCode.IN_THE_FUTURE);
        }
        boolean needsOpenMonth = !Command.OfProposal.class.isAssignableFrom(type.record())
                && !Set.of(
                                "CloseMonth",
                                "ReopenMonth",
                                "CloseYear",
                                "ReviewAlerts",
                                "ImportStatement",
                                "MatchLine",
                                "MatchStatement",
                                "ExplainLine",
                                "ConfirmReconciliation",
                                "ReviewObligations",
                                "ImportOpeningBalances")
                        .contains(type.name());
        if (needsOpenMonth) {
            kaifeng()
                    .monthsClosedThrough("2021-02")
                    .on("2021-02-28")
                    .when(who(type), type.name(), data(type))
                    .refused(RefusalCode.PERIOD_CLOSED);
            kaifeng().on("2020-12-31").when(who(type), type.name(), data(type)).refused(RefusalCode.PERIOD_CLOSED);
        }
    }

    @Test
    void aUsedIdIsKnownBeforeAnythingElse() {
        kaifeng()
                .on("2021-03-15")
                .id("x")
                .done("tax", "RemitToCityTreasury", "{'unit':'410222','amount':'ALL'}")
                .id("x")
                .when("tax", "RemitToCityTreasury", "{'unit':'410222','amount':'ALL'}")
                .duplicate()
                .id("x")
                .when("auditor", "RemitToCityTreasury", "{}")
                .refused(RefusalCode.ID_REUSED);
    }

    @Test
    void tomorrowIsNotYetTheFuture() {
        kaifeng()
                .today("2021-03-01")
                .on("2021-03-02")
                .when("tax", "RemitToCityTreasury", "{'unit':'410222','amount':'ALL'}")
                .acceptedWithoutEntry();
    }

    @Test
    void headsDoWhatTheirClerksDoAndNobodyElseDoes() {
        for (CommandType type : commands()) {
            for (Office office : Office.values()) {
                boolean may = type.officeOf(
                                GivenBook.actor(office == Office.COUNTY ? "county-410222" : office.role()),
                                new PoolCode("410200"),
                                Optional.ofNullable(parse(data(type)).get("unit"))
                                        .map(unit -> unit.asText()))
                        .isPresent();
                boolean clerk = type.offices().contains(office.clerk())
                        || type.offices().contains(office)
                        || (Command.OfItem.class.isAssignableFrom(type.record()) && office.includes(Office.CITY_CLERK));
                assertThat(may).as(type.name() + " by " + office).isEqualTo(clerk);
            }
        }
    }

    @Test
    void everyRefusalIsRefusedInSomeTest() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            String tests = files.filter(file -> file.toString().endsWith("Test.java"))
                    .map(CatalogTest::text)
                    .collect(Collectors.joining());
            assertThat(Arrays.stream(RefusalCode.values())
                            .filter(code -> !tests.contains("RefusalCode." + code + ")")
                                    && !tests.contains("RefusalCode." + code + ",")))
                    .isEmpty();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
