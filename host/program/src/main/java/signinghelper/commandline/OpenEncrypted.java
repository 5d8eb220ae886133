package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import signinghelper.formats.statement.Statement;
import signinghelper.formats.statement.Statement.Outcome;
import signinghelper.profile.Profile;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;
import signinghelper.work.EnvelopeToOpen;
import signinghelper.work.OpenEnvelopes;
import signinghelper.work.OpeningOrder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** {@code open}: opens encrypted files with one PIN, typed in the same window as for a page. */
@Command
public final class OpenEncrypted implements Callable<Integer> {

    /** The JSON document. */
    private record Answer(@Nullable String profile, List<Document> documents, List<Failure> errors) {}

    private record Document(String file, String output, Outcome outcome) {}

    private final InstalledProfile installed;
    private final OpenEnvelopes work;
    private final Console console;
    private final List<Failure> errors = new ArrayList<>();

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "file")
    private List<Path> files = List.of();

    @Option(names = "--out", paramLabel = "DIR")
    private @Nullable Path folder;

    @Option(names = "--certificate", paramLabel = "FINGERPRINT")
    private @Nullable CertificateSelector certificate;

    @Option(names = "--force")
    private boolean force;

    public OpenEncrypted(InstalledProfile installed, OpenEnvelopes work, Console console) {
        this.installed = installed;
        this.work = work;
        this.console = console;
    }

    @Override
    public Integer call() {
        if (files.size() > OpeningOrder.MOST_ENVELOPES) {
            throw new WrongUseException(
                    Objects.requireNonNull(spec), console.words().get("open.too.many", OpeningOrder.MOST_ENVELOPES));
        }
        if (EncryptedName.hasOneTwice(
                files.stream().map(file -> EncryptedName.opened(file, folder)).toList())) {
            throw new WrongUseException(
                    Objects.requireNonNull(spec), console.words().get("output.twice"));
        }
        var profile = installed.load().map(Profile::id).orElse(null);
        var envelopes = read();
        var opened = new OpenedFiles(
                files.stream()
                        .map(file -> new OutputFile(EncryptedName.opened(file, folder), force))
                        .toList(),
                console);
        var outcomes = errors.isEmpty() ? open(envelopes, opened) : List.<Outcome>of();
        var documents = new ArrayList<Document>();
        for (var file : files) {
            var index = documents.size();
            var outcome = outcomes.isEmpty() ? opened.outcome(index) : outcomes.get(index);
            documents.add(
                    new Document(console.folder().nameOf(file), console.folder().nameOf(opened.file(index)), outcome));
            if (outcome == Outcome.UNREADABLE) {
                errors.add(console.refuse(Refusal.of(ErrorCode.ENVELOPE_UNREADABLE), file));
            }
        }
        console.document(new Answer(profile, documents, errors));
        return ExitCode.ofOpening(documents.stream().map(Document::outcome).toList(), errors)
                .number();
    }

    /** Reads every file to its end, so that nobody is asked for a PIN in vain. */
    private List<EnvelopeToOpen> read() {
        var envelopes = new ArrayList<EnvelopeToOpen>();
        for (var file : files) {
            try {
                envelopes.add(read(file));
            } catch (Refusal refusal) {
                errors.add(console.refuse(refusal, file));
            }
        }
        return envelopes;
    }

    private EnvelopeToOpen read(Path file) throws Refusal {
        var output = new OutputFile(EncryptedName.opened(file, folder), force);
        var envelope = new InputFile(file).envelope(console);
        var fault = output.fault();
        if (fault.isPresent()) {
            throw fault.get();
        }
        return envelope;
    }

    private List<Outcome> open(List<EnvelopeToOpen> envelopes, OpenedFiles opened) {
        try {
            var wanted = certificate == null ? (Predicate<HeldKey>) key -> true : certificate;
            return work.open(new OpeningOrder(Statement.Kind.OPENING, envelopes, wanted), console.task(opened));
        } catch (Refusal refusal) {
            if (certificate != null && refusal.code() == ErrorCode.ENVELOPE_FOR_OTHERS) {
                console.note(console.words().get("open.certificate.none", certificate.beginning()));
            }
            errors.add(console.refuse(refusal, opened.failed()));
            return List.of();
        }
    }
}
