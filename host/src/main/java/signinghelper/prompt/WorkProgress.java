package signinghelper.prompt;

/** What goes to and fro while the U-Key works and the window is still open. */
public interface WorkProgress {

    /** Shows how far the work is. */
    void show(int done, int total);

    /** Whether the person has asked to stop; what is done so far stays done. */
    boolean isStopped();
}
