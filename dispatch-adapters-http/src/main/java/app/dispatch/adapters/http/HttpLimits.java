package app.dispatch.adapters.http;

import java.time.Duration;

/**
 * What clients may take of the server.
 *
 * @param connections how many may be open at once
 * @param connectionsOfAClient how many of them from one address that is no trusted proxy's
 * @param headTime how long a request may take from its first byte to the end of its headers
 * @param bodyBytes how much heap the bodies of requests and what is made of them may take at once; one client has a quarter
 */
public record HttpLimits(int connections, int connectionsOfAClient, Duration headTime, long bodyBytes) {
    private static final Duration HEAD_TIME = Duration.ofSeconds(30);
    private static final int OF_THE_HEAP = 4;

    /** These connections, and a quarter of the heap for bodies. */
    public static HttpLimits of(int connections, int connectionsOfAClient) {
        return new HttpLimits(
                connections,
                connectionsOfAClient,
                HEAD_TIME,
                Runtime.getRuntime().maxMemory() / OF_THE_HEAP);
    }
}
