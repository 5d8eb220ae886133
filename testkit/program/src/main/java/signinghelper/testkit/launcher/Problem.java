package signinghelper.testkit.launcher;

/** Reason why the test kit cannot go on, with the next step, for its user in two languages. */
public final class Problem extends Exception {
    private final String chinese;
    private final String english;

    public Problem(String chinese, String english) {
        super(english);
        this.chinese = chinese;
        this.english = english;
    }

    public Problem(String chinese, String english, Throwable cause) {
        super(english, cause);
        this.chinese = chinese;
        this.english = english;
    }

    /** Says it on {@code speech}. */
    void sayTo(Speech speech) {
        speech.say(chinese, english);
    }
}
