package signinghelper.check;

import signinghelper.certificate.OpenedKeys;
import signinghelper.protocol.ErrorCode;
import signinghelper.token.HeldKey;
import signinghelper.token.KeyEntry.Use;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Check that the keys which opened envelopes on this computer are still those on the U-Key, behind the same driver. */
public final class RehearsalCheck implements Check {
    static final String ID = "rehearsal";

    private final CertificateReading reading;
    private final OpenedKeys opened;

    public RehearsalCheck(CertificateReading reading, OpenedKeys opened) {
        this.reading = reading;
        this.opened = opened;
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
        var findings = new ArrayList<Finding>();
        for (var held : read.keys()) {
            if (decrypts(held)) {
                finding(held).ifPresent(found -> findings.add(found.with(facts(found, circumstances))));
            }
        }
        return findings.isEmpty() ? List.of(CertificateReading.nothing(ID, read)) : findings;
    }

    /** A certificate without a key usage may be for either. */
    private boolean decrypts(HeldKey held) {
        return held.isFor(Use.ENCRYPTION)
                || Use.ENCRYPTION.isStatedBy(held.key().certificate());
    }

    private Optional<Finding> finding(HeldKey held) {
        var last = opened.of(held);
        if (last.isPresent()) {
            var isSame = last.get().driver().equals(held.token().driver());
            return Optional.of(isSame ? passed(held, last.get()) : needed(held, "DRIVER", last.get()));
        }
        return opened.ofEarlier(held).map(earlier -> needed(held, "RENEWED", earlier));
    }

    private Finding passed(HeldKey held, OpenedKeys.Opened last) {
        return Finding.pass(ID, reading.evidence(held, seen(last)));
    }

    private Finding needed(HeldKey held, String rule, OpenedKeys.Opened last) {
        return Finding.of(ID, Verdict.WARN, ErrorCode.REHEARSAL_NEEDED, reading.evidence(held, seen(last)))
                .with(Map.of("rule", rule));
    }

    private static List<Evidence> seen(OpenedKeys.Opened last) {
        return List.of(
                new Evidence("opened", Evidence.Kind.PLAIN, last.time()),
                new Evidence("driver", Evidence.Kind.PATH, last.driver()));
    }

    private static Map<String, String> facts(Finding finding, Circumstances circumstances) {
        var facts = new HashMap<>(HelpFacts.of(circumstances.profile()));
        facts.putAll(finding.facts());
        return facts;
    }
}
