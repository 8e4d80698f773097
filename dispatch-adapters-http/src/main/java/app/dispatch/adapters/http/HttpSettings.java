package app.dispatch.adapters.http;

import app.dispatch.adapters.http.trigger.CronSecret;
import app.dispatch.adapters.http.web.PublicUrl;
import app.dispatch.adapters.http.web.TrustedProxies;
import org.jspecify.annotations.Nullable;

/**
 * Where and how the server listens.
 *
 * @param host the address to listen at
 * @param port 0 for any that is free
 * @param publicUrl under which users reach the server; null for however a request reached it
 * @param proxies whose {@code X-Forwarded-For} is believed
 * @param parsesPerMinute how many briefs a client address may have parsed a minute without signing in; 0 for none
 * @param cronSecret what outside schedulers say to have due workflows fired; null to let none do so
 * @param limits what clients may take of the server
 */
public record HttpSettings(
        String host,
        int port,
        @Nullable PublicUrl publicUrl,
        TrustedProxies proxies,
        int parsesPerMinute,
        @Nullable CronSecret cronSecret,
        HttpLimits limits) {}
