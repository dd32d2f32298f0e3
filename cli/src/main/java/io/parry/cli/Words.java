package io.parry.cli;

/** Small words for people. */
final class Words {
    private Words() {}

    static String counted(int count, String one) {
        return counted(count, one, one + "s");
    }

    static String counted(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
