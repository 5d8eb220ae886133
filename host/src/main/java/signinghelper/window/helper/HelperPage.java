package signinghelper.window.helper;

import javax.swing.JComponent;

/**
 * One page of the helper window, in one language: for another it is made anew.
 *
 * <p>A new one is a class, a line in {@link HelperPages}, and its name among the words.
 */
interface HelperPage {

    /** Of the words that name it, e.g. {@code helper.page.findings}; its letter is that of {@code mnemonic}. */
    String key();

    JComponent content();

    /**
     * Shows what is known now. Called in the event thread whenever that changes: what has not changed stays as it is, so
     * that the focus does too.
     */
    void show(HelperState state);
}
