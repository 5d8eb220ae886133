package signinghelper.prompt;

/** What goes to and fro while the U-Key works and the window is still open. */
public interface WorkProgress {

    /** The PIN was right and the work begins: whatever is refused from now on ends the question. */
    void begin();

    /** Shows how far the work is. */
    void show(int done, int total);

    /** Whether the person has asked to stop; what is done so far stays done. */
    boolean isStopped();

    /** Runs {@code listener}, in another thread, when the person asks to stop; at once if that has been. */
    void onStop(Runnable listener);
}
