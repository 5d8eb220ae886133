package signinghelper.profile;

import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.match.Account;
import signinghelper.guidance.Language;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static signinghelper.profile.Profile.require;

/**
 * Settings of accepted certificates and of signatures.
 *
 * @param cms the only form of signed documents that the portal accepts from SM2 keys
 * @param cmsNotes known facts about that form, by language tag, for the maintainer of the profile
 * @param holder place of the holder in a certificate
 * @param binding rules for binding a certificate to an account
 * @param menus place in the portal where an account's organisation is corrected, by role and language tag
 * @param anchors CAs whose certificates the portal accepts
 * @param enrolment settings of enrolled certificates
 * @param timeStamps settings of time stamps
 * @param history rule for the history of the user's own signatures
 * @param envelopes settings of encrypted envelopes
 */
public record Signing(
        CmsForm cms,
        List<Dated<Map<String, String>>> cmsNotes,
        HolderRules holder,
        BindingSettings binding,
        Map<Account.Role, Map<String, String>> menus,
        Anchors anchors,
        Enrolment enrolment,
        TimeStampSettings timeStamps,
        HistoryRule history,
        EnvelopeSettings envelopes) {

    /** Settings without a profile: RFC 5652 with attributes for SM2 keys, and no CA. */
    public static final Signing USUAL = of(CmsForm.PKCS7_501);

    public Signing {
        require(cms != null && cms.isWrittenForSm2(), "cms");
        cmsNotes = List.copyOf(cmsNotes);
        menus = Map.copyOf(menus);
    }

    /** Creates the settings from a form and defaults. */
    public static Signing of(CmsForm cms) {
        return new Signing(
                cms,
                List.of(),
                HolderRules.USUAL,
                BindingSettings.USUAL,
                Map.of(),
                Anchors.NONE,
                Enrolment.NONE,
                TimeStampSettings.NONE,
                HistoryRule.ALLOWED,
                EnvelopeSettings.NONE);
    }

    /**
     * Returns the place in the portal where the organisation's name and code are corrected, as text; empty when the
     * profile does not have it.
     */
    public String menu(Account.Role role, Language language) {
        return menus.getOrDefault(role, Map.of()).getOrDefault(language.tag(), "");
    }

    /** Returns a copy without a history. */
    Signing withoutHistory() {
        return new Signing(
                cms,
                cmsNotes,
                holder,
                binding,
                menus,
                anchors,
                enrolment,
                timeStamps,
                HistoryRule.FORBIDDEN,
                envelopes);
    }

    /** Returns the seal makers, or their CAs, that the portal accepts; empty when the profile names none. */
    public Optional<CertificateTrust> sealMakers() {
        return anchors.sealMakerTrust().map(trust -> trust.reading(holder));
    }

    /** Returns the CAs whose certificates the portal accepts; empty when the profile names no root. */
    public Optional<CertificateTrust> trust() {
        return anchors.trust().map(trust -> trust.reading(holder));
    }
}
