package signinghelper.check;

import signinghelper.check.Evidence.Kind;
import signinghelper.protocol.ErrorCode;
import signinghelper.token.HeldKey;
import signinghelper.token.KeyEntry;
import signinghelper.token.KeyFault;
import signinghelper.token.TokenFault;
import signinghelper.token.TokenInfo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Check that each U-Key and each certificate on it can be read and has its private key, and each key its certificate.
 */
public final class CertificateKeyCheck implements Check {
    static final String ID = "certificate-key";

    private final CertificateReading reading;

    public CertificateKeyCheck(CertificateReading reading) {
        this.reading = reading;
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
        var read = reading.read();
        // A single key that signs is enough: the other keys then do no harm.
        var anySigns = read.keys().stream().anyMatch(CertificateKeyCheck::signs);
        var verdict = anySigns ? Verdict.WARN : Verdict.FAIL;
        var findings = new ArrayList<Finding>();
        for (var held : read.keys()) {
            findings.add(obstacle(held)
                    .map(code -> Finding.of(ID, verdict, code, reading.evidence(held, List.of()))
                            .with(HelpFacts.of(circumstances.profile())))
                    .orElseGet(() -> Finding.pass(ID, reading.evidence(held, List.of()))));
        }
        for (var token : read.tokens()) {
            for (var fault : token.faults()) {
                findings.add(Finding.of(ID, verdict, fault.code(), evidence(token.token(), fault))
                        .with(HelpFacts.of(circumstances.profile(), Map.of("another", anySigns ? "yes" : "no"))));
            }
        }
        for (var fault : read.unreadable()) {
            findings.add(Finding.of(ID, verdict, ErrorCode.TOKEN_UNREADABLE, evidence(fault))
                    .with(fault.toRefusal().facts()));
        }
        return findings.isEmpty() ? List.of(CertificateReading.nothing(ID, read)) : findings;
    }

    private static boolean signs(HeldKey held) {
        return held.isFor(KeyEntry.Use.SIGNATURE) && held.key().obstacle() == null;
    }

    /** A kind of key that the driver cannot sign with is not a fault of the U-Key. */
    private static Optional<ErrorCode> obstacle(HeldKey held) {
        return Optional.ofNullable(held.key().obstacle()).filter(code -> code == ErrorCode.KEY_ABSENT);
    }

    private static Evidence[] evidence(TokenFault fault) {
        return new Evidence[] {
            new Evidence("driver", Kind.PLAIN, fault.driver()), new Evidence("label", Kind.IDENTITY, fault.label())
        };
    }

    private static Evidence[] evidence(TokenInfo token, KeyFault fault) {
        return new Evidence[] {
            Evidence.about(token.label(), token.serial()),
            new Evidence("label", Kind.IDENTITY, token.label()),
            new Evidence("container", Kind.IDENTITY, fault.container()),
            new Evidence("use", Kind.PLAIN, Objects.toString(fault.use(), "unknown"))
        };
    }
}
