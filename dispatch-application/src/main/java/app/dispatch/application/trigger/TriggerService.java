package app.dispatch.application.trigger;

import app.dispatch.application.run.KeyedRun;
import app.dispatch.application.run.RunRequest;
import app.dispatch.application.run.Runs;
import app.dispatch.application.vault.SecretBox;
import app.dispatch.application.workflow.TriggerSecrets;
import app.dispatch.application.workflow.WorkflowStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunKey;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.TraceParent;
import app.dispatch.domain.trigger.Trigger;
import app.dispatch.domain.trigger.Verifier;
import app.dispatch.domain.trigger.VerifierKind;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.WorkflowId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the workflow of a call, makes sure of its sender, and has it run. */
public final class TriggerService implements Triggers {
    /** The header of signatures when none is said. */
    public static final String USUAL_HEADER = "X-Signature";

    /** The longest secret of a sender, in characters. */
    public static final int LONGEST_SECRET = 1_000;

    private static final int LONGEST_HEADER = 100;

    /** RFC 9110 section 5.6.2: a token. */
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private final WorkflowStore store;
    private final Runs runs;
    private final SecretBox box;
    private final InstantSource clock;
    private final Predicate<UserId> locked;

    /** Takes the calls for what is in this store, of all users. */
    public TriggerService(WorkflowStore store, Runs runs, SecretBox box, InstantSource clock) {
        this(store, runs, box, clock, owner -> false);
    }

    /**
     * Takes the calls for what is in this store.
     *
     * @param locked whose workflows are taken for disabled
     */
    public TriggerService(
            WorkflowStore store, Runs runs, SecretBox box, InstantSource clock, Predicate<UserId> locked) {
        this.locked = locked;
        this.store = store;
        this.runs = runs;
        this.box = box;
        this.clock = clock;
    }

    @Override
    public Reception receive(String secret, IncomingCall call) {
        Optional<Trigger> found = find(secret);
        if (found.isEmpty()) {
            return new Reception.Unknown();
        }
        SavedWorkflow workflow = found.get().workflow();
        if (!call.isPosted() && !workflow.firing().allowGet()) {
            return new Reception.PostOnly();
        }
        if (locked.test(workflow.owner())
                || (!workflow.enabled() && !Handshakes.mayBe(call))) { // before anything of its body is read
            throw disabled();
        }
        Optional<byte[]> signature = signature(found.get(), call);
        Optional<Fields> handshake = Handshakes.answer(call);
        if (handshake.isPresent()) {
            return new Reception.Answered(handshake.get());
        }
        if (!workflow.enabled()) {
            throw disabled();
        }
        return new Reception.Fired(workflow.id(), start(request(workflow, call), key(found.get(), call, signature)));
    }

    private static Refusal disabled() {
        return Refusal.of(ErrorCode.WORKFLOW_DISABLED, "This workflow is disabled");
    }

    private static RunRequest request(SavedWorkflow workflow, IncomingCall call) {
        return new RunRequest(
                        workflow.owner(),
                        new RunRequest.What.Known(workflow),
                        Payloads.of(call),
                        RunMode.LIVE,
                        RunCause.WEBHOOK)
                .traced(call.header(TraceParent.HEADER));
    }

    /** The hash finds it, and the whole secret decides: so neither tells in time how much of a secret is right. */
    private Optional<Trigger> find(String secret) {
        return store.bySecret(TriggerSecrets.hash(secret))
                .filter(found -> isSecret(found.workflow().webhookSecret(), secret));
    }

