package app.dispatch.application.credential;

import app.dispatch.application.json.Json;
import app.dispatch.application.vault.Secrets;
import app.dispatch.application.vault.Vault;
import app.dispatch.application.vault.VaultEntry;
import app.dispatch.application.vault.VaultKind;
import app.dispatch.application.vault.VaultStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.credential.ApiKey;
import app.dispatch.domain.credential.Credential;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.credential.SavedCredentials;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.tool.ConnectionTest;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.domain.vault.Mask;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keeps users' keys of language model providers. Which one is the default is kept with the keys: that which was chosen last,
 * else the oldest.
 */
public final class CredentialService implements Credentials {
    /** What can stand in a header, without blanks. */
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,4096}");

    private static final Pattern MODEL = Pattern.compile("[\\x20-\\x7e]{1,200}");

    private static final String KEY_MEMBER = "apiKey";
    private static final String MODEL_MEMBER = "model";
    private static final String CHOSEN = "chosen";

    private final VaultStore store;
    private final Vault vault;
    private final ProviderCheck providers;
    private final InstantSource clock;

    public CredentialService(VaultStore store, Vault vault, ProviderCheck providers, InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.providers = providers;
        this.clock = clock;
    }

    @Override
    public SavedCredentials list(UserId owner) {
        List<VaultEntry> entries = entries(owner);
        return new SavedCredentials(
                byDefault(entries).map(CredentialService::provider).orElse(null),
                entries.stream().map(this::shown).toList());
    }

    private List<VaultEntry> entries(UserId owner) {
        return store.list(owner, VaultKind.CREDENTIAL).stream()
                .filter(entry -> Provider.of(entry.name()).isPresent())
                .toList();
    }

    /** The one that was chosen last; the first of those that never were. */
    private static Optional<VaultEntry> byDefault(List<VaultEntry> oldestFirst) {
        return oldestFirst.stream().min(Comparator.comparingLong(entry -> -chosen(entry)));
    }

    private static long chosen(VaultEntry entry) {
        return notes(entry).get(CHOSEN).orElse(Value.NULL) instanceof Num(var number) ? number.longValue() : 0;
    }

    private static Fields notes(VaultEntry entry) {
        return (Fields) Json.readBack(entry.notes());
    }

    private static Provider provider(VaultEntry entry) {
        return Provider.of(entry.name()).orElseThrow();
    }

    private Credential shown(VaultEntry entry) {
        return new Credential(
                provider(entry),
                Mask.of(entry.open(vault)),
                notes(entry).text(MODEL_MEMBER).orElse(null),
                entry.createdAt(),
                entry.updatedAt());
    }

    @Override
    public Credential save(UserId owner, Provider provider, String apiKey, Optional<String> model) {
        String key = apiKey.strip();
        Optional<String> named = model.map(String::strip).filter(text -> !text.isEmpty());
        check(key, named);
        var sealed = vault.seal(owner, VaultEntry.purpose(VaultKind.CREDENTIAL, provider.id()), key);
        Instant now = clock.instant();
        VaultEntry stored = store.change(
                        owner,
                        VaultKind.CREDENTIAL,
                        provider.id(),
                        present -> Optional.of(new VaultEntry(
                                owner,
                                VaultKind.CREDENTIAL,
                                provider.id(),
                                sealed,
                                notes(
                                        named,
                                        present.map(CredentialService::chosen).orElse(0L)),
                                present.map(VaultEntry::createdAt).orElse(now),
                                now)))
                .orElseThrow();
        return shown(stored);
    }

    private static void check(String key, Optional<String> model) {
        List<Problem> problems = new ArrayList<>();
        if (!KEY.matcher(key).matches()) {
            problems.add(new Problem(
                    "/" + KEY_MEMBER,
                    key.isEmpty()
                            ? "must not be blank"
                            : "must be 1 to 4096 printable ASCII characters without blanks or line ends"));
        }
        if (model.filter(text -> !MODEL.matcher(text).matches()).isPresent()) {
            problems.add(new Problem("/" + MODEL_MEMBER, "must be at most 200 printable ASCII characters"));
        }
        if (!problems.isEmpty()) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "This key cannot be used", problems);
        }
    }

    private static String notes(Optional<String> model, long chosen) {
        return Json.write(Fields.builder()
                .putIfPresent(MODEL_MEMBER, model.orElse(null))
                .put(CHOSEN, chosen)
                .build());
    }

    @Override
    public void delete(UserId owner, Provider provider) {
        store.delete(owner, VaultKind.CREDENTIAL, provider.id());
    }

    @Override
    public ConnectionTest test(UserId owner, Provider provider, Optional<String> apiKey) {
        Optional<String> given = apiKey.map(String::strip);
        given.ifPresent(key -> check(key, Optional.empty()));
        Optional<String> key = given.or(() -> saved(owner, provider));
        if (key.isEmpty()) {
            return ConnectionTest.fails("No key of " + provider.label() + " is saved", clock.instant());
        }
        Secrets secrets = Secrets.of(List.of(key.get()));
        try {
            String info = providers.check(provider, key.get());
            return ConnectionTest.works(secrets.hiddenIn(info), clock.instant());
        } catch (StepFailure failure) {
            return ConnectionTest.fails(secrets.hiddenIn(failure.text()), clock.instant());
        }
    }

    private Optional<String> saved(UserId owner, Provider provider) {
        return store.find(owner, VaultKind.CREDENTIAL, provider.id()).map(entry -> entry.open(vault));
    }

    @Override
    public void setDefault(UserId owner, Provider provider) {
        long last = entries(owner).stream()
                .mapToLong(CredentialService::chosen)
                .max()
                .orElse(0);
        Optional<VaultEntry> chosen = store.change(
                owner,
                VaultKind.CREDENTIAL,
                provider.id(),
                present ->
                        present.map(entry -> entry.withNotes(notes(notes(entry).text(MODEL_MEMBER), last + 1))));
        if (chosen.isEmpty()) {
            throw Refusal.of(
                    ErrorCode.BAD_REQUEST,
                    "This provider cannot be the default",
                    List.of(new Problem(
                            "/provider", "has no saved key; save one with PUT /api/credentials/" + provider.id())));
        }
    }

    @Override
    public Optional<ApiKey> key(UserId owner, Optional<Provider> provider) {
        List<VaultEntry> entries = entries(owner);
        Optional<VaultEntry> entry = provider.isEmpty()
                ? byDefault(entries)
                : entries.stream()
                        .filter(each -> provider(each) == provider.get())
                        .findFirst();
        return entry.map(found -> new ApiKey(
                provider(found),
                found.open(vault),
                notes(found).text(MODEL_MEMBER).orElse(null)));
    }
}
