package signinghelper.verifier.judge;

import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.document.cms.CmsVerifier;
import signinghelper.formats.receipt.ReceiptVerifier;
import signinghelper.formats.revocation.StatusInquiry;
import signinghelper.portal.authentication.BindingTokenValidator;
import signinghelper.portal.authentication.ChallengeStore;
import signinghelper.portal.authentication.LoginTokenValidator;
import signinghelper.portal.authentication.PortalOrigins;
import signinghelper.portal.authentication.SigningChallenges;
import signinghelper.portal.valkey.ValkeyChallengeStore;
import signinghelper.verifier.settings.Secrets;
import signinghelper.verifier.settings.SettingsFile;
import signinghelper.verifier.settings.WrongSettingException;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The portal library's own judges: nothing else here says yes.
 *
 * @param tokens by the origin of the pages; an origin that is not here is none of the portal's
 */
public record Judges(
        CertificateTrust trust,
        RevocationPolicy revocation,
        ChallengeStore challenges,
        SigningChallenges signing,
        Map<String, TokenJudge> tokens,
        CmsVerifier signatures,
        ReceiptVerifier receipts,
        DocumentJudge documents)
        implements AutoCloseable {

    public Judges {
        tokens = Map.copyOf(tokens);
    }

    /**
     * Makes the judges; opens no connection yet.
     *
     * @throws WrongSettingException for the first setting with which they cannot be made
     */
    public static Judges of(SettingsFile file, Secrets secrets, Clock clock) {
        var settings = file.settings();
        var revocation = ConfiguredRevocation.of(file);
        var trust = ConfiguredTrust.signers(file, revocation);
        var sealMakers =
                ConfiguredTrust.of("trust.sealMakers", file, settings.trust().sealMakers());
        var timeStamps = ConfiguredTrust.of(
                "trust.timeStampAuthorities", file, settings.trust().timeStampAuthorities());
        var challenges = ConfiguredChallenges.of(settings.challenges(), secrets, clock);
        var policy =
                VerificationPolicy.strict(CmsForm.RFC5652, settings.signatures().sm2Form());
        return new Judges(
                trust,
                revocation,
                challenges,
                new SigningChallenges(challenges, clock),
                tokens(settings.origins(), trust, revocation, challenges, clock),
                new CmsVerifier(policy, trust, revocation, clock),
                new ReceiptVerifier(trust, revocation, clock),
                new DocumentJudge(
                        trust,
                        sealMakers,
                        timeStamps,
                        revocation instanceof StatusInquiry inquiry ? inquiry : null,
                        clock,
                        Duration.ofSeconds(settings.limits().documentSeconds()),
                        System::nanoTime));
    }

    private static Map<String, TokenJudge> tokens(
            List<String> origins,
            CertificateTrust trust,
            RevocationPolicy revocation,
            ChallengeStore challenges,
            Clock clock) {
        var judges = new TreeMap<String, TokenJudge>();
        for (var index = 0; index < origins.size(); index++) {
            var one = origin("origins[" + index + "]", origins.get(index));
            judges.put(
                    origins.get(index),
                    new TokenJudge(
                            new LoginTokenValidator(one, trust, revocation, challenges, clock),
                            new BindingTokenValidator(one, trust, revocation, challenges, clock)));
        }
        return judges;
    }

    private static PortalOrigins origin(String setting, String origin) {
        try {
            return PortalOrigins.of(origin);
        } catch (IllegalArgumentException e) {
            throw new WrongSettingException(
                    setting,
                    "is '" + origin + "', which is no usable origin",
                    "Give it as the browser shows it: https (or http://localhost), no path, no default port.",
                    e);
        }
    }

    /** Closes the connections of this node. Challenges in a Valkey stay. */
    @Override
    public void close() {
        if (challenges instanceof ValkeyChallengeStore connected) {
            connected.close();
        }
    }
}