    private static boolean isSecret(@Nullable String kept, String sent) {
        return kept != null && MessageDigest.isEqual(bytes(kept), bytes(sent));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The call's signature; empty where none is demanded.
     *
     * @throws Refusal {@code unauthorized} when one is demanded, and the call's is not right
     */
    private Optional<byte[]> signature(Trigger trigger, IncomingCall call) {
        Verifier verifier = trigger.verifier();
        if (verifier == null) {
            return Optional.empty();
        }
        SavedWorkflow workflow = trigger.workflow();
        String secret = box.open(workflow.owner(), TriggerSecrets.verifier(workflow.id()), verifier.sealedSecret());
        Optional<byte[]> signature = new Signatures(secret, clock.instant()).verified(verifier, call);
        if (signature.isEmpty()) {
            throw Refusal.of(ErrorCode.UNAUTHORIZED, "The delivery is not signed as this webhook demands, or too old");
        }
        return signature;
    }

    private static Optional<RunKey> key(Trigger trigger, IncomingCall call, Optional<byte[]> signature) {
        CallKeys keys = new CallKeys(trigger.workflow().id());
        Verifier verifier = trigger.verifier();
        return verifier == null || signature.isEmpty()
                ? keys.unverified(call)
                : Optional.of(keys.verified(verifier.kind(), call, signature.get()));
    }

    private KeyedRun start(RunRequest request, Optional<RunKey> key) {
        try {
            return key.isPresent() ? runs.startOnce(request, key.get()) : new KeyedRun(runs.start(request), false);
        } catch (Refusal refused) {
            if (refused.errorCode() == ErrorCode.PLAN_INVALID) { // its details are for the owner
                throw Refusal.of(
                        ErrorCode.PLAN_INVALID, "This workflow cannot run: its owner must mend its plan first");
            }
            throw refused;
        }
    }

    @Override
    public Optional<Verifier> verifier(UserId owner, WorkflowId workflow) {
        requireOwned(owner, workflow);
        return store.verifier(owner, workflow);
    }

    @Override
    public Verifier verify(UserId owner, WorkflowId workflow, VerifierWish wish) {
        check(wish);
        requireOwned(owner, workflow); // before a secret is kept for it
        Verifier verifier = new Verifier(
                wish.kind(),
                box.seal(owner, TriggerSecrets.verifier(workflow), wish.secret()),
                header(wish),
                clock.instant());
        if (!store.setVerifier(owner, workflow, verifier)) { // it was deleted meanwhile
            box.forget(owner, TriggerSecrets.verifier(workflow));
            throw Refusal.notFound("workflow");
        }
        return verifier;
    }

    @Override
    public void removeVerifier(UserId owner, WorkflowId workflow) {
        if (!store.setVerifier(owner, workflow, null)) {
            throw Refusal.notFound("workflow");
        }
        box.forget(owner, TriggerSecrets.verifier(workflow));
    }

    private void requireOwned(UserId owner, WorkflowId workflow) {
        if (store.find(owner, workflow).isEmpty()) {
            throw Refusal.notFound("workflow");
        }
    }

    private static @Nullable String header(VerifierWish wish) {
        String header = wish.header();
        return wish.kind() == VerifierKind.HMAC && header == null ? USUAL_HEADER : header;
    }

    private static void check(VerifierWish wish) {
        List<Problem> problems = new ArrayList<>();
        if (wish.secret().isBlank() || wish.secret().length() > LONGEST_SECRET) {
            problems.add(new Problem("/secret", "must have 1 to " + LONGEST_SECRET + " characters"));
        } else if (wish.kind() == VerifierKind.STANDARD
                && Signatures.standardKey(wish.secret()).isEmpty()) {
            problems.add(new Problem("/secret", "must be base64, with or without whsec_ before it"));
        }
        String header = wish.header();
        if (header != null && wish.kind() != VerifierKind.HMAC) {
            problems.add(
                    new Problem("/header", "is for hmac alone; " + wish.kind().id() + " has its own headers"));
        } else if (header != null
                && (header.length() > LONGEST_HEADER || !HEADER.matcher(header).matches())) {
            problems.add(new Problem("/header", "must be the name of a header, such as " + USUAL_HEADER));
        }
        if (!problems.isEmpty()) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "The verifier cannot be used", problems);
        }
    }
}
