package dev.usher.tck;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/** The suite from the command line: all of it, or each test that is named, with all that goes over the wire. */
final class SuiteRun {
    private SuiteRun() {}

    public static void main(String[] ids) throws Exception {
        PrintStream out = ids.length > 0 ? System.out : new PrintStream(OutputStream.nullOutputStream());
        Bench bench = new Bench(out);
        try {
            if (ids.length == 0) {
                judge(bench.suite().run());
            }
            for (String id : ids) {
                bench.suite().show(id);
            }
        } finally {
            bench.close();
        }
    }

    private static void judge(Trials trials) throws IOException {
        Allowance allowance = Allowance.read(Allowance.FILE);
        System.out.println(trials.summary(allowance.ids()));
        allowance.complaints(trials).forEach(System.out::println);
    }
}
