package app.dispatch.server.log;

/** From which weight on Dispatch's own log is written. */
public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    /** Also a line for each request. */
    DEBUG
}
