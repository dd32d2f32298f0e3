package io.parry.cli.permission;

import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Patterns as IAM's {@code Resource} takes them: {@code *} for any text, {@code ?} for one character. In them stand
 * {@link #PARTITION}, {@link #REGION} and {@link #ACCOUNT}, which are known when the policy is attached.
 */
final class Glob {
    static final String ANY = "*";
    static final String PARTITION = "${AWS::Partition}";
    static final String REGION = "${AWS::Region}";
    static final String ACCOUNT = "${AWS::AccountId}";

    static final int PARTS = 6;

    private static final List<String> PSEUDO = List.of(PARTITION, REGION, ACCOUNT);
    private static final Pattern SYMBOL = Pattern.compile("\\$\\{AWS::[A-Za-z]+}|.", Pattern.DOTALL);

    private Glob() {}

    /**
     * A pattern that every value matches that this one may become: what is unknown or secret is {@code *}, except the
     * pseudo parameters above. Text of a playbook is never read as a pattern or a variable: {@code *}, {@code ?} and
     * the {@code $} before a brace become {@code ?}, which matches them.
     */
    static String of(Value value) {
        return switch (value) {
            case Value.Text text -> literal(text.text());
            case Value.Num number -> literal(Json.write(number));
            case Value.Unknown unknown -> PSEUDO.contains(unknown.after()) ? unknown.after() : ANY;
            case Value.Joined joined -> joined(joined);
            default -> ANY;
        };
    }

    private static String joined(Value.Joined joined) {
        var glob = new StringBuilder();
        joined.parts().forEach(part -> glob.append(of(part)));
        return squeezed(glob.toString());
    }

    static String literal(String text) {
        return text.replace('*', '?').replace("${", "?{");
    }

    /** A pattern that an author wrote as one; of variables only the pseudo parameters mean something. */
    static String pattern(String text) {
        return SYMBOL.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        PSEUDO.contains(match.group()) || !match.group().equals("$") ? match.group() : "?"));
    }

    private static String squeezed(String glob) {
        return glob.replaceAll("\\*{2,}", "*");
    }

    /** Whether everything that {@code inner} matches {@code outer} matches too. Never wrong when it says so. */
    static boolean covers(String outer, String inner) {
        return covers(symbols(outer), symbols(inner), (own, other) -> own.equals(other) || oneCharacter(own, other));
    }

    private static boolean oneCharacter(String own, String other) {
        return own.equals("?") && other.length() == 1 && !other.equals(ANY);
    }

    /** Whether some text may match both; what a pseudo parameter stands for may be any text. */
    static boolean meets(String one, String other) {
        var a = symbols(widened(one));
        var b = symbols(widened(other));
        var meets = new boolean[a.size() + 1][b.size() + 1];
        for (int i = a.size(); i >= 0; i--) {
            for (int j = b.size(); j >= 0; j--) {
                meets[i][j] = meets(a, b, i, j, meets);
            }
        }
        return meets[0][0];
    }

    private static boolean meets(List<String> a, List<String> b, int i, int j, boolean[][] rest) {
        if (i == a.size() && j == b.size()) {
            return true;
        }
        boolean starA = i < a.size() && a.get(i).equals(ANY);
        boolean starB = j < b.size() && b.get(j).equals(ANY);
        if ((starA && (rest[i + 1][j] || (j < b.size() && rest[i][j + 1])))
                || (starB && (rest[i][j + 1] || (i < a.size() && rest[i + 1][j])))) {
            return true;
        }
        return !starA
                && !starB
                && i < a.size()
                && j < b.size()
                && (a.get(i).equals(b.get(j))
                        || a.get(i).equals("?")
                        || b.get(j).equals("?"))
                && rest[i + 1][j + 1];
    }

    private static String widened(String glob) {
        return SYMBOL.matcher(glob)
                .replaceAll(match -> Matcher.quoteReplacement(match.group().length() > 2 ? ANY : match.group()));
    }

    /** The parts of an ARN, its resource being the last however many colons are in it. */
    static String[] parts(String arn) {
        var parts = arn.replace("${AWS::", "${AWS ").split(":", PARTS);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = parts[i].replace("${AWS ", "${AWS::");
        }
        return parts;
    }

    /** Whether a colon is written in it; one that an unknown part may hold does not count. */
    static boolean hasColon(String glob) {
        return widened(glob).contains(":");
    }

    private interface Same {
        boolean test(String own, String other);
    }

    private static boolean covers(List<String> outer, List<String> inner, Same same) {
        var covers = new boolean[outer.size() + 1][inner.size() + 1];
        for (int i = outer.size(); i >= 0; i--) {
            for (int j = inner.size(); j >= 0; j--) {
                covers[i][j] = i == outer.size()
                        ? j == inner.size()
                        : outer.get(i).equals(ANY)
                                ? covers[i + 1][j] || (j < inner.size() && covers[i][j + 1])
                                : j < inner.size() && same.test(outer.get(i), inner.get(j)) && covers[i + 1][j + 1];
            }
        }
        return covers[0][0];
    }

    private static List<String> symbols(String glob) {
        var symbols = new ArrayList<String>();
        var matcher = SYMBOL.matcher(glob);
        while (matcher.find()) {
            symbols.add(matcher.group());
        }
        return symbols;
    }
}
