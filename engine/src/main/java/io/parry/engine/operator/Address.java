package io.parry.engine.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One address as 128 bits; IPv4 as {@code ::ffff:a.b.c.d}. */
record Address(long high, long low) {
    private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final int GROUPS = 8;

    /** The two textual forms of RFC 4291, 2.2 and the dotted one of four decimals; empty for anything else. */
    static Optional<Address> parse(String text) {
        return text.indexOf(':') < 0
                ? v4(text).map(bits -> new Address(0, 0xffff_0000_0000L | bits))
                : groups(text).map(Address::of);
    }

    private static Optional<Long> v4(String text) {
        var octets = text.split("\\.", -1);
        long bits = 0;
        for (var octet : octets) {
            if (!OCTET.matcher(octet).matches() || Integer.parseInt(octet) > 255) {
                return Optional.empty();
            }
            bits = bits << 8 | Integer.parseInt(octet);
        }
        return octets.length == 4 ? Optional.of(bits) : Optional.empty();
    }

    private static Address of(List<Integer> groups) {
        return new Address(joined(groups.subList(0, 4)), joined(groups.subList(4, GROUPS)));
    }

    private static long joined(List<Integer> groups) {
        long bits = 0;
        for (int group : groups) {
            bits = bits << 16 | group;
        }
        return bits;
    }

    private static Optional<List<Integer>> groups(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return listed(text, true).filter(groups -> groups.size() == GROUPS);
        }
        return listed(text.substring(0, gap), false)
                .flatMap(head -> listed(text.substring(gap + 2), true).flatMap(tail -> filled(head, tail)));
    }

    private static Optional<List<Integer>> filled(List<Integer> head, List<Integer> tail) {
        if (head.size() + tail.size() >= GROUPS) {
            return Optional.empty();
        }
        var groups = new ArrayList<>(head);
        while (groups.size() + tail.size() < GROUPS) {
            groups.add(0);
        }
        groups.addAll(tail);
        return Optional.of(groups);
    }

    /** @param last whether the text ends the address, where four decimals may stand for two groups */
    private static Optional<List<Integer>> listed(String text, boolean last) {
        var groups = new ArrayList<Integer>();
        var parts = text.isEmpty() ? new String[0] : text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            if (GROUP.matcher(parts[i]).matches()) {
                groups.add(Integer.parseInt(parts[i], 16));
                continue;
            }
            var dotted = last && i == parts.length - 1 ? v4(parts[i]) : Optional.<Long>empty();
            if (dotted.isEmpty()) {
                return Optional.empty();
            }
            groups.add((int) (dotted.get() >> 16));
            groups.add((int) (dotted.get() & 0xffff));
        }
        return Optional.of(groups);
    }
}
