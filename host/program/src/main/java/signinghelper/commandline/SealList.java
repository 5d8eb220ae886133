package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import signinghelper.certificate.Validity;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.profile.Profile;
import signinghelper.protocol.Refusal;
import signinghelper.work.ListSeals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code seal list}: the seals on every U-Key and in files, usable or why not. */
@Command
public final class SealList implements Callable<Integer> {

    /** The JSON document. */
    private record Answer(@Nullable String profile, List<Line> seals, List<Failure> errors) {}

    /**
     * Seal in the JSON document.
     *
     * @param place label of its U-Key, or its file
     * @param validFrom ISO 8601
     * @param certificates fingerprints of those on the plugged-in U-Keys that it names
     * @param findings codes
     */
    private record Line(
            String place,
            String id,
            String name,
            int version,
            String validFrom,
            String validUntil,
            long daysLeft,
            String pictureType,
            int width,
            int height,
            List<Fingerprint> certificates,
            boolean usable,
            List<Code> findings) {}

    @Parameters(arity = "0..*", paramLabel = "FILE", descriptionKey = "file")
    private List<Path> files = List.of();

    private final InstalledProfile installed;
    private final ListSeals work;
    private final Console console;

    public SealList(InstalledProfile installed, ListSeals work, Console console) {
        this.installed = installed;
        this.work = work;
        this.console = console;
    }

    @Override
    public Integer call() {
        var loaded = installed.load();
        var profile = loaded.map(Profile::id).orElse(null);
        try {
            var entries = work.list(InstalledProfile.signing(loaded), files);
            var lines = entries.stream().map(SealList::line).toList();
            lines.forEach(this::print);
            if (lines.isEmpty()) {
                console.line(console.words().get("seal.none"));
            }
            console.document(new Answer(profile, lines, List.of()));
            return ExitCode.DONE.number();
        } catch (Refusal refusal) {
            console.document(new Answer(profile, List.of(), List.of(console.refuse(refusal, null))));
            return ExitCode.REFUSED.number();
        }
    }

    private static Line line(ListSeals.Entry entry) {
        var seal = entry.seal();
        var findings = entry.findings().stream().map(Finding::code).toList();
        var certificates = entry.keys().stream()
                .map(key -> Fingerprint.of(key.key().certificate()))
                .distinct()
                .toList();
        return new Line(
                entry.place(),
                seal.id(),
                seal.name(),
                seal.version(),
                seal.validFrom().toString(),
                seal.validUntil().toString(),
                entry.daysLeft(),
                seal.picture().type(),
                seal.picture().width(),
                seal.picture().height(),
                certificates,
                entry.isUsable(),
                findings);
    }

    private void print(Line line) {
        var words = console.words();
        var day = Validity.DAY.format(Instant.parse(line.validUntil()));
        console.line(words.get("seal.line", line.name(), day, line.daysLeft(), line.place()));
        for (var fingerprint : line.certificates()) {
            console.line(words.get("seal.certificate", fingerprint));
        }
        if (line.certificates().isEmpty()) {
            console.line(words.get("seal.stranger"));
        }
        for (var code : line.findings()) {
            console.line(words.get("seal." + code));
        }
    }
}
