package io.tongchou.ledger.http;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Commands to paste, each by the named sample person and in this order: they open a pool of their own, so they work once in
 * any ledger that does not know it yet, with the sample or without.
 */
final class Examples {

    /**
     * One command.
     *
     * @param as who sends it
     */
    record Example(String title, String as, String command) {}

    static final List<Example> ALL = List.of(
            new Example("1. Open a pool", "admin", """
                    {"id": "open-430100", "command": "OpenPool", "pool": "430100", "effectiveOn": "2021-01-01",
                     "data": {"name": "长沙市", "funds": ["310", "390"],
                              "units": [{"code": "430100", "name": "长沙市本级", "level": "CITY"},
                                        {"code": "430121", "name": "长沙县", "level": "COUNTY"},
                                        {"code": "430181", "name": "浏阳市", "level": "COUNTY"}]}}"""),
            new Example("2. Propose its rules", "city-clerk", """
                    {"id": "policy-430100", "command": "AdoptPolicy", "pool": "430100", "effectiveOn": "2021-01-01",
                     "data": {"policy": "changsha-2020-24"}}"""),
            new Example("3. Approve them as a second person", "city-head", """
                    {"id": "approve-policy-430100", "command": "ApproveProposal", "pool": "430100",
                     "data": {"proposal": "policy-430100"}}"""),
            new Example("4. Collect a premium", "tax", """
                    {"id": "tax-2021-03-15-000001", "command": "CollectPremium", "pool": "430100", "fund": "310",
                     "effectiveOn": "2021-03-15",
                     "data": {"unit": "430121", "receiptNo": "E4300021030000001", "amount": "1234.50",
                              "payerCategory": "EMPLOYER", "kind": "CURRENT", "period": "2021-03"}}"""),
            new Example("5. Remit everything collected", "tax", """
                    {"id": "remit-2021-03-31-430121", "command": "RemitToCityTreasury", "pool": "430100", "fund": "310",
                     "effectiveOn": "2021-03-31", "data": {"unit": "430121", "amount": "ALL"}}"""));

    private static final List<String> PREMIUMS = List.of("""
            {"id": "tax-2021-04-15-000001", "command": "CollectPremium", "pool": "430100", "fund": "310", \
            "effectiveOn": "2021-04-15", "data": {"unit": "430121", "receiptNo": "E4300021040000001", \
            "amount": "800.00", "payerCategory": "EMPLOYER", "kind": "CURRENT", "period": "2021-04"}}""", """
            {"id": "tax-2021-04-15-000002", "command": "CollectPremium", "pool": "430100", "fund": "310", \
            "effectiveOn": "2021-04-15", "data": {"unit": "430181", "receiptNo": "E4300021040000002", \
            "amount": "200.00", "lateFee": "0.50", "payerCategory": "FLEXIBLE", "kind": "ARREARS", \
            "period": "2021-03"}}""");

    /** An array and a stream of the same premiums, by the tax authority; the second that comes answers DUPLICATE. */
    static final String ARRAY = PREMIUMS.stream().collect(Collectors.joining(",\n ", "[", "]"));

    static final String STREAM = PREMIUMS.stream().collect(Collectors.joining("\n", "", "\n"));

    private Examples() {}
}
