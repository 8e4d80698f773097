package app.dispatch.adapters.tools.planner.parse;

/** How a brief speaks: whether a sentence wishes, whether it tells what something does, whether that runs by itself. */
final class Speech {
    private boolean wish;
    private boolean thirdPerson;
    private boolean automatic;

    /** A sentence begins. */
    void begins() {
        wish = false;
    }

    /** The sentence says what somebody wants: "I want a mail with …". */
    void wishes() {
        wish = true;
    }

    boolean isWish() {
        return wish;
    }

    /** Its verbs are those of the third person: "a workflow that fetches …". */
    void tellsOfSomething() {
        thirdPerson = true;
    }

    boolean isThirdPerson() {
        return thirdPerson;
    }

    /** It runs by itself: "auto-translate …". */
    void runsByItself() {
        automatic = true;
    }

    boolean isAutomatic() {
        return automatic;
    }
}
