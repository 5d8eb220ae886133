package signinghelper.window.helper;

import javax.swing.JComponent;

/**
 * Page of the helper window in a single language; for another language it is created anew.
 *
 * <p>A new page needs a class, a line in {@link HelperPages}, and its name in the texts.
 */
interface HelperPage {

    /**
     * Returns the key of the text with its name, e.g. {@code helper.page.findings}; {@code mnemonic} is its access key.
     */
    String key();

    /** Returns the name of its icon in the design's tokens. */
    String icon();

    JComponent content();

    /**
     * Shows the present state. Called in the event thread after each change. Unchanged parts are kept, so that the
     * focus stays.
     */
    void show(HelperState state);
}
