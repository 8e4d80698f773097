package app.dispatch.adapters.tools.connector.oauth;

import app.dispatch.application.tool.Consent;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.HttpUrl;

/** Consent on one vendor's page (RFC 6749, 4.1). */
record VendorConsent(OAuthVendor vendor, OAuthClient app, HttpUrl address, RefreshedToken tokens) implements Consent {
    @Override
    public Fields client() {
        return Fields.builder()
                .put("clientId", app.id())
                .put("clientSecret", app.secret())
                .build();
    }

    @Override
    public String page(String callback, String state, String challenge) {
        HttpUrl.Builder page = address.newBuilder()
                .addQueryParameter("response_type", "code")
                .addQueryParameter("client_id", app.id())
                .addQueryParameter("redirect_uri", callback);
        if (!vendor.scope().isEmpty()) {
            page.addQueryParameter("scope", vendor.scope());
        }
        page.addQueryParameter("state", state);
        if (vendor.takesChallenge()) {
            page.addQueryParameter("code_challenge", challenge).addQueryParameter("code_challenge_method", "S256");
        }
        vendor.extra().forEach(page::addQueryParameter);
        return page.build().toString();
    }

    @Override
    public Fields granted(String code, String callback, String verifier) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("grant_type", "authorization_code");
        values.put("code", code);
        values.put("redirect_uri", callback);
        if (vendor.takesChallenge()) {
            values.put("code_verifier", verifier);
        }
        Fields answer = tokens.endpoint().ask(app, values);
        return vendor == OAuthVendor.DISCORD
                ? webhook(answer)
                : tokens.given(
                        answer, Fields.empty(), tokens.endpoint().upstream().now());
    }

    /** The rest of the answer is not needed: the webhook's address is all that it takes to post. */
    private Fields webhook(Fields answer) {
        String url = answer.fields("webhook")
                .text("url")
                .orElseThrow(() -> StepFailure.lasting(
                        FailureCode.TOOL_ERROR, vendor.label() + " answered with no webhook; was a channel chosen?"));
        return Fields.of(vendor.field(), Value.of(url));
    }
}
