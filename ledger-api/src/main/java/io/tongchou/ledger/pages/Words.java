package io.tongchou.ledger.pages;

import io.tongchou.ledger.indicators.Quantity;
import io.tongchou.ledger.rendering.Caption;
import io.tongchou.ledger.statements.Form;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;

/** How a page speaks: its words, the chart's names, and amounts as they are written in its language. */
public final class Words {

    /** The ledger's days are Asia/Shanghai's. */
    public static final ZoneId OFFICES = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");
    private static final DateTimeFormatter TO_THE_MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final BigDecimal HUNDRED_MILLIONS = new BigDecimal("100000000");
    private static final BigDecimal MILLIONS = new BigDecimal("1000000");
    private static final BigDecimal TEN_THOUSANDS = new BigDecimal("10000");

    /** What indicators are made of, by its English name: the key of its words. */
    private static final List<Part> PARTS = List.of(
            new Part("overview.part.balance", Pattern.compile("balance of .* at the end of (\\S+)")),
            new Part("overview.part.reserve", Pattern.compile("risk reserve at the end of (\\S+)")),
            new Part("overview.part.expenditure", Pattern.compile("expenditure from (\\S+) through (\\S+)")),
            new Part("overview.part.expenditure-recorded", Pattern.compile("expenditure of (\\S+) as recorded")),
            new Part("overview.part.expenditure-of", Pattern.compile("expenditure of (\\S+)")),
            new Part("overview.part.orange-above", Pattern.compile("orange above")),
            new Part("overview.part.held-in-treasury", Pattern.compile("held in the treasury")),
            new Part("overview.part.held", Pattern.compile("held")),
            new Part("overview.part.slice", Pattern.compile("slice")),
            new Part("overview.part.due", Pattern.compile("due")),
            new Part("overview.part.came", Pattern.compile("came")),
            new Part("overview.part.announced-before", Pattern.compile("announced before")),
            new Part("overview.part.left", Pattern.compile("left of it")),
            new Part("overview.part.premiums", Pattern.compile("premiums")),
            new Part("overview.part.late-fees", Pattern.compile("late fees")),
            new Part("overview.part.extracted", Pattern.compile("extracted")),
            new Part("overview.part.cap", Pattern.compile("cap")),
            new Part("overview.part.target", Pattern.compile("target")),
            new Part("overview.part.stock", Pattern.compile("stock")),
            new Part("overview.part.base", Pattern.compile("base from (\\S+) through (\\S+)")),
            new Part("overview.part.handed-over", Pattern.compile("handed over")),
            new Part("overview.part.debt", Pattern.compile("debt")),
            new Part("overview.part.overdue", Pattern.compile("overdue")),
            new Part("overview.part.gap", Pattern.compile("gap")),
            new Part("overview.part.owed", Pattern.compile("owed")),
            new Part("overview.part.income", Pattern.compile("income")),
            new Part("overview.part.expenditure-alone", Pattern.compile("expenditure")),
            new Part("overview.part.months", Pattern.compile("from (\\S+) through (\\S+)")),
            new Part("overview.part.collected", Pattern.compile("premiums collected from (\\S+) through (\\S+)")),
            new Part("overview.part.plan", Pattern.compile("plan")),
            new Part("overview.part.calendar", Pattern.compile("the calendar's share")),
            new Part("overview.part.behind-calendar", Pattern.compile("points behind the calendar")),
            new Part("overview.part.red-below", Pattern.compile("red below")),
            new Part("overview.part.orange-below", Pattern.compile("orange below")),
            new Part("overview.part.blue-above", Pattern.compile("blue above")));

    /** What is particular to one case of a fault: what stands behind a colon, a list, an example, a name in capitals, a figure. */
    private static final Pattern PARTICULAR =
            Pattern.compile(": .*|\\[[^\\]]*]|\"[^\"]*\"|\\b[A-Z][A-Z_]+\\b(?!')|(?<![A-Za-z])-?\\d(?:[\\d.,-]*\\d)?");

    private record Part(String key, Pattern english) {}

    private final MessageSource messages;
    private final Locale locale;

