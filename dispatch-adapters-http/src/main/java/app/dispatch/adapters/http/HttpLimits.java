package app.dispatch.adapters.http;

import java.time.Duration;

/**
 * What clients may take of the server.
 *
 * @param connections how many may be open at once
 * @param connectionsOfAClient how many of them from one address that is no trusted proxy's
 * @param headTime how long a request may take from its first byte to the end of its headers
 * @param bodyBytes how much heap the bodies of requests and what is made of them may take at once; one client has a quarter
 * @param streamBytes how much heap events may take that wait for clients to read them; one user has a quarter
 */
public record HttpLimits(
        int connections, int connectionsOfAClient, Duration headTime, long bodyBytes, long streamBytes) {
    private static final Duration HEAD_TIME = Duration.ofSeconds(30);
    private static final int BODIES_OF_THE_HEAP = 4;
    private static final int STREAMS_OF_THE_HEAP = 8;

    /** These connections, a quarter of the heap for bodies, an eighth for streams. */
    public static HttpLimits of(int connections, int connectionsOfAClient) {
        return new HttpLimits(
                connections,
                connectionsOfAClient,
                HEAD_TIME,
                Runtime.getRuntime().maxMemory() / BODIES_OF_THE_HEAP,
                Runtime.getRuntime().maxMemory() / STREAMS_OF_THE_HEAP);
    }
}
