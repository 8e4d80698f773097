package app.dispatch.server.settings;

import app.dispatch.adapters.tools.connector.oauth.OAuthVendor;
import java.util.Optional;

/** A part of what an operator says of the app that they have registered at a vendor. */
record OAuthSetting(OAuthVendor vendor, OAuthPart part) implements Setting {
    @Override
    public String variable() {
        return vendor.settings() + part.end();
    }

    @Override
    public Optional<String> byDefault() {
        return Optional.empty();
    }

    @Override
    public String allowed() {
        return part.allowed();
    }

    @Override
    public String purpose() {
        return part.purpose().formatted(vendor.label());
    }

    @Override
    public boolean isSecret() {
        return part == OAuthPart.SECRET;
    }
}
