package signinghelper.window.pin;

/** Part of a prompt below its question, in which the user answers. */
interface PromptForm {

    /** Leaves out what may be passed over where a window is low; even more beside a list. */
    void setLow(boolean isLow, boolean hasList);

    /** Returns true where it only tells something: it then scrolls with the question. */
    boolean mayScroll();
}