    Words(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    /**
     * An amount as an overview shows it.
     *
     * @param brief in ten thousands or hundred millions of yuan, two decimals, half up; in English in millions
     * @param exact in yuan, to the fen
     * @param fen for those who order or draw it
     */
    public record Amount(String brief, String exact, long fen) {}

    public boolean isChinese() {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    }

    public String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /** By a key that may have no words, or else by another. */
    public String sayOr(String key, String otherwise) {
        return Optional.ofNullable(messages.getMessage(key, null, null, locale)).orElseGet(() -> say(otherwise));
    }

    /** By a key that may have no words, or else as it stands. */
    public String sayElse(String key, String text) {
        return Optional.ofNullable(messages.getMessage(key, null, null, locale)).orElse(text);
    }

    /** What is wrong with a value, by the English that the ledger answers with; in Chinese that English where it has no words. */
    public String fault(String english) {
        Object[] particulars = PARTICULAR
                .matcher(english)
                .results()
                .map(match -> match.group().replaceAll("^(: |[\\[\"])|[\\]\"]$", ""))
                .toArray();
        return isChinese()
                ? Optional.ofNullable(messages.getMessage(faultKey(english), particulars, null, locale))
                        .orElse(english)
                : english;
    }

    /** A fault without what is particular to a case of it. */
    static String faultKey(String english) {
        return "fault."
                + PARTICULAR
                        .matcher(english)
                        .replaceAll(" ")
                        .replaceAll("[^A-Za-z]+", "-")
                        .replaceAll("^-|-$", "");
    }

    public String caption(Caption caption) {
        return isChinese() || caption.en().isBlank() ? caption.zh() : caption.en();
    }

    public String caption(Form.Caption caption) {
        return isChinese() ? caption.chinese() : caption.english();
    }

    public String caption(io.tongchou.ledger.explain.Words caption) {
        return caption.zh().equals(caption.en()) ? part(caption.en()) : isChinese() ? caption.zh() : caption.en();
    }

    /** What an indicator is made of or held against, by its English name; that name where there are no other words for it. */
    public String part(String english) {
        for (Part part : PARTS) {
            Matcher matcher = part.english().matcher(english);
            if (matcher.matches()) {
                return say(
                        part.key(),
                        IntStream.rangeClosed(1, matcher.groupCount())
                                .mapToObj(matcher::group)
                                .toArray());
            }
        }
        return english;
    }

    /** What is written in English and Chinese, with a stroke between them. */
    public String ofBoth(String both) {
        String[] parts = both.split(" / ", 2);
        return parts[isChinese() && parts.length > 1 ? 1 : 0];
    }

    public String quantity(Quantity quantity) {
        String number = quantity.number().toPlainString();
        return switch (quantity.measure()) {
            case YUAN -> say("money.yuan", grouped(quantity.number()));
            case MONTHS -> say("measure.months", number);
            case PERCENT -> number + "%";
            case DAYS ->
                quantity.number().signum() < 0
                        ? say("measure.days-late", quantity.number().negate().toPlainString())
                        : say("measure.days", number);
            case THINGS -> say("measure.things", number);
        };
    }

    public String account(Account account) {
        return isChinese() ? account.chinese() : account.title();
    }

    public String item(Item item) {
        return isChinese() ? item.chinese() : item.title();
    }

    public String month(YearMonth month) {
        return isChinese() ? month.getMonthValue() + "月" : month.toString();
    }

    /** An instant as the clocks of the offices show it, to the millisecond. */
    public String instant(Instant instant) {
        return DAY_AND_TIME.format(instant.atZone(OFFICES));
    }

    /** The same to the minute, for lists that somebody works through. */
    public static String minute(Instant instant) {
        return TO_THE_MINUTE.format(instant.atZone(OFFICES));
    }

    /** A day in words. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day);
    }

    /** An instant in words, to the second. */
    public String dayAndTime(Instant instant) {
        return day(dayOf(instant)) + " " + TIME.format(instant.atZone(OFFICES));
    }

    static LocalDateTime byTheClock(Instant instant) {
        return LocalDateTime.ofInstant(instant, OFFICES);
    }

    /** The day that the offices had at an instant. */
    public static LocalDate dayOf(Instant instant) {
        return byTheClock(instant).toLocalDate();
    }

    /** The same as the browser's own field for a moment takes it. */
    public static String local(String instant) {
        return byTheClock(Instant.parse(instant)).toString();
    }

    public Amount amount(Money money) {
        BigDecimal yuan = BigDecimal.valueOf(money.fen(), 2);
        return new Amount(brief(yuan), exact(money), money.fen());
    }

    /** With the unit that suits it. */
    private String brief(BigDecimal yuan) {
        BigDecimal size = yuan.abs();
        if (!isChinese()) {
            return size.compareTo(TEN_THOUSANDS) < 0
                    ? say("money.yuan", grouped(yuan))
                    : say("money.millions", grouped(yuan.divide(MILLIONS, 2, RoundingMode.HALF_UP)));
        }
        return size.compareTo(HUNDRED_MILLIONS) >= 0
                ? say("money.hundred-millions", grouped(yuan.divide(HUNDRED_MILLIONS, 2, RoundingMode.HALF_UP)))
                : size.compareTo(TEN_THOUSANDS) >= 0
                        ? say("money.ten-thousands", grouped(yuan.divide(TEN_THOUSANDS, 2, RoundingMode.HALF_UP)))
                        : say("money.yuan", grouped(yuan));
    }

    /** A unit by its name; by its code too where that is not the page's script. */
    public String unit(Caption name) {
        return isChinese() || name.en().isBlank() ? name.zh() : name.zh() + " " + name.en();
    }

    /** In the one unit of a table of an overview: ten thousands of yuan, or thousands in English. */
    public Amount inTable(Money money) {
        return new Amount(
                grouped(BigDecimal.valueOf(money.fen(), 2)
                        .divide(isChinese() ? TEN_THOUSANDS : new BigDecimal(1000), 2, RoundingMode.HALF_UP)),
                exact(money),
                money.fen());
    }

    /** Yuan with two decimals, thousands apart. */
    public static String exact(Money money) {
        return grouped(BigDecimal.valueOf(money.fen(), 2));
    }

    /** A number of things, thousands apart. */
    public static String count(long things) {
        return new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(things);
    }

    private static String grouped(BigDecimal number) {
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
    }
}
