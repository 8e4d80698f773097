package app.dispatch.server.terminal;

/** How text is marked: by colours on a terminal that shows them, else not at all. */
public enum Style {
    PLAIN,
    COLOURED;

    public String good(String text) {
        return marked("32", text);
    }

    public String bad(String text) {
        return marked("31", text);
    }

    public String quiet(String text) {
        return marked("2", text);
    }

    public String strong(String text) {
        return marked("1", text);
    }

    private String marked(String code, String text) {
        return switch (this) {
            case PLAIN -> text;
            case COLOURED -> "\033[" + code + "m" + text + "\033[0m";
        };
    }
}
