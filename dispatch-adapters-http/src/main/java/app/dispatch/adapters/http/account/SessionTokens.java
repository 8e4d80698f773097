package app.dispatch.adapters.http.account;

import app.dispatch.domain.account.Session;
import app.dispatch.domain.account.SessionId;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * Writes sessions as signed tokens (JWT, RFC 7519, HS256) and reads them back. A token is only the name of a session that
 * nobody can make up: whether that session still lives, its store says.
 */
final class SessionTokens {
    private static final String ISSUER = "dispatch";
    private static final String AUDIENCE = "dispatch-session";
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final JWSHeader HEADER =
            new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build();

    private final MACSigner signer;
    private final MACVerifier verifier;
    private final InstantSource clock;

    /**
     * Tokens signed with this key.
     *
     * @throws IllegalArgumentException when the key is shorter than 256 bits
     */
    SessionTokens(SecretKey key, InstantSource clock) {
        try {
            this.signer = new MACSigner(key);
            this.verifier = new MACVerifier(key);
        } catch (JOSEException weak) {
            throw new IllegalArgumentException("the key that signs sessions has less than 256 bits", weak);
        }
        this.clock = clock;
    }

    String write(Session session) {
        SignedJWT token = new SignedJWT(
                HEADER,
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience(AUDIENCE)
                        .subject(session.user().value())
                        .jwtID(session.id().value())
                        .issueTime(Date.from(session.createdAt()))
                        .expirationTime(Date.from(session.expiresAt()))
                        .build());
        try {
            token.sign(signer);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("a session cannot be signed", impossible);
        }
        return token.serialize();
    }

    /** The session that a token of ours names; empty for every other text and for an expired one. */
    Optional<SessionId> read(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            if (!isOurs(jwt.getHeader()) || !jwt.verify(verifier) || !isCurrent(jwt.getJWTClaimsSet())) {
                return Optional.empty();
            }
            return Optional.ofNullable(jwt.getJWTClaimsSet().getJWTID())
                    .filter(id -> !id.isBlank())
                    .map(SessionId::new);
        } catch (ParseException | JOSEException notAToken) {
            return Optional.empty();
        }
    }

    private static boolean isOurs(JWSHeader header) {
        return JWSAlgorithm.HS256.equals(header.getAlgorithm())
                && JOSEObjectType.JWT.equals(header.getType())
                && header.getCriticalParams() == null;
    }

    private boolean isCurrent(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Date issued = claims.getIssueTime();
        Date expires = claims.getExpirationTime();
        return ISSUER.equals(claims.getIssuer())
                && List.of(AUDIENCE).equals(claims.getAudience())
                && issued != null
                && !issued.toInstant().isAfter(now.plus(SKEW))
                && expires != null
                && expires.toInstant().isAfter(now);
    }
}
