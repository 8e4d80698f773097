package app.dispatch.server;

import app.dispatch.application.Dispatch;
import app.dispatch.application.plan.CheckedPlan;
import app.dispatch.application.run.RunRequest;
import app.dispatch.application.run.StartedRun;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.settings.ServerSetting;
import app.dispatch.server.settings.SettingsInvalid;
import app.dispatch.server.terminal.PlanView;
import app.dispatch.server.terminal.RunView;
import app.dispatch.server.terminal.Screen;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code run}: plans a brief, or takes a plan, and runs it in front of a person or a program. */
final class RunCommand implements Command {
    private final Surroundings surroundings;

    RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("run");
        spec.usageMessage()
                .description("Plans a brief and runs the plan here and now. The run is kept in the history.")
                .footer("", "Exit codes: 0 ok, 1 failed or not possible, 2 wrong usage, 130 cancelled by Ctrl-C.");
        BriefArguments.add(spec);
        RunOptions.add(spec);
        SettingFlags.add(spec, ServerSetting.DATA, ServerSetting.DATABASE);
        return spec;
    }

    @Override
    public int execute(ParseResult parsed) throws CannotStart, SettingsInvalid {
        RunOptions options = new RunOptions(parsed);
        String brief = options.hasPlan() ? "" : BriefArguments.require(parsed);
        String payload = options.payload();
        var settings = SettingFlags.read(parsed, surroundings);
        try (Composition composition = new Composition(settings, surroundings)) {
            // What cannot be planned leaves no trace: the data folder is opened after that.
            PlanDraft draft = draft(composition.forgetful(), options, brief);
            try (Composition.Lasting lasting = composition.lasting()) {
                CheckedPlan plan = lasting.dispatch().check(draft);
                refuseToWait(plan, options.mode());
                RunRequest request = new RunRequest(
                        LocalUser.ID,
                        new RunRequest.What.ThisPlan(draft, null),
                        payload,
                        options.mode(),
                        RunCause.MANUAL);
                return run(lasting.dispatch(), plan, request, options.json());
            }
        }
    }

    /** This program ends with its run, and a run that waits for its owner may wait for days. */
    private static void refuseToWait(CheckedPlan plan, RunMode mode) throws CannotStart {
        if (mode == RunMode.LIVE && plan.plan().steps().stream().anyMatch(step -> step.approval() != null)) {
            throw new CannotStart("The plan has steps that wait for an approval; run it on a server (./dispatch serve),"
                    + " or with --dry-run.");
        }
    }

    private PlanDraft draft(Dispatch dispatch, RunOptions options, String brief) {
        if (!options.hasPlan()) {
            return PlanDraft.of(
                    dispatch.composer().parse(brief, Optional.empty()).plan());
        }
        PlanDraft draft = options.plan(dispatch.planJson(), surroundings.in());
        dispatch.check(draft);
        return draft;
    }

    private int run(Dispatch dispatch, CheckedPlan plan, RunRequest request, boolean json) {
        try (Screen screen = surroundings.screen()) {
            if (!json) {
                PlanView.show(plan.plan(), plan.phases(), request.mode(), screen);
            }
            StartedRun started = dispatch.runs().start(request);
            RunOutput output = json
                    ? new RunOutput.ForPrograms(started.run().id(), surroundings.out())
                    : new RunOutput.ForPeople(new RunView(started.run(), width(plan), screen, surroundings.clock()));
            return code(new RunWatch(dispatch.runs(), started, output).watch(surroundings.stop()));
        }
    }

    private static int width(CheckedPlan plan) {
        return plan.plan().steps().stream()
                .mapToInt(step -> step.id().value().length())
                .max()
                .orElse(0);
    }

    private int code(RunStatus end) {
        if (end == RunStatus.OK) {
            return OK;
        }
        return surroundings.stop().isRequested() ? INTERRUPTED : FAILED;
    }
}
