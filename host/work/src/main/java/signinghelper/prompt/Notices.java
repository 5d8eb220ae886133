package signinghelper.prompt;

import signinghelper.guidance.Language;

/** Notices beside a person's work. They take no focus, and end by themselves. */
public interface Notices {
    /**
     * Shows that a certificate ends soon; shows nothing without a desktop, or while a PIN is asked for.
     *
     * @param days whole days that are left
     * @param language of the page that is open
     * @param onMore runs when the person asks what to do
     */
    void tellEnd(String holder, long days, Language language, Runnable onMore);
}
