package signinghelper.window;

/** What the person can begin from the helper window. All return at once; what comes of it is shown later. */
interface HelperActions {

    void diagnose();

    void changePin();

    /** Closes the window. */
    void end();
}
