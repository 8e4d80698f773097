package app.dispatch.adapters.http;

import app.dispatch.application.tool.Consent;
import app.dispatch.application.tool.Consents;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A vendor with a page: it gives what comes back as the code, unless that is {@code bad}. */
public final class TestConsents implements Consents, Consent {
    private final String tool;
    private final String field;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    public TestConsents(String tool, String field) {
        this.tool = tool;
        this.field = field;
    }

    /** Each code that was asked with, its callback and verifier. */
    public List<String> asked() {
        return asked;
    }

    @Override
    public Optional<Consent> of(String other) {
        return other.equals(tool) ? Optional.of(this) : Optional.empty();
    }

    @Override
    public String lacking(String other) {
        return "The operator must set OAUTH_" + other;
    }

    @Override
    public Fields client() {
        return Fields.builder()
                .put("clientId", "the-app")
                .put("clientSecret", "the-secret-of-the-app")
                .build();
    }

    @Override
    public String page(String callback, String state, String challenge) {
        return "https://vendor.example.com/authorize?redirect_uri=" + callback + "&state=" + state + "&code_challenge="
                + challenge;
    }

    @Override
    public Fields granted(String code, String callback, String verifier) {
        asked.add(code + " " + callback + " " + verifier);
        if (code.equals("bad")) {
            throw StepFailure.lasting(
                    FailureCode.INTEGRATION_REJECTED, "The vendor refused to give an access token: <b>bad code</b>");
        }
        return Fields.builder()
                .put(field, code)
                .put("refreshToken", Value.of("refresh-" + code))
                .build();
    }
}
