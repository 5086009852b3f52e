package io.tongchou.ledger.policy;

/**
 * How city and county share (市、县分担), as weights.
 *
 * @param city not negative
 * @param county not negative; not both zero
 */
public record Sharing(int city, int county) {

    public Sharing {
        if (city < 0 || county < 0 || (city == 0 && county == 0)) {
            throw new IllegalArgumentException(
                    "a sharing is two weights, not negative and not both zero: " + city + ":" + county);
        }
    }
}
