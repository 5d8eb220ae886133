package signinghelper.work;

import signinghelper.clock.TimeSource;
import signinghelper.formats.seal.Seal;
import signinghelper.formats.seal.SealVerdicts;
import signinghelper.formats.verification.Finding;
import signinghelper.profile.Signing;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;
import signinghelper.token.KeyEntry;
import signinghelper.token.plugged.Tokens;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** List of the seals on all U-Keys and in files, each verified. */
public final class ListSeals {

    /**
     * Seal and what speaks for or against it now.
     *
     * @param place label of its U-Key, or its file
     * @param keys signing keys on the plugged-in U-Keys that it may be used with
     * @param findings {@code SEAL_HOLDS}, or what speaks against it
     * @param daysLeft whole days until it ends; negative when it has ended
     */
    public record Entry(Seal seal, String place, List<HeldKey> keys, List<Finding> findings, long daysLeft) {
        public Entry {
            keys = List.copyOf(keys);
            findings = List.copyOf(findings);
        }

        /** Returns true when it would be taken for a document. */
        public boolean isUsable() {
            return !keys.isEmpty() && findings.stream().noneMatch(SealChoice::isObstacle);
        }
    }

    private final Tokens tokens;
    private final TimeSource time;

    public ListSeals(Tokens tokens, TimeSource time) {
        this.tokens = tokens;
        this.time = time;
    }

    /**
     * Lists the seals: those on U-Keys first.
     *
     * @param rules name the seal makers that the portal accepts
     * @throws Refusal of a driver; {@code SEAL_REFUSED} for a file without a seal
     */
    public List<Entry> list(Signing rules, List<Path> files) throws Refusal {
        var now = time.now().instant();
        var makers = rules.sealMakers().orElse(null);
        var verdicts = SealChoice.verdicts(makers, now);
        var read = tokens.read();
        var keys = read.keys().stream()
                .filter(key -> key.isFor(KeyEntry.Use.SIGNATURE))
                .toList();
        var onTokens = new SealBox(List.of(), tokens);
        var entries = new ArrayList<Entry>();
        for (var token : read.tokens()) {
            for (var seal : onTokens.on(token.token())) {
                entries.add(entry(seal, token.token().label(), keys, verdicts, now));
            }
        }
        for (var file : files) {
            entries.add(entry(SealFile.read(file), file.toString(), keys, verdicts, now));
        }
        return entries;
    }

    private static Entry entry(Seal seal, String place, List<HeldKey> keys, SealVerdicts verdicts, Instant now)
            throws Refusal {
        var fitting = new ArrayList<HeldKey>();
        for (var key : keys) {
            if (seal.names(EncodedCertificate.of(key))) {
                fitting.add(key);
            }
        }
        return new Entry(seal, place, fitting, verdicts.judge(seal, now), SealChoice.daysLeft(seal, now));
    }
}
