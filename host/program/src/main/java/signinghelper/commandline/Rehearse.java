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
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** {@code rehearse}: tries with one PIN if encrypted files open. Nothing is written. */
@Command
public final class Rehearse implements Callable<Integer> {

    /** The JSON document. */
    private record Answer(@Nullable String profile, List<Document> documents, List<Failure> errors) {}

    private record Document(String file, Outcome outcome) {}

    private final InstalledProfile installed;
    private final OpenEnvelopes work;
    private final Console console;
    private final List<Failure> errors = new ArrayList<>();

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "file")
    private List<Path> files = List.of();

    @Option(names = "--certificate", paramLabel = "FINGERPRINT")
    private @Nullable CertificateSelector certificate;

    public Rehearse(InstalledProfile installed, OpenEnvelopes work, Console console) {
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
        var profile = installed.load().map(Profile::id).orElse(null);
        var envelopes = read();
        var outcomes = errors.isEmpty() ? rehearse(envelopes) : none();
        var documents = new ArrayList<Document>();
        for (var file : files) {
            var outcome = outcomes.get(documents.size());
            documents.add(new Document(console.folder().nameOf(file), outcome));
            tell(file, outcome);
        }
        console.document(new Answer(profile, documents, errors));
        return ExitCode.ofOpening(outcomes, errors).number();
    }

    private List<Outcome> none() {
        return Collections.nCopies(files.size(), Outcome.NOT_OPENED);
    }

    private void tell(Path file, Outcome outcome) {
        if (outcome == Outcome.OPENED) {
            console.line(console.words().get("rehearse.opens", console.folder().nameOf(file)));
        } else if (outcome == Outcome.UNREADABLE) {
            errors.add(console.refuse(Refusal.of(ErrorCode.ENVELOPE_UNREADABLE), file));
        }
    }

    private List<EnvelopeToOpen> read() {
        var envelopes = new ArrayList<EnvelopeToOpen>();
        for (var file : files) {
            try {
                envelopes.add(new InputFile(file).envelope(console));
            } catch (Refusal refusal) {
                errors.add(console.refuse(refusal, file));
            }
        }
        return envelopes;
    }

    private List<Outcome> rehearse(List<EnvelopeToOpen> envelopes) {
        var wanted = certificate == null ? (Predicate<HeldKey>) key -> true : certificate;
        try {
            return work.open(new OpeningOrder(Statement.Kind.REHEARSAL, envelopes, wanted), console.task(news -> {}));
        } catch (Refusal refusal) {
            errors.add(console.refuse(refusal, null));
            return none();
        }
    }
}
