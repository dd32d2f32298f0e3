package io.parry.engine.operator;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A block of addresses, or one address. IPv4 stands where RFC 4291, 2.5.5.2 maps it, so {@code ::ffff:10.0.0.1} is
 * {@code 10.0.0.1}; yet no block of IPv6 holds any of IPv4. Ordered by family, first address and size, largest first.
 *
 * @param high the first 64 bits of its first address, {@code low} the others
 * @param length how many of 128 bits all its addresses share
 */
record Block(boolean v4, long high, long low, int length) implements Comparable<Block> {
    static final int MAPPED = 96;
    private static final int BITS = 128;
    private static final int LONGEST = 50;
    private static final Pattern LENGTH = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Comparator<Block> ORDER = Comparator.comparing(Block::v4)
            .thenComparing(Block::high, Long::compareUnsigned)
            .thenComparing(Block::low, Long::compareUnsigned)
            .thenComparingInt(Block::length);

    /**
     * Reads {@code 10.0.0.1}, {@code 10.0.0.0/8}, {@code 2001:db8::/32}; bits behind the length are cleared. Empty for
     * anything else: names, zones, octal and short forms. Nothing is ever looked up.
     */
    static Optional<Block> parse(String text) {
        int slash = text.indexOf('/');
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var address = slash < 0 ? text : text.substring(0, slash);
        int own = address.indexOf(':') < 0 ? MAPPED : 0;
        return Address.parse(address)
                .flatMap(parsed -> length(slash < 0 ? "" : text.substring(slash + 1), slash < 0, BITS - own)
                        .map(length -> masked(parsed.high(), parsed.low(), own + length)));
    }

    private static Optional<Integer> length(String text, boolean absent, int most) {
        if (absent) {
            return Optional.of(most);
        }
        return LENGTH.matcher(text).matches()
                ? Optional.of(Integer.valueOf(text)).filter(length -> length <= most)
                : Optional.empty();
    }

    private static Block masked(long high, long low, int length) {
        long first = high & ones(length);
        long second = low & ones(length - Long.SIZE);
        boolean v4 = length >= MAPPED && first == 0 && second >>> 32 == 0xffff;
        return new Block(v4, first, second, length);
    }

    private static long ones(int count) {
        return count <= 0 ? 0 : count >= Long.SIZE ? -1 : -1L << (Long.SIZE - count);
    }

    boolean contains(Block other) {
        return v4 == other.v4
                && length <= other.length
                && high == (other.high & ones(length))
                && low == (other.low & ones(length - Long.SIZE));
    }

    /** The block of twice the size; empty where this is all of its family. */
    Optional<Block> parent() {
        return length == (v4 ? MAPPED : 0) ? Optional.empty() : Optional.of(masked(high, low, length - 1));
    }

    @Override
    public int compareTo(Block other) {
        return ORDER.compare(this, other);
    }
}
