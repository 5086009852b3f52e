package io.tongchou.ledger.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.planning.PlanAgainstActual;
import io.tongchou.ledger.statements.Form.Caption;
import io.tongchou.ledger.statements.GeneralLedger;
import io.tongchou.ledger.statements.LedgerPage;
import io.tongchou.ledger.statements.Statement;
import io.tongchou.ledger.statements.Voucher;
import io.tongchou.ledger.statements.VouchersPage;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Statements, books and vouchers as they are answered. */
final class StatementAnswers {

    private StatementAnswers() {}

    /**
     * What every one of them says of itself.
     *
     * @param unit left out for the whole city
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record About(
            String pool,
            String fund,
            Optional<String> unit,
            String asOf,
            String knownAt,
            long sequence,
            Optional<String> halted) {

        static About of(BookId book, Basis basis, Optional<UnitCode> unit) {
            return new About(
                    book.pool().code(),
                    book.fund().code(),
                    unit.map(UnitCode::code),
                    basis.asOf().toString(),
                    basis.knownAt().toString(),
                    basis.sequence(),
                    FigureAnswers.halted(basis));
        }
    }

    /** @param line its number */
    record Term(int sign, int line) {}

    /**
     * A form with its figures.
     *
     * @param form the form's code, such as 会社保01表
     * @param columns what the amounts of a line are of, in order
     */
    record StatementAnswer(
            String form,
            Caption title,
            @JsonUnwrapped About about,
            String period,
            List<Caption> columns,
            List<Line> lines,
            List<Eliminated> eliminated) {

        /**
         * @param number its number in the form (行次)
         * @param level how deep it is indented
         * @param adds the lines that it adds or takes off, where it is a total
         * @param assumption what the ledger assumes of it
         */
        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        record Line(
                int number,
                String key,
                int level,
                String chinese,
                String english,
                List<String> amounts,
                List<Term> adds,
                Optional<String> assumption) {}

        /** What bodies of the pool paid each other and the city's statement leaves out, one amount for each column. */
        record Eliminated(
                String expenditure, String income, List<String> paid, List<String> received, List<String> amounts) {}
    }

    static StatementAnswer of(Statement statement) {
        return new StatementAnswer(
                statement.form().code(),
                statement.form().title(),
                About.of(statement.book(), statement.basis(), statement.unit()),
                statement.period().toString(),
                statement.columns(),
                statement.lines().stream()
                        .map(line -> new StatementAnswer.Line(
                                line.of().number(),
                                line.of().key(),
                                line.of().level(),
                                line.of().caption().chinese(),
                                line.of().caption().english(),
                                texts(line.amounts()),
                                terms(line.adds()),
                                line.of().assumption()))
                        .toList(),
                statement.eliminated().stream()
                        .map(pair -> new StatementAnswer.Eliminated(
                                pair.expenditure().code(),
                                pair.income().code(),
                                texts(pair.paid()),
                                texts(pair.received()),
                                texts(pair.amounts())))
                        .toList());
    }

