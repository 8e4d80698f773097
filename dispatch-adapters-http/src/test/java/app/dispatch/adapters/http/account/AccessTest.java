package app.dispatch.adapters.http.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.domain.account.Session;
import app.dispatch.domain.account.SessionId;
import app.dispatch.domain.account.UserId;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Everything that is not a session, and sessions that end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {
    private RunningServer server;

    @BeforeAll
    void start() {
        server = RunningServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> nothing_but_a_session_is_one() {
        Map<String, String> identities = impostors();
        assertThat(identities).hasSizeGreaterThan(10);
        return identities.entrySet().stream()
                .map(identity -> dynamicTest(identity.getKey(), () -> {
                    Answer answer = new Client(server, identity.getValue()).get("/api/workflows");
                    assertThat(answer.status()).isEqualTo(401);
                    assertThat(answer.cookie()).isEmpty();
                }));
    }

    private Map<String, String> impostors() {
        Client revoked = server.newUser();
        revoked.post("/api/auth/logout", null);
        Client known = server.newUser();
        JWTClaimsSet claims = claimsOf(known.session());
        Map<String, String> all = new LinkedHashMap<>();
        all.put("no cookie", "");
        all.put("garbage", "garbage");
        all.put("three parts of garbage", "a.b.c");
        all.put("too long", "x".repeat(5000));
        all.put("logged out", revoked.session());
        all.put("not signed", new PlainJWT(claims).serialize());
        all.put(
                "signature cut off",
                known.session().substring(0, known.session().lastIndexOf('.') + 1));
        all.put("claims of another", forge(known.session(), revoked.session()));
        all.put("another key", signed(claims, JWSAlgorithm.HS256, JOSEObjectType.JWT, new byte[] {1}));
        all.put("another algorithm", signed(claims, JWSAlgorithm.HS512, JOSEObjectType.JWT, new byte[0]));
        all.put("another type", signed(claims, JWSAlgorithm.HS256, new JOSEObjectType("at+jwt"), new byte[0]));
        all.put(
                "another audience",
                ours(new JWTClaimsSet.Builder(claims).audience("x").build()));
        all.put(
                "another issuer",
                ours(new JWTClaimsSet.Builder(claims).issuer("x").build()));
        all.put("no id", ours(new JWTClaimsSet.Builder(claims).jwtID(null).build()));
        all.put(
                "no expiry",
                ours(new JWTClaimsSet.Builder(claims).expirationTime(null).build()));
        all.put(
                "expired",
                ours(new JWTClaimsSet.Builder(claims)
                        .expirationTime(java.util.Date.from(Instant.now().minusSeconds(1)))
                        .build()));
        all.put(
                "of the future",
                ours(new JWTClaimsSet.Builder(claims)
                        .issueTime(java.util.Date.from(Instant.now().plusSeconds(3600)))
                        .build()));
        all.put(
                "a session that never was",
                tokens().write(new Session(
                        new SessionId("ses_nope"),
                        new UserId("usr_nope"),
                        Instant.now(),
                        Instant.now().plusSeconds(60),
                        null)));
        return all;
    }

    @Test
    void the_impostors_above_fail_for_what_they_say_and_not_for_their_making() {
        Client known = server.newUser();
        Client copy = new Client(server, ours(claimsOf(known.session())));
        assertThat(copy.get("/api/workflows").status()).isEqualTo(200);
    }

    @Test
    void a_session_ends_by_itself_after_thirty_days() {
        try (RunningServer other = RunningServer.start()) {
            Client user = other.newUser();
            other.clock.forward(Duration.ofDays(29));
            assertThat(user.get("/api/workflows").status()).isEqualTo(200);
            other.clock.forward(Duration.ofDays(1));
            assertThat(user.get("/api/workflows").status()).isEqualTo(401);
        }
    }

    private SessionTokens tokens() {
        return new SessionTokens(RunningServer.KEY, server.clock);
    }

    private static String ours(JWTClaimsSet claims) {
        return signed(claims, JWSAlgorithm.HS256, JOSEObjectType.JWT, new byte[0]);
    }

    private static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, JOSEObjectType type, byte[] change) {
        byte[] key = new byte[64];
        System.arraycopy(change, 0, key, 0, change.length);
        SecretKey secret = algorithm.equals(JWSAlgorithm.HS256)
                ? new SecretKeySpec(key, 0, 32, "HmacSHA256")
                : new SecretKeySpec(key, "HmacSHA512");
        SignedJWT token =
                new SignedJWT(new JWSHeader.Builder(algorithm).type(type).build(), claims);
        try {
            token.sign(new MACSigner(secret));
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
        return token.serialize();
    }

    private static JWTClaimsSet claimsOf(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet();
        } catch (ParseException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The first token with the claims of the second. */
    private static String forge(String token, String claims) {
        List<String> ours = List.of(token.split("\\."));
        List<String> theirs = List.of(claims.split("\\."));
        assertThat(new String(Base64.getUrlDecoder().decode(theirs.get(1)), java.nio.charset.StandardCharsets.UTF_8))
                .startsWith("{");
        return ours.get(0) + "." + theirs.get(1) + "." + ours.get(2);
    }
}
