package io.parry.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command line has told: its exit code, its result and its talk. */
record Told(int code, String out, String err) {
    static Told by(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Main.commandLine(args)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
        return new Told(code, out.toString(), err.toString());
    }
}
