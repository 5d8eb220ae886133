package signinghelper.prompt;

import signinghelper.protocol.Refusal;
import signinghelper.session.Cancellation;
import signinghelper.support.SupportBundle;
import signinghelper.support.SupportChoice;
import signinghelper.support.SupportMaterial;
import signinghelper.support.SupportReport;

/** What a support bundle is made by. */
public interface SupportWork {

    /**
     * Looks at everything anew, which takes some seconds.
     *
     * @throws Refusal the reason of {@code cancellation}
     */
    SupportMaterial gather(Cancellation cancellation) throws Refusal;

    /** What may be shown and saved of it. */
    SupportReport report(SupportMaterial material, SupportChoice choice);

    /** What is saved of {@code report}: what it shows, and nothing else. */
    SupportBundle bundle(SupportReport report);
}
