package app.dispatch.domain.compose;

/** A tool that a plan uses and its user has yet to connect. */
public record MissingTool(String tool, String label, String reason) {}
