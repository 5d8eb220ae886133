package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import signinghelper.formats.document.DocumentFormat;
import signinghelper.formats.document.cms.ParallelCms;
import signinghelper.formats.receipt.Receipt;
import signinghelper.profile.Profile;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.work.DocumentBatch;
import signinghelper.work.SignDocuments;
import signinghelper.work.SigningOrder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code sign}: signs files with one PIN, typed in the same window as for a page. */
@Command
public final class Sign implements Callable<Integer> {

    /**
     * The JSON document.
     *
     * @param receipt its file; null when none was written
     */
    private record Answer(
            @Nullable String profile,
            List<Document> documents,
            @Nullable String receipt,
            List<Failure> errors) {}

    private record Document(String file, String output, Receipt.Outcome outcome) {}

    private final InstalledProfile installed;
    private final SignDocuments signing;
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "file")
    private List<Path> files = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "cms-detached",
            completionCandidates = FormatsInHelp.class)
    private @Nullable DocumentFormat format;

    @Option(names = "--add")
    private boolean add;

    @Option(names = "--out", paramLabel = "DIR")
    private @Nullable Path folder;

    @Option(names = "--certificate", paramLabel = "FINGERPRINT")
    private @Nullable CertificateSelector certificate;

    @Option(names = "--receipt", paramLabel = "FILE")
    private @Nullable Path receipt;

    @ArgGroup(exclusive = false)
    private SealOptions seal = new SealOptions();

    @Option(names = "--force")
    private boolean force;

    public Sign(InstalledProfile installed, SignDocuments signing, Console console) {
        this.installed = installed;
        this.signing = signing;
        this.console = console;
    }

    @Override
    public Integer call() {
        var wanted = FilesToSign.of(files, Objects.requireNonNull(format), add, seal.wanted(), folder, receipt);
        if (wanted.hasOneOutputTwice() || files.size() > DocumentBatch.MOST_DOCUMENTS) {
            var why = files.size() > DocumentBatch.MOST_DOCUMENTS ? "sign.too.many" : "sign.twice";
            throw new WrongUseException(
                    Objects.requireNonNull(spec), console.words().get(why, DocumentBatch.MOST_DOCUMENTS));
        }
        if (add && !ParallelCms.addsTo(Objects.requireNonNull(format))) {
            throw new WrongUseException(
                    Objects.requireNonNull(spec), console.words().get("sign.add.within"));
        }
        var profile = installed.load();
        var faults = wanted.faults(force);
        var entries = faults.isEmpty() ? wanted.read(console.folder(), faults) : List.<DocumentBatch.Entry>of();
        var signed = new SignedFiles(wanted, force, console);
        if (!faults.isEmpty()) {
            var errors = faults.stream()
                    .map(fault -> console.refuse(fault.refusal(), fault.file()))
                    .toList();
            return finish(profile, wanted, signed, errors);
        }
        try {
            sign(entries, profile, signed);
            return finish(profile, wanted, signed, List.of());
        } catch (Refusal refusal) {
            noteSelector(refusal);
            return finish(profile, wanted, signed, List.of(console.refuse(refusal, signed.failed())));
        }
    }

    private void sign(List<DocumentBatch.Entry> entries, Optional<Profile> profile, SignedFiles signed) throws Refusal {
        var rules = InstalledProfile.signing(profile);
        var order = new SigningOrder(
                new DocumentBatch(entries),
                rules.cms(),
                null,
                certificate == null ? key -> true : certificate,
                seal.given(),
                rules.sealMakers().orElse(null));
        var made = signing.sign(order, console.task(signed));
        if (receipt != null) {
            signed.write(receipt, out -> out.write(made.receipt().toArray()));
        }
    }

    private void noteSelector(Refusal refusal) {
        if (certificate != null && refusal.code() == ErrorCode.CERTIFICATE_ABSENT) {
            console.note(console.words().get("sign.certificate.none", certificate.beginning()));
        }
    }

    private int finish(Optional<Profile> profile, FilesToSign wanted, SignedFiles signed, List<Failure> errors) {
        var folder = console.folder();
        var documents = new ArrayList<Document>();
        for (var line : wanted.lines()) {
            var outcome = signed.isWritten(documents.size()) ? Receipt.Outcome.SIGNED : Receipt.Outcome.NOT_SIGNED;
            documents.add(new Document(folder.nameOf(line.file()), folder.nameOf(line.output()), outcome));
        }
        var written = errors.isEmpty() && receipt != null ? folder.nameOf(receipt) : null;
        console.document(new Answer(profile.map(Profile::id).orElse(null), documents, written, errors));
        documents.stream()
                .filter(document -> signed.isAnyWritten() && document.outcome() == Receipt.Outcome.NOT_SIGNED)
                .forEach(document -> console.note(console.words().get("sign.unsigned", document.file())));
        return exitCode(signed, errors).number();
    }

    private static ExitCode exitCode(SignedFiles signed, List<Failure> errors) {
        if (errors.stream().anyMatch(error -> error.code() != ErrorCode.CANCELLED)) {
            return ExitCode.REFUSED;
        }
        return signed.areAllWritten() ? ExitCode.DONE : ExitCode.STOPPED;
    }
}
