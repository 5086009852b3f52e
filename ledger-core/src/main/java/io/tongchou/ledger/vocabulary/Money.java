package io.tongchou.ledger.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An amount in integer fen (分, a hundredth of a yuan), signed, 64 bits. Arithmetic is exact: what does not fit throws
 * {@link ArithmeticException}, it never wraps. At every border of the ledger an amount is a text in yuan with two decimals.
 *
 * @param fen the amount in fen
 */
public record Money(long fen) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    /** An amount of that many fen; how stored events carry money. */
    @JsonCreator
    public static Money ofFen(long fen) {
        return fen == 0 ? ZERO : new Money(fen);
    }

    /**
     * Reads yuan with at most two decimals, such as {@code "1234.5"}, {@code "-0.05"} or {@code "7"}.
     *
     * @throws NumberFormatException where the text is no such amount
     * @throws ArithmeticException where it does not fit into 64 bits of fen
     */
    public static Money parse(String yuan) {
        int length = yuan.length();
        boolean negative = length > 0 && yuan.charAt(0) == '-';
        int at = negative ? 1 : 0;
        int point = -1;
        long fen = 0;
        int digits = 0;
        for (; at < length; at++) {
            char c = yuan.charAt(at);
            if (c == '.' && point < 0 && digits > 0) {
                point = digits;
            } else if (c >= '0' && c <= '9') {
                fen = Math.subtractExact(Math.multiplyExact(fen, 10), c - '0');
                digits++;
            } else {
                throw new NumberFormatException(yuan);
            }
        }
        int decimals = point < 0 ? 0 : digits - point;
        if (digits == 0 || decimals > 2 || (point >= 0 && decimals == 0)) {
            throw new NumberFormatException(yuan);
        }
        for (int i = decimals; i < 2; i++) {
            fen = Math.multiplyExact(fen, 10);
        }
        return ofFen(negative ? fen : Math.negateExact(fen));
    }

    /** The amount in fen. */
    @Override
    @JsonValue
    public long fen() {
        return fen;
    }

    public Money plus(Money other) {
        return ofFen(Math.addExact(fen, other.fen));
    }

    public Money minus(Money other) {
        return ofFen(Math.subtractExact(fen, other.fen));
    }

    public Money negated() {
        return ofFen(Math.negateExact(fen));
    }

    /** This amount, or nothing where it is negative. */
    public Money orZeroIfNegative() {
        return fen < 0 ? ZERO : this;
    }

    public Money min(Money other) {
        return fen <= other.fen ? this : other;
    }

    public boolean isZero() {
        return fen == 0;
    }

    public boolean isPositive() {
        return fen > 0;
    }

    public boolean isNegative() {
        return fen < 0;
    }

    public boolean exceeds(Money other) {
        return fen > other.fen;
    }

    /** This amount times {@code rate}; the product is exact before it is rounded to the fen. */
    public Money times(Rate rate, RoundingMode rounding) {
        return ofFen(new BigDecimal(fen)
                .multiply(rate.value())
                .setScale(0, rounding)
                .toBigInteger()
                .longValueExact());
    }

    /** This amount × {@code numerator} ÷ {@code denominator}; the product is exact before it is rounded to the fen. */
    public Money timesRatio(long numerator, long denominator, RoundingMode rounding) {
        return ofFen(new BigDecimal(BigInteger.valueOf(fen).multiply(BigInteger.valueOf(numerator)))
                .divide(BigDecimal.valueOf(denominator), 0, rounding)
                .longValueExact());
    }

    /**
     * Splits this amount by weights so that no fen is lost or invented: each share is rounded down and the fen that are left go
     * to the largest remainders, ties to the earlier share. Weights in ascending order of unit code give the ledger's tie rule.
     *
     * @param weights none negative, at least one above zero
     * @throws IllegalArgumentException for a negative amount or such weights
     */
    public List<Money> allocate(List<BigInteger> weights) {
        BigInteger total = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (fen < 0 || total.signum() <= 0 || weights.stream().anyMatch(weight -> weight.signum() < 0)) {
            throw new IllegalArgumentException("cannot allocate " + this + " by " + weights);
        }
        List<Money> shares = new ArrayList<>(weights.size());
        List<BigInteger> remainders = new ArrayList<>(weights.size());
        long left = fen;
        for (BigInteger weight : weights) {
            BigInteger[] parts = BigInteger.valueOf(fen).multiply(weight).divideAndRemainder(total);
            shares.add(ofFen(parts[0].longValueExact()));
            remainders.add(parts[1]);
            left -= parts[0].longValueExact();
        }
        IntStream.range(0, weights.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
                .limit(left)
                .forEach(i -> shares.set(i, shares.get(i).plus(new Money(1))));
        return List.copyOf(shares);
    }

    public static Money sum(Iterable<Money> amounts) {
        Money sum = ZERO;
        for (Money amount : amounts) {
            sum = sum.plus(amount);
        }
        return sum;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }

    /** Yuan with two decimals, e.g. {@code 1234.50}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
