package signinghelper.profile;

import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.document.CmsForm;

import java.util.List;
import java.util.Map;

/** Settings for signing in which the CAs alone are a test's own. */
public final class TestSigning {
    private TestSigning() {}

    public static Signing by(Anchors anchors) {
        return new Signing(
                CmsForm.PKCS7_501,
                List.of(),
                HolderRules.USUAL,
                BindingSettings.USUAL,
                Map.of(),
                anchors,
                Enrolment.NONE,
                TimeStampSettings.NONE,
                HistoryRule.ALLOWED,
                EnvelopeSettings.NONE);
    }
}
