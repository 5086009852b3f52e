package io.tongchou.ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.Actor;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.Submission;
import io.tongchou.ledger.book.Submission.Reading;
import io.tongchou.ledger.eventstore.Answer;
import io.tongchou.ledger.policy.Fault;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeReaderTest {

    private static final String DATA =
            "{'unit':'410222','receiptNo':'E1','amount':'1234.50','payerCategory':'EMPLOYER',"
                    + "'kind':'CURRENT','period':'2021-03'}";
    private static final String ENVELOPE =
            "{'id':'a-1','command':'CollectPremium','pool':'410200','fund':'310','effectiveOn':'2021-03-15','data':"
                    + DATA + "}";
    private static final Actor TAX = new Actor("tax", Set.of(Office.TAX), Optional.empty(), Set.of("*"), true);

    @Test
    void reads_what_is_whole() {
        Submission read = submission(ENVELOPE);
        assertThat(read.id()).isEqualTo("a-1");
        assertThat(read.type().name()).isEqualTo("CollectPremium");
        assertThat(read.fund())
                .hasValueSatisfying(fund -> assertThat(fund.code()).isEqualTo("310"));
        assertThat(read.effectiveOn()).hasValueSatisfying(day -> assertThat(day).hasToString("2021-03-15"));
        assertThat(read.reading()).isInstanceOf(Reading.Valid.class);
        assertThat(read.actor()).isEqualTo(TAX);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "'id':'a-1',            |                          | id",
                "'id':'a-1'             | 'id':7                   | id",
                "'id':'a-1'             | 'id':''                  | id",
                "'id':'a-1'             | 'id':' '                 | id",
                "'id':'a-1'             | 'id':'a\\u0000b'         | id",
                "'id':'a-1'             | 'id':'a\\nb'             | id",
                "'id':'a-1'             | 'id':'a\\u007fb'         | id",
                "'id':'a-1'             | 'id':'a\\u200bb'         | id",
                "'id':'a-1'             | 'id':'a\\u2028b'         | id",
                "'id':'a-1'             | 'id':'a\\ud800b'         | id",
                "'id':'a-1'             | 'id':'a-1','id':'a-1'    | id",
                "'command':'CollectPremium', |                     | command",
                "'CollectPremium'       | 'CollectPremia'          | command",
                "'CollectPremium'       | true                     | command",
                "'410200'               | 410200                   | pool",
                "'410200'               | '4102'                   | pool",
                "'310'                  | 310                      | fund",
                "'310'                  | '31'                     | fund",
                "'fund':'310',          |                          | fund",
                "'fund':'310'           | 'fund':null              | fund",
                "'2021-03-15'           | '2021-02-30'             | effectiveOn",
                "'2021-03-15'           | '20210315'               | effectiveOn",
                "'2021-03-15'           | '+12021-03-15'           | effectiveOn",
                "'2021-03-15'           | 20210315                 | effectiveOn",
                "'effectiveOn':'2021-03-15', |                     | effectiveOn",
                "'id':'a-1'             | 'id':'a-1','ID':'a'      | ID",
                "'receiptNo':'E1'       | 'receiptNo':'E1','receiptNo':'E2' | data.receiptNo"
            })
    void answers_a_faulty_envelope_at_once_and_names_the_path(String part, String instead, String path) {
        Refusal refusal = refusal(ENVELOPE.replace(part, instead == null ? "" : instead));
        assertThat(refusal.code()).isEqualTo(RefusalCode.INVALID);
        assertThat(refusal.faults()).extracting(Fault::path).contains(path);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "'1234.50' | 1234.50       | INVALID             | data.amount",
                "'1234.50' | true          | INVALID             | data.amount",
                "'1234.50' | '1234.505'    | INVALID             | data.amount",
                "'1234.50' | '1e3'         | INVALID             | data.amount",
                "'1234.50' | '92233720368547758.08' | INVALID    | data.amount",
                "'1234.50' | '0.00'        | AMOUNT_NOT_POSITIVE | data.amount",
                "'1234.50' | '-1.00'       | AMOUNT_NOT_POSITIVE | data.amount",
                "'410222'  | 410222        | INVALID             | data.unit",
                "'2021-03'}| '2021-13'}    | INVALID             | data.period",
                "'E1'      | 7             | INVALID             | data.receiptNo",
                "'E1'      | 'E1','more':1 | INVALID             | data.more"
            })
    void leaves_faults_of_the_data_to_the_order_of_checks(String part, String instead, RefusalCode code, String path) {
        assertThat(submission(ENVELOPE.replace(part, instead)).reading())
                .isInstanceOfSatisfying(Reading.Invalid.class, invalid -> {
                    assertThat(invalid.refusal().code()).isEqualTo(code);
                    assertThat(invalid.refusal().faults())
                            .extracting(Fault::path)
                            .containsExactly(path);
                });
    }

    @Test
    void names_the_faults_of_envelope_and_data_together() {
        assertThat(refusal("{'id':'a-1','command':'CollectPremium','pool':'x','more':1,'data':{'amount':5}}")
                        .faults())
                .extracting(Fault::path)
                .containsExactly(
                        "more",
                        "pool",
                        "fund",
                        "effectiveOn",
                        "data.unit",
                        "data.receiptNo",
                        "data.payerCategory",
                        "data.kind",
                        "data.period",
                        "data.amount");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "7", "null", "{'id':'a-1'}}", "{'id':'a-1'} {}", "{'id' 'a-1'}", "{'id':01}"})
    void refuses_what_is_no_object(String text) {
        Refusal refusal = refusal(text);
        assertThat(refusal.code()).isEqualTo(RefusalCode.INVALID);
        assertThat(refusal.faults()).isNotEmpty();
        assertThat(refusal.detail()).doesNotContain("Source", "Exception");
    }

    @Test
    void refuses_what_is_not_utf8() {
        byte[] overlong = ENVELOPE.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        overlong[8] = (byte) 0xC0;
        assertThat(refusal(EnvelopeReader.read(StrictJson.parse(overlong), TAX)).faults())
                .containsExactly(new Fault("", "is not UTF-8"));
    }

    @Test
    void tells_where_the_text_breaks_off() {
        assertThat(refusal(ENVELOPE.substring(0, ENVELOPE.indexOf("EMPLOYER"))).faults())
                .extracting(Fault::path)
                .containsExactly("data.payerCategory");
    }

    @Test
    void refuses_what_is_nested_too_deep() {
        assertThat(refusal("[".repeat(100_000)).faults()).hasSize(1);
    }

    @Test
    void echoes_the_id_where_it_can_be_read() {
        Answer answer = ((EnvelopeReader.Envelope.Refused) read("{'id':'a-1'}")).answer();
        assertThat(answer.id()).contains("a-1");
        assertThat(((EnvelopeReader.Envelope.Refused) read("{'id':8}")).answer().id())
                .isEmpty();
    }

    @Test
    void takes_an_id_of_a_hundred_characters_of_any_script() {
        String id = "汴".repeat(98) + "😀 ".strip() + "x";
        assertThat(submission(ENVELOPE.replace("a-1", id)).id()).isEqualTo(id);
        assertThat(refusal(ENVELOPE.replace("a-1", id + "y")).faults())
                .extracting(Fault::path)
                .containsExactly("id");
    }

    @Test
    void takes_a_pool_of_six_digits_that_is_none_for_an_unknown_one() {
        assertThat(refusal(ENVELOPE.replace("410200", "999999")).code()).isEqualTo(RefusalCode.POOL_UNKNOWN);
        assertThat(refusal("{'id':'a','command':'OpenPool','pool':'999999','effectiveOn':'2021-01-01','data':"
                                + "{'name':'x','units':[{'code':'999999','name':'x','level':'CITY'}],'funds':['310']}}")
                        .faults())
                .extracting(Fault::path)
                .containsExactly("pool");
    }

    @Test
    void wants_no_fund_of_a_command_to_the_whole_pool_and_neither_fund_nor_day_of_one_about_a_proposal() {
        String adoption =
                "{'id':'a','command':'AdoptPolicy','pool':'410200','fund':'310','effectiveOn':'2021-01-01','data':"
                        + "{'policy':'kaifeng-2020-59'}}";
        assertThat(refusal(adoption).faults()).extracting(Fault::path).containsExactly("fund");
        assertThat(submission(adoption.replace("'fund':'310',", "")).fund()).isEmpty();

        String approval = "{'id':'b','command':'ApproveProposal','pool':'410200','data':{'proposal':'a'}}";
        assertThat(submission(approval).effectiveOn()).isEmpty();
        assertThat(submission(approval.replace("'data'", "'fund':'310','effectiveOn':'2021-01-01','data'"))
                        .effectiveOn())
                .isPresent();
        assertThat(refusal(approval.replace("'data'", "'fund':'3','effectiveOn':'x','data'"))
                        .faults())
                .extracting(Fault::path)
                .containsExactly("fund", "effectiveOn");
    }

    @Test
    void knows_a_command_again_whatever_the_order_of_its_fields_and_whatever_its_id() {
        Submission first = submission(ENVELOPE);
        Submission again = submission("{'data':{'period':'2021-03','kind':'CURRENT','payerCategory':'EMPLOYER',"
                + "'amount':'1234.50','receiptNo':'E1','unit':'410222'},'effectiveOn':'2021-03-15',  'fund':'310',"
                + "'pool':'410200','command':'CollectPremium','id':'a-2'}");
        assertThat(again.contentHash()).isEqualTo(first.contentHash());
        assertThat(first.contentHash()).hasToString("1d13fed0d21030d58146b7e6ddca7f764bea36d85e36426ecd43b2db6849b58d");
        for (String[] change : new String[][] {
            {"'1234.50'", "'1234.5'"}, {"'310'", "'390'"}, {"'2021-03-15'", "'2021-03-16'"}, {"'E1'", "'E1','note':'x'"}
        }) {
            assertThat(submission(ENVELOPE.replace(change[0], change[1])).contentHash())
                    .isNotEqualTo(first.contentHash());
        }
        Actor other = new Actor("tax-2", TAX.offices(), TAX.unit(), TAX.pools(), true);
        EnvelopeReader.Envelope byOther = EnvelopeReader.read(parsed(ENVELOPE), other);
        assertThat(((EnvelopeReader.Envelope.Readable) byOther).submission().contentHash())
                .isNotEqualTo(first.contentHash());
    }

    @Test
    void takes_numbers_for_the_same_however_they_are_written() {
        String year = "{'id':'a','command':'CloseYear','pool':'410200','fund':'310','effectiveOn':'2021-12-31','data':"
                + "{'year':2021}}";
        assertThat(submission(year.replace("2021}", "2.0210e3}")).contentHash())
                .isEqualTo(submission(year.replace("2021}", "2021.0}")).contentHash());
        assertThat(submission(year.replace("2021}", "1e999999999}")).reading()).isInstanceOf(Reading.Invalid.class);
    }

    @Test
    void knows_offices_and_nothing_else_of_a_caller() {
        Actor actor = EnvelopeReader.actor(new Caller(
                "county-410222", Set.of("county", "gardener"), Optional.of("410222"), Set.of("410200"), true));
        assertThat(actor)
                .isEqualTo(new Actor(
                        "county-410222",
                        Set.of(Office.COUNTY),
                        Optional.of(new UnitCode("410222")),
                        Set.of("410200"),
                        true));
    }

    private static StrictJson.Parsed parsed(String text) {
        return StrictJson.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static EnvelopeReader.Envelope read(String text) {
        return EnvelopeReader.read(parsed(text), TAX);
    }

    private static Submission submission(String text) {
        EnvelopeReader.Envelope read = read(text);
        assertThat(read).isInstanceOf(EnvelopeReader.Envelope.Readable.class);
        return ((EnvelopeReader.Envelope.Readable) read).submission();
    }

    private static Refusal refusal(String text) {
        return refusal(read(text));
    }

    private static Refusal refusal(EnvelopeReader.Envelope read) {
        assertThat(read).isInstanceOf(EnvelopeReader.Envelope.Refused.class);
        return ((EnvelopeReader.Envelope.Refused) read).answer().refusal().orElseThrow();
    }

    @Test
    void reads_an_array_each_for_itself_but_not_half_of_one() {
        StrictJson.Body body = StrictJson.parseBody("[{\"a\":1,\"a\":2},{},7]".getBytes(StandardCharsets.UTF_8));
        assertThat(body.isArray()).isTrue();
        assertThat(body.values()).extracting(value -> value.faults().size()).isEqualTo(List.of(1, 0, 0));
        assertThat(StrictJson.parseBody("[{},{}".getBytes(StandardCharsets.UTF_8))
                        .malformed())
                .isPresent();
        assertThat(StrictJson.parseBody("[{}] []".getBytes(StandardCharsets.UTF_8))
                        .malformed())
                .isPresent();
    }
}
