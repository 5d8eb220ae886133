package signinghelper.commandline;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import signinghelper.certificate.Validity;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateDetails;
import signinghelper.formats.certificate.Certificates;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.profile.Profile;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.work.ListCertificates;

import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code certificate list}: every certificate on every U-Key, usable or why not. */
@Command
public final class CertificateList implements Callable<Integer> {

    /** The JSON document. */
    private record Answer(
            @Nullable String profile,
            List<Line> certificates,
            List<ListCertificates.Fault> faults,
            List<Failure> errors) {}

    /** Certificate's own data with its place. */
    private record Line(
            @JsonUnwrapped CertificateDetails details,
            @JsonUnwrapped ListCertificates.Entry entry) {}

    private final InstalledProfile installed;
    private final ListCertificates work;
    private final Console console;

    public CertificateList(InstalledProfile installed, ListCertificates work, Console console) {
        this.installed = installed;
        this.work = work;
        this.console = console;
    }

    @Override
    public Integer call() {
        var loaded = installed.load();
        var profile = loaded.map(Profile::id).orElse(null);
        var rules = InstalledProfile.signing(loaded).holder();
        try {
            var lines = new ArrayList<Line>();
            var listed = work.list();
            for (var entry : listed.certificates()) {
                lines.add(new Line(details(entry, rules), entry));
            }
            lines.forEach(this::print);
            listed.faults().forEach(this::print);
            console.document(new Answer(profile, lines, listed.faults(), List.of()));
            return ExitCode.DONE.number();
        } catch (Refusal refusal) {
            console.document(new Answer(profile, List.of(), List.of(), List.of(console.refuse(refusal, null))));
            return ExitCode.REFUSED.number();
        }
    }

    private static CertificateDetails details(ListCertificates.Entry entry, HolderRules rules) throws Refusal {
        try {
            return CertificateDetails.of(Certificates.parse(Bytes.fromBase64(entry.certificate())), rules);
        } catch (CertificateException e) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
        }
    }

    private void print(Line line) {
        var words = console.words();
        var entry = line.entry();
        var details = line.details();
        var purpose = words.get("certificate." + entry.purpose());
        console.line(words.get(
                "certificate.line",
                details.holder(),
                details.keyKind(),
                purpose,
                Validity.DAY.format(Instant.parse(details.notAfter())),
                entry.label()));
        console.line(words.get("certificate.fingerprint", details.fingerprint()));
        var other = entry.otherHalf();
        if (other != null) {
            console.line(words.get("certificate.other." + entry.purpose(), other));
        }
        var obstacle = entry.obstacle();
        console.line(
                obstacle == null
                        ? words.get("certificate.usable")
                        : words.get("certificate.obstacle", console.title(obstacle), obstacle));
    }

    private void print(ListCertificates.Fault fault) {
        var words = console.words();
        console.line(words.get("certificate.fault", fault.label()));
        console.line(words.get("certificate.obstacle", console.title(fault.obstacle()), fault.obstacle()));
    }
}
