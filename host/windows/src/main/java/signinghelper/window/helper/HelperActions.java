package signinghelper.window.helper;

import signinghelper.certificate.RememberedChoices;
import signinghelper.check.RepairJournal;
import signinghelper.token.HeldKey;
import signinghelper.work.WindowSettings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Actions that the user can start from the helper window. Each returns at once; its result is shown later. */
interface HelperActions {

    void diagnose();

    void changePin();

    /** Tries an envelope that is made to this key's certificate. */
    void rehearse(HeldKey key);

    /** Tries encrypted files; an empty list does nothing. */
    void rehearse(List<Path> files);

    /** Shows a repair's plan and asks for consent before it runs. */
    void repair(String repair);

    /** Asks first, too. */
    void undo(RepairJournal.Run run);

    /** Lets the site ask for a certificate again. */
    void forget(RememberedChoices.Choice choice);

    /** Puts settings of all windows into force, and keeps them. */
    void settle(WindowSettings settings);

    /** Opens a page of the profile in the browser. */
    void browse(URI page);

    /** Shows what would be in it first. */
    void saveSupportBundle();

    /** Turns to the page with the first steps. */
    void showFirstSteps();

    /** Turns to the page of the findings. */
    void showFindings();

    /** Turns to the page of the U-Keys. */
    void showTokens();

    /** Closes the window. */
    void end();
}
