package app.dispatch.application.grounding;

/** What is said of something in a plan that its brief does not hold. */
final class Reasons {
    private Reasons() {}

    static String absent(Literal literal) {
        return literal.kind().label() + " `" + literal.text()
                + "` is not in the brief; leave it out, or read it from `trigger`";
    }

    static String disguised(Literal literal) {
        return literal.kind().label() + " `" + literal.text() + "` mixes letters of several scripts that look alike";
    }

    static String others(Literal literal) {
        return literal.kind().label() + " `" + literal.text()
                + "` stands in the brief only in quoted text or in words to a model, which are not what is to be done";
    }

    static String target(String text) {
        return "`" + text + "` is not in the brief's own words; take what it says, or read it from `trigger`";
    }

    static String constant(String text) {
        return "the expression puts `" + text + "` into where the call goes, which is not in the brief";
    }

    static String quoted(String source) {
        return "`{{ " + source + " }}` stands in the brief as text; write its braces as `{{ '{{' }}`";
    }

    static final String DELETES =
            "nothing in the brief's own words asks to delete; take the method of what it asks for";

    static String header(String name) {
        return "the header `" + name + "` can lead the call elsewhere, and the brief does not name it; leave it out";
    }

    static String place(String path, String host) {
        return "`" + path + "` is another place on `" + host
                + "` than the brief writes; send it to the one that it writes";
    }

    static String port(Literal literal) {
        return "the brief names `" + literal.text() + "` on another port; take the one that it writes";
    }

    static String tells(String host, String words) {
        return "the host `" + host + "` is not in the brief, so what the brief keeps secret (`" + words
                + "`) may not be sent to it";
    }

    static String carries(String host) {
        return "the host `" + host
                + "` is not in the brief, and the brief holds words to a model, so nothing may be sent to it";
    }

    static String host(String url) {
        return "`" + url + "` leaves its host to an expression; the brief has to name it";
    }
}
