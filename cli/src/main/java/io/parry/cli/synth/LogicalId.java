package io.parry.cli.synth;

import io.parry.engine.value.Digest;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names of resources within a template: <a
 * href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html">letters and
 * digits</a>, at most 255. They hang on a name alone, so that what is added or taken away renames nothing else.
 */
final class LogicalId {
    private static final int MOST = 200;
    private static final int DIGEST = 8;
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");

    private LogicalId() {}

    /**
     * The name in capitals and small letters; where that loses something, with a digest of the whole, so that two names
     * never give the same.
     */
    static String of(String kind, String name) {
        var words = new StringBuilder(kind);
        WORD.matcher(name).results().forEach(word -> words.append(capital(word.group())));
        return words.length() <= MOST && isPlain(name)
                ? words.toString()
                : words.substring(0, Math.min(MOST, words.length())) + digest(name);
    }

    /** Lower case words with single hyphens between them are told apart by their capitals. */
    private static boolean isPlain(String name) {
        return name.matches("[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*");
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String digest(String name) {
        return "X" + Digest.of(name).substring(0, DIGEST);
    }
}
