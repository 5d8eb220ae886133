package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import signinghelper.formats.certificate.CertificateDetails;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.EnvelopeWriter;
import signinghelper.profile.Profile;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.work.EncryptContent;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code encrypt}: encrypts files to certificates. Needs no U-Key. */
@Command
public final class Encrypt implements Callable<Integer> {

    /** The JSON document. */
    private record Answer(
            @Nullable String profile,
            List<CertificateDetails> recipients,
            List<Document> documents,
            List<Failure> errors) {}

    private record Document(String file, String output, boolean encrypted) {}

    private final InstalledProfile installed;
    private final EncryptContent work;
    private final Console console;
    private final List<Failure> errors = new ArrayList<>();

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "file")
    private List<Path> files = List.of();

    @Option(names = "--to", paramLabel = "CERTIFICATE", required = true)
    private List<RecipientFile> recipients = List.of();

    @Option(names = "--out", paramLabel = "DIR")
    private @Nullable Path folder;

    @Option(names = "--force")
    private boolean force;

    public Encrypt(InstalledProfile installed, EncryptContent work, Console console) {
        this.installed = installed;
        this.work = work;
        this.console = console;
    }

    @Override
    public Integer call() {
        if (EncryptedName.hasOneTwice(
                files.stream().map(file -> EncryptedName.of(file, folder)).toList())) {
            throw new WrongUseException(
                    Objects.requireNonNull(spec), console.words().get("output.twice"));
        }
        var profile = installed.load();
        var certificates = read();
        var documents = new ArrayList<Document>();
        var writer = errors.isEmpty() ? writer(profile, certificates) : Optional.<EnvelopeWriter>empty();
        for (var file : files) {
            var output = EncryptedName.of(file, folder);
            var isEncrypted = writer.isPresent() && encrypt(writer.get(), file, output);
            documents.add(
                    new Document(console.folder().nameOf(file), console.folder().nameOf(output), isEncrypted));
        }
        var holders = InstalledProfile.signing(profile).holder();
        var details = certificates.stream()
                .map(certificate -> CertificateDetails.of(certificate, holders))
                .toList();
        console.document(new Answer(profile.map(Profile::id).orElse(null), details, documents, errors));
        return (errors.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED).number();
    }

    private List<X509Certificate> read() {
        var certificates = new ArrayList<X509Certificate>();
        for (var recipient : recipients) {
            try {
                certificates.add(recipient.read());
            } catch (Refusal refusal) {
                errors.add(console.refuse(refusal, recipient.file()));
            }
        }
        return certificates;
    }

    private Optional<EnvelopeWriter> writer(Optional<Profile> profile, List<X509Certificate> certificates) {
        try {
            // The portal's pages open what is encrypted beside its profile, and may want integrity.
            var usable = profile.isPresent()
                    ? work.forPages(certificates, profile.get().signing())
                    : work.to(certificates, Optional.empty());
            return Optional.of(usable.writer());
        } catch (Refusal refusal) {
            errors.add(console.refuse(refusal, null));
            return Optional.empty();
        }
    }

    private boolean encrypt(EnvelopeWriter writer, Path file, Path output) {
        var written = new OutputFile(output, force);
        try {
            var fault = new InputFile(file).fault().or(written::fault);
            if (fault.isPresent()) {
                throw fault.get();
            }
            written.write(out -> writer.write(Source.ofFile(file), out), console);
            return true;
        } catch (Refusal refusal) {
            errors.add(console.refuse(refusal, refusal.code() == ErrorCode.FILE_EXISTS ? output : file));
            return false;
        }
    }
}
