package signinghelper.prompt;

/** Messages in both directions while the U-Key works and the window is still open. */
public interface WorkProgress {

    /** Reports that the PIN was correct and the work begins: any refusal from now on ends the question. */
    void begin();

    /** Shows how far the work is. */
    void show(int done, int total);

    /** Keeps the window open at the end of the work, with a remark; nobody waits for the user to close it. */
    void remark(Remark remark);

    /** Returns true when the user has asked to stop; work that is finished stays finished. */
    boolean isStopped();

    /** Runs {@code listener}, in another thread, when the user asks to stop; at once if they already have. */
    void onStop(Runnable listener);
}
