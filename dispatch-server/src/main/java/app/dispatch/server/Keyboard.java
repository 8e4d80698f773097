package app.dispatch.server;

/** The person at the terminal, where there is one. */
public interface Keyboard {
    /** Nobody. */
    Keyboard NOBODY = new Keyboard() {
        @Override
        public boolean isThere() {
            return false;
        }

        @Override
        public String line(String question) {
            return "";
        }

        @Override
        public String secret(String question) {
            return "";
        }
    };

    /** Whether somebody can be asked. */
    boolean isThere();

    /** What they answer; empty for nothing. */
    String line(String question);

    /** The same, with nothing to be seen of it. */
    String secret(String question);
}