    /**
     * A plan against what came of it.
     *
     * @param withoutPlan units without a plan in force, whose plan counts as nothing
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record PlanAnswer(
            @JsonUnwrapped About about,
            String period,
            List<Line> lines,
            Optional<Integer> enrolmentTask,
            Optional<String> collectionTask,
            List<String> withoutPlan) {

        /** @param percent of the plan, to two decimals; left out where nothing was planned */
        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        record Line(
                int number,
                int level,
                String chinese,
                String english,
                String planned,
                String actual,
                String difference,
                Optional<String> percent,
                List<Term> adds) {}
    }

    static PlanAnswer of(PlanAgainstActual plan) {
        return new PlanAnswer(
                About.of(plan.book(), plan.basis(), plan.unit()),
                plan.period().toString(),
                plan.lines().stream()
                        .map(line -> new PlanAnswer.Line(
                                line.number(),
                                line.level(),
                                line.caption().chinese(),
                                line.caption().english(),
                                line.planned().toString(),
                                line.actual().toString(),
                                line.difference().toString(),
                                line.percent().map(BigDecimal::toPlainString),
                                terms(line.adds())))
                        .toList(),
                plan.enrolmentTask(),
                plan.collectionTask().map(Money::toString),
                plan.withoutPlan().stream().map(UnitCode::code).toList());
    }

    /** The general ledger; balances debit positive. */
    record GeneralLedgerAnswer(@JsonUnwrapped About about, String period, List<Row> rows) {

        record Row(
                String account,
                String title,
                String chinese,
                String month,
                String opening,
                String debit,
                String credit,
                String closing,
                String debitOfYear,
                String creditOfYear) {}
    }

    static GeneralLedgerAnswer of(GeneralLedger ledger) {
        return new GeneralLedgerAnswer(
                About.of(ledger.book(), ledger.basis(), ledger.unit()),
                ledger.period().toString(),
                ledger.rows().stream().map(StatementAnswers::of).toList());
    }

    private static GeneralLedgerAnswer.Row of(GeneralLedger.Row row) {
        return new GeneralLedgerAnswer.Row(
                row.account().code(),
                row.account().title(),
                row.account().chinese(),
                row.month().toString(),
                row.opening().toString(),
                row.debit().toString(),
                row.credit().toString(),
                row.closing().toString(),
                row.debitOfYear().toString(),
                row.creditOfYear().toString());
    }

    /**
     * A page of an account's postings.
     *
     * @param broughtForward the balance before its first posting, debit positive
     * @param next the cursor of the next page, where there is one
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record LedgerAnswer(
            @JsonUnwrapped About about,
            String account,
            Optional<String> item,
            String from,
            String broughtForward,
            List<Row> rows,
            Optional<String> next) {

        /**
         * @param dayDebit what the day was debited with in all, beside its last posting
         * @param dayCredit what the day was credited with in all, beside its last posting
         */
        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        record Row(
                String effectiveOn,
                int voucher,
                long sequence,
                int leg,
                String chinese,
                String english,
                String unit,
                Optional<String> item,
                String debit,
                String credit,
                String balance,
                Optional<String> dayDebit,
                Optional<String> dayCredit,
                String command,
                Optional<String> reference,
                Optional<String> document,
                Optional<String> note) {}
    }

    static LedgerAnswer of(LedgerPage page) {
        return new LedgerAnswer(
                About.of(page.book(), page.basis(), page.of().unit()),
                page.of().account().code(),
                page.of().item().map(Item::name),
                page.of().from().toString(),
                page.broughtForward().toString(),
                page.lines().stream().map(StatementAnswers::of).toList(),
                page.next());
    }

    private static LedgerAnswer.Row of(LedgerPage.Line line) {
        return new LedgerAnswer.Row(
                line.effectiveOn().toString(),
                line.voucher(),
                line.sequence(),
                line.leg(),
                line.summary().chinese(),
                line.summary().english(),
                line.unit().code(),
                line.item().map(Item::name),
                line.debit().toString(),
                line.credit().toString(),
                line.balance().toString(),
                line.day().map(day -> day.debit().toString()),
                line.day().map(day -> day.credit().toString()),
                line.command(),
                line.reference(),
                line.document(),
                line.note());
    }

    /**
     * Vouchers of a month.
     *
     * @param next the cursor of the next page, where there is one
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record VouchersAnswer(@JsonUnwrapped About about, String month, List<Row> rows, Optional<String> next) {

        /** @param amount all debits of its legs */
        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        record Row(
                int number,
                String effectiveOn,
                String chinese,
                String english,
                long sequence,
                String command,
                Optional<String> reference,
                String maker,
                Optional<String> checker,
                String amount) {}
    }

    static VouchersAnswer of(VouchersPage page) {
        return new VouchersAnswer(
                About.of(page.book(), page.basis(), page.unit()),
                page.month().toString(),
                page.lines().stream()
                        .map(line -> new VouchersAnswer.Row(
                                line.number(),
                                line.effectiveOn().toString(),
                                line.summary().chinese(),
                                line.summary().english(),
                                line.sequence(),
                                line.command(),
                                line.reference(),
                                line.maker(),
                                line.checker(),
                                line.amount().toString()))
                        .toList(),
                page.next().map(String::valueOf));
    }

    /**
     * A voucher.
     *
     * @param imported whether it was brought in from books that were kept elsewhere
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record VoucherAnswer(
            String pool,
            String fund,
            String knownAt,
            String effectiveOn,
            int number,
            String chinese,
            String english,
            String event,
            long sequence,
            String recordedAt,
            String command,
            String maker,
            Optional<String> checker,
            Optional<String> reference,
            Optional<String> document,
            Optional<String> note,
            Optional<String> undoes,
            Optional<String> policy,
            Optional<String> clause,
            boolean imported,
            List<Line> lines,
            String debit,
            String credit) {

        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        record Line(
                int leg,
                String unit,
                String account,
                String title,
                String chinese,
                Optional<String> item,
                String debit,
                String credit) {}
    }

    static VoucherAnswer of(Voucher voucher) {
        return new VoucherAnswer(
                voucher.book().pool().code(),
                voucher.book().fund().code(),
                voucher.basis().knownAt().toString(),
                voucher.effectiveOn().toString(),
                voucher.number(),
                voucher.summary().chinese(),
                voucher.summary().english(),
                voucher.event(),
                voucher.sequence(),
                voucher.recordedAt().toString(),
                voucher.command(),
                voucher.maker(),
                voucher.checker(),
                voucher.reference(),
                voucher.document(),
                voucher.note(),
                voucher.undoes(),
                voucher.policy(),
                voucher.clause(),
                voucher.imported(),
                voucher.lines().stream()
                        .map(line -> new VoucherAnswer.Line(
                                line.leg(),
                                line.unit().code(),
                                line.account().code(),
                                line.account().title(),
                                line.account().chinese(),
                                line.item().map(Item::name),
                                line.debit().toString(),
                                line.credit().toString()))
                        .toList(),
                voucher.debit().toString(),
                voucher.credit().toString());
    }

    private static List<String> texts(List<Money> amounts) {
        return amounts.stream().map(Money::toString).toList();
    }

    private static List<Term> terms(List<io.tongchou.ledger.statements.Form.Term> terms) {
        return terms.stream().map(term -> new Term(term.sign(), term.line())).toList();
    }

    /** The same as comma-separated lines with a header. */
    static final class Csv {

        private Csv() {}

        static List<String> of(Statement statement) {
            List<String> lines = new ArrayList<>();
            lines.add(row(
                    Stream.of("number", "key", "chinese", "english"),
                    statement.columns().stream().map(Caption::english)));
            statement
                    .lines()
                    .forEach(line -> lines.add(row(
                            Stream.of(
                                    line.of().number(),
                                    line.of().key(),
                                    line.of().caption().chinese(),
                                    line.of().caption().english()),
                            line.amounts().isEmpty()
                                    ? statement.columns().stream().map(none -> "")
                                    : line.amounts().stream())));
            return lines;
        }

        private static String row(Stream<?> captions, Stream<?> amounts) {
            return FigureAnswers.Csv.line(Stream.concat(captions, amounts).toArray());
        }

        static List<String> of(PlanAgainstActual plan) {
            List<String> lines = new ArrayList<>(List.of("number,chinese,english,planned,actual,difference,percent"));
            plan.lines()
                    .forEach(line -> lines.add(FigureAnswers.Csv.line(
                            line.number(),
                            line.caption().chinese(),
                            line.caption().english(),
                            line.planned(),
                            line.actual(),
                            line.difference(),
                            line.percent().map(BigDecimal::toPlainString).orElse(""))));
            return lines;
        }

        static List<String> of(GeneralLedger ledger) {
            List<String> lines = new ArrayList<>(
                    List.of("account,title,chinese,month,opening,debit,credit,closing,debitOfYear,creditOfYear"));
            ledger.rows().stream()
                    .map(StatementAnswers::of)
                    .forEach(row -> lines.add(FigureAnswers.Csv.line(
                            row.account(),
                            row.title(),
                            row.chinese(),
                            row.month(),
                            row.opening(),
                            row.debit(),
                            row.credit(),
                            row.closing(),
                            row.debitOfYear(),
                            row.creditOfYear())));
            return lines;
        }

        static List<String> of(LedgerPage page) {
            List<String> lines = new ArrayList<>(
                    List.of(
                            "effectiveOn,voucher,sequence,leg,chinese,english,unit,item,debit,credit,balance,dayDebit,dayCredit,command,reference,document,note"));
            page.lines().stream()
                    .map(StatementAnswers::of)
                    .forEach(row -> lines.add(FigureAnswers.Csv.line(
                            row.effectiveOn(),
                            row.voucher(),
                            row.sequence(),
                            row.leg(),
                            row.chinese(),
                            row.english(),
                            row.unit(),
                            row.item().orElse(""),
                            row.debit(),
                            row.credit(),
                            row.balance(),
                            row.dayDebit().orElse(""),
                            row.dayCredit().orElse(""),
                            row.command(),
                            row.reference().orElse(""),
                            row.document().orElse(""),
                            row.note().orElse(""))));
            return lines;
        }

        static List<String> of(VouchersPage page) {
            List<String> lines = new ArrayList<>(
                    List.of("number,effectiveOn,chinese,english,sequence,command,reference,maker,checker,amount"));
            StatementAnswers.of(page)
                    .rows()
                    .forEach(row -> lines.add(FigureAnswers.Csv.line(
                            row.number(),
                            row.effectiveOn(),
                            row.chinese(),
                            row.english(),
                            row.sequence(),
                            row.command(),
                            row.reference().orElse(""),
                            row.maker(),
                            row.checker().orElse(""),
                            row.amount())));
            return lines;
        }

        static List<String> of(Voucher voucher) {
            List<String> lines = new ArrayList<>(List.of("leg,unit,account,title,chinese,item,debit,credit"));
            StatementAnswers.of(voucher)
                    .lines()
                    .forEach(line -> lines.add(FigureAnswers.Csv.line(
                            line.leg(),
                            line.unit(),
                            line.account(),
                            line.title(),
                            line.chinese(),
                            line.item().orElse(""),
                            line.debit(),
                            line.credit())));
            return lines;
        }
    }
}
