package app.dispatch.application.json;

import app.dispatch.domain.credential.Credential;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.credential.SavedCredentials;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;

/** The JSON form of keys of language model providers, as their owner sees them. */
public final class CredentialJson {
    private CredentialJson() {}

    /** All keys of a user. */
    public static Fields write(SavedCredentials saved) {
        Provider byDefault = saved.byDefault();
        return Fields.builder()
                .put("default", byDefault == null ? Value.NULL : Value.of(byDefault.id()))
                .put(
                        "providers",
                        Value.of(saved.credentials().stream()
                                .map(CredentialJson::write)
                                .toList()))
                .build();
    }

    /** One key. */
    public static Fields write(Credential credential) {
        return Fields.builder()
                .put("provider", credential.provider().id())
                .put("maskedKey", credential.maskedKey())
                .putIfPresent("model", credential.model())
                .put("createdAt", credential.createdAt().toEpochMilli())
                .put("updatedAt", credential.updatedAt().toEpochMilli())
                .build();
    }
}
