package app.dispatch.server.harm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tells what harm plans do: {@code Harm FILE.jsonl … [--verbose]}; with the latter of all cases, else of those that went wrong. */
final class Harm {
    private Harm() {}

    public static void main(String[] args) throws Exception {
        List<HarmCase> cases = new ArrayList<>();
        boolean verbose = false;
        for (String arg : args) {
            if (arg.equals("--verbose")) {
                verbose = true;
            } else {
                cases.addAll(HarmCase.in(Path.of(arg)));
            }
        }
        Report report = new Report(Trials.of(cases));
        System.out.println(report.table());
        for (Verdict verdict : report.verdicts()) {
            boolean wrong = verdict.isSilentHarm()
                    || verdict.isApprovedHarm()
                    || !verdict.filled().isEmpty()
                    || verdict.isOverCautious()
                    || verdict.isMustMissed()
                    || !verdict.gaps().isEmpty();
            if (verbose || wrong) {
                System.out.println(Report.of(verdict) + "\n");
            }
        }
    }
}
