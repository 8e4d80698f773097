package app.dispatch.server.settings;

import app.dispatch.adapters.tools.connector.Vendor;
import java.util.Optional;

/** Where the API of a vendor is. */
record VendorSetting(Vendor vendor) implements Setting {
    @Override
    public String variable() {
        return "DISPATCH_TOOL_" + vendor.name() + "_BASE_URL";
    }

    @Override
    public Optional<String> byDefault() {
        return Optional.of(vendor.baseUrl());
    }

    @Override
    public String allowed() {
        return "http:// or https:// with a host and, if need be, a path, and nothing after it";
    }

    @Override
    public String purpose() {
        return vendor == Vendor.HTTP
                ? "What a URL of the tool http that begins with / goes behind; may be private."
                : "Where the API of " + vendor.label() + " is; may be private.";
    }

    @Override
    public boolean isSecret() {
        return false;
    }
}
