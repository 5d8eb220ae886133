package signinghelper.check;

import signinghelper.certificate.OpenedKeys;
import signinghelper.protocol.ErrorCode;
import signinghelper.token.HeldKey;

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
            if (held.mayDecrypt()) {
                finding(held).ifPresent(found -> findings.add(found.with(facts(found, circumstances))));
            }
        }
        return findings.isEmpty() ? List.of(CertificateReading.nothing(ID, read)) : findings;
    }

    private Optional<Finding> finding(HeldKey held) {
        return opened.last(held)
                .map(last -> last.changeTo(held)
                        .map(change -> needed(held, change, last))
                        .orElseGet(() -> passed(held, last)));
    }

    private Finding passed(HeldKey held, OpenedKeys.Opened last) {
        return Finding.pass(ID, reading.evidence(held, seen(last)));
    }

    private Finding needed(HeldKey held, OpenedKeys.Change change, OpenedKeys.Opened last) {
        return Finding.of(ID, Verdict.WARN, ErrorCode.REHEARSAL_NEEDED, reading.evidence(held, seen(last)))
                .with(Map.of("rule", change.name()));
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
