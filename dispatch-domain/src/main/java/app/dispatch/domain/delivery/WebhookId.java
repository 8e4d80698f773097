package app.dispatch.domain.delivery;

import java.util.regex.Pattern;

/** The id of a webhook. */
public record WebhookId(String value) {
    private static final Pattern FORM = Pattern.compile("hook_[A-Za-z0-9]{1,59}");

    public WebhookId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a webhook id: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
