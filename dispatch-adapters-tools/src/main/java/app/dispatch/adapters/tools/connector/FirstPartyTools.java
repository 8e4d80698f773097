package app.dispatch.adapters.tools.connector;

import app.dispatch.adapters.tools.connector.discord.DiscordConnector;
import app.dispatch.adapters.tools.connector.github.GitHubConnector;
import app.dispatch.adapters.tools.connector.gmail.GmailConnector;
import app.dispatch.adapters.tools.connector.google.GoogleTokens;
import app.dispatch.adapters.tools.connector.googlecalendar.GoogleCalendarConnector;
import app.dispatch.adapters.tools.connector.googledrive.GoogleDriveConnector;
import app.dispatch.adapters.tools.connector.http.HttpConnector;
import app.dispatch.adapters.tools.connector.linear.LinearConnector;
import app.dispatch.adapters.tools.connector.notion.NotionConnector;
import app.dispatch.adapters.tools.connector.oauth.OAuthApps;
import app.dispatch.adapters.tools.connector.oauth.VendorConsents;
import app.dispatch.adapters.tools.connector.openai.ModelProviders;
import app.dispatch.adapters.tools.connector.openai.OpenAiConnector;
import app.dispatch.adapters.tools.connector.slack.SlackConnector;
import app.dispatch.adapters.tools.connector.stripe.StripeConnector;
import app.dispatch.adapters.tools.connector.x.XConnector;
import app.dispatch.application.tool.Connector;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/** The twelve tools that come with Dispatch. */
public final class FirstPartyTools {
    private FirstPartyTools() {}

    /**
     * A connector for each, in the order in which they are shown.
     *
     * @param upstream the way to whatever a user names
     * @param vendors the way to where {@code bases} say that the vendors are
     * @param providers the way to the providers of language models whose keys users bring
     * @param random secure, and safe for use by several threads
     */
    public static List<Connector> all(
            HttpUpstream upstream,
            HttpUpstream vendors,
            VendorUrls bases,
            ModelProviders providers,
            InstantSource clock,
            RandomGenerator random) {
        return all(upstream, vendors, bases, providers, OAuthApps.none(), clock, random);
    }

    /**
     * The same, where tokens may be those of the operator's apps.
     *
     * @param apps where their tokens are renewed
     */
    public static List<Connector> all(
            HttpUpstream upstream,
            HttpUpstream vendors,
            VendorUrls bases,
            ModelProviders providers,
            OAuthApps apps,
            InstantSource clock,
            RandomGenerator random) {
        return new VendorConsents(apps, vendors, bases)
                .renewing(plain(upstream, vendors, bases, providers, clock, random));
    }

    private static List<Connector> plain(
            HttpUpstream upstream,
            HttpUpstream vendors,
            VendorUrls bases,
            ModelProviders providers,
            InstantSource clock,
            RandomGenerator random) {
        GoogleTokens google = new GoogleTokens(vendors, bases.of(Vendor.GOOGLE_OAUTH));
        return List.of(
                GmailConnector.at(vendors, bases.of(Vendor.GMAIL), google),
                GoogleCalendarConnector.at(vendors, bases.of(Vendor.GOOGLE_CALENDAR), google),
                GoogleDriveConnector.at(vendors, bases.of(Vendor.GOOGLE_DRIVE), google),
                NotionConnector.at(vendors, bases.of(Vendor.NOTION)),
                SlackConnector.at(vendors, bases.of(Vendor.SLACK), clock),
                DiscordConnector.at(vendors, bases.of(Vendor.DISCORD), clock),
                GitHubConnector.at(vendors, bases.of(Vendor.GITHUB)),
                LinearConnector.at(vendors, bases.of(Vendor.LINEAR)),
                StripeConnector.at(vendors, bases.of(Vendor.STRIPE)),
                XConnector.at(vendors, bases.of(Vendor.X), clock, random),
                new HttpConnector(upstream, bases.said(Vendor.HTTP)),
                OpenAiConnector.at(upstream, vendors, bases.of(Vendor.OPENAI), providers, clock, random));
    }
}
