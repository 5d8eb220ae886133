package signinghelper.check;

import org.jspecify.annotations.Nullable;
import signinghelper.certificate.Validity;
import signinghelper.check.Evidence.Kind;
import signinghelper.clock.TimeSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.seal.Seal;
import signinghelper.formats.seal.SealImage;
import signinghelper.formats.seal.SealVerdicts;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Severity;
import signinghelper.profile.Profile;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;
import signinghelper.token.plugged.Tokens;

import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Check of the electronic seals on U-Keys, where the profile names makers of seals: maker's signature and chain, dates, and
 * the certificate that each is for, and its picture. Only seals that can be read without a PIN are seen.
 */
public final class SealCheck implements Check {
    static final String ID = "seal";

    private final CertificateReading reading;
    private final Tokens tokens;
    private final TimeSource time;

    public SealCheck(CertificateReading reading, Tokens tokens, TimeSource time) {
        this.reading = reading;
        this.tokens = tokens;
        this.time = time;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Duration limit() {
        return NETWORK;
    }

    @Override
    public List<Finding> look(Circumstances circumstances) throws InterruptedException {
        var profile = circumstances.profile();
        var makers = profile == null ? null : profile.signing().sealMakers().orElse(null);
        if (makers == null) {
            return List.of(Finding.skipped(ID, Evidence.notConfigured("sealMakers")));
        }
        var read = reading.read();
        var look = new Look(makers, profile, read.keys(), time.now().instant());
        var findings = new ArrayList<Finding>();
        read.tokens().forEach(token -> findings.addAll(on(token.token(), look)));
        return findings.isEmpty() ? List.of(CertificateReading.nothing(ID, read)) : findings;
    }

    private List<Finding> on(TokenInfo token, Look look) {
        try {
            var candidates = tokens.use(token, TokenSession::sealFiles);
            var findings = candidates.files().stream()
                    .flatMap(file -> look.at(file, token).stream())
                    .toList();
            return findings.isEmpty() && candidates.behindPin() > 0
                    ? List.of(look.behindPin(token, candidates.behindPin()))
                    : findings;
        } catch (Refusal refusal) {
            return List.of(Finding.of(ID, Verdict.UNKNOWN, refusal.code()).with(refusal.facts()));
        }
    }

    /** Judgement of seals at one time. */
    private static final class Look {
        private final SealVerdicts verdicts;
        private final @Nullable Profile profile;
        private final List<HeldKey> keys;
        private final Instant now;

        Look(CertificateTrust makers, @Nullable Profile profile, List<HeldKey> keys, Instant now) {
            this.verdicts = new SealVerdicts(VerificationContext.of(VerificationPolicy.field(), now)
                    .sealMakers(makers)
                    .withoutRevocation());
            this.profile = profile;
            this.keys = keys;
            this.now = now;
        }

        /** Returns the findings on a file; empty when it is no seal. */
        List<Finding> at(Bytes file, TokenInfo token) {
            try {
                var seal = Seal.parse(file);
                var found = of(seal, token);
                var picture = picture(seal, token);
                return picture.isPresent() && found.verdict() == Verdict.PASS
                        ? List.of(picture.get())
                        : Stream.concat(Stream.of(found), picture.stream()).toList();
            } catch (FormatException e) {
                // A U-Key may hold other files that are a SEQUENCE.
                return Seal.isAnnounced(file) ? List.of(warning(ErrorCode.SEAL_UNREADABLE, label(token))) : List.of();
            }
        }

        private Optional<Finding> picture(Seal seal, TokenInfo token) {
            return SealImage.decoded(seal.picture().data(), SealImage.MOST_PIXELS)
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of(warning(ErrorCode.SEAL_PICTURE_UNREADABLE, evidence(seal, token, List.of())));
        }

        Finding behindPin(TokenInfo token, int count) {
            return Finding.of(ID, Verdict.UNKNOWN, ErrorCode.SEAL_BEHIND_PIN, label(token))
                    .with(HelpFacts.of(profile, Map.of("count", Integer.toString(count))));
        }

        private Finding of(Seal seal, TokenInfo token) {
            var found = verdicts.judge(seal, now).stream()
                    .filter(finding -> finding.severity().compareTo(Severity.UNDECIDED) >= 0)
                    .map(signinghelper.formats.verification.Finding::code)
                    .toList();
            var seen = evidence(seal, token, found);
            var left = Duration.between(now, seal.validUntil());
            if (found.stream().anyMatch(code -> code != Code.SEAL_NOT_VALID_AT_SIGNING)) {
                return warning(ErrorCode.SEAL_UNTRUSTED, seen);
            }
            if (!found.isEmpty()) {
                return warning(ErrorCode.SEAL_OUT_OF_DATE, seen);
            }
            if (keys.stream().noneMatch(key -> isFor(seal, key))) {
                return warning(ErrorCode.SEAL_OF_ANOTHER_CERTIFICATE, seen);
            }
            return left.compareTo(Validity.RENEWAL) > 0
                    ? Finding.pass(ID, seen)
                    : Finding.of(ID, Verdict.WARN, ErrorCode.SEAL_EXPIRES_SOON, seen)
                            .with(HelpFacts.of(profile, Map.of("days", Long.toString(left.toDays()))));
        }

        private static Evidence[] evidence(Seal seal, TokenInfo token, List<Code> found) {
            var seen = Stream.of(
                    Evidence.about(seal.name(), seal.id()),
                    label(token),
                    new Evidence("until", Kind.PLAIN, seal.validUntil().toString()));
            var codes = found.stream().map(code -> new Evidence("finding", Kind.PLAIN, code.name()));
            return Stream.concat(seen, codes).toArray(Evidence[]::new);
        }

        private static Evidence label(TokenInfo token) {
            return new Evidence("label", Kind.IDENTITY, token.label());
        }

        /** Without its seal a U-Key still logs in and signs. */
        private Finding warning(ErrorCode code, Evidence... seen) {
            return Finding.of(ID, Verdict.WARN, code, seen).with(HelpFacts.of(profile));
        }

        private static boolean isFor(Seal seal, HeldKey key) {
            try {
                return seal.names(Bytes.copyOf(key.key().certificate().getEncoded()));
            } catch (CertificateEncodingException e) {
                return false;
            }
        }
    }
}
