package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.ReportDocument;
import signinghelper.formats.verification.ReportOrigin;
import signinghelper.formats.verification.VerificationReport;
import signinghelper.profile.Signing;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.work.ReportPage;
import signinghelper.work.VerifyDocument;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** {@code verify}: shows who signed a file, the verdict on each signature, and the reasons. */
@Command
public final class Verify implements Callable<Integer> {
    /**
     * The JSON document.
     *
     * @param content the compared file; null when the content is embedded
     * @param report null when nothing could be verified
     */
    private record Answer(
            String file, @Nullable String content, @Nullable ReportDocument report, List<Failure> errors) {}

    /** Forms of documents that are accepted. */
    enum Policy {
        /** RFC 5652, and for SM2 the form that the profile names. */
        STRICT,
        /** Every form, with the deviations of signing software that is in use. */
        FIELD;

        VerificationPolicy forms(CmsForm agreed) {
            return this == FIELD ? VerificationPolicy.field() : VerificationPolicy.strict(CmsForm.RFC5652, agreed);
        }

        static Policy named(String name) {
            return Stream.of(values())
                    .filter(policy -> policy.name().toLowerCase(Locale.ROOT).equals(name))
                    .findAny()
                    .orElseThrow(() -> new TypeConversionException(name));
        }
    }

    private final InstalledProfile installed;
    private final VerifyDocument work;
    private final String program;
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path file = Path.of("");

    @Option(names = "--content", paramLabel = "FILE")
    private @Nullable Path content;

    @Option(names = "--anchor", paramLabel = "[ROLE=]PEM")
    private List<Anchor> anchors = List.of();

    @Option(names = "--policy", paramLabel = "strict|field")
    private Policy policy = Policy.STRICT;

    @Option(names = "--as-of", paramLabel = "TIME")
    private @Nullable OffsetDateTime asOf;

    @Option(names = "--report", paramLabel = "FILE.html")
    private @Nullable Path page;

    /** @param program name and version of the program, for reports */
    public Verify(InstalledProfile installed, VerifyDocument work, String program, Console console) {
        this.installed = installed;
        this.work = work;
        this.program = program;
        this.console = console;
    }

    @Override
    public Integer call() {
        var read = new LinkedHashMap<Anchor, List<X509Certificate>>();
        for (var anchor : anchors) {
            try {
                read.put(anchor, anchor.read());
            } catch (CertificateException e) {
                throw wrongUse("verify.anchor", anchor.file());
            } catch (IOException e) {
                return unreadable(anchor.file(), e);
            }
        }
        var beside = Optional.ofNullable(content).or(() -> VerifyDocument.contentBeside(file));
        for (var needed : beside.map(found -> List.of(file, found)).orElse(List.of(file))) {
            if (!Files.isRegularFile(needed)) {
                return unreadable(needed, null);
            }
        }
        var signing = InstalledProfile.signing(installed.loadIfValid());
        try {
            return judge(context(signing, read), signing.holder(), beside.orElse(null));
        } catch (IOException e) {
            return unreadable(file, e);
        }
    }

    /** The named CAs take the place of the profile's in their roles, and then nobody is asked about revocation. */
    private VerificationContext context(Signing signing, Map<Anchor, List<X509Certificate>> read) {
        var forms = policy.forms(signing.cms());
        var context = read.isEmpty()
                ? work.context(signing, forms)
                : Anchor.inTheirRoles(work.trust(signing, forms), read, signing.holder())
                        .withoutRevocation();
        return asOf == null ? context : context.asOf(asOf.toInstant());
    }

    private int judge(VerificationContext context, HolderRules holders, @Nullable Path apart) throws IOException {
        var document = Content.ofFile(file);
        var signed = apart == null ? null : Content.ofFile(apart);
        var report = work.verify(document, signed, context);
        if (has(report, Code.CONTENT_MISSING)) {
            throw wrongUse("verify.content.needed", file);
        }
        if (has(report, Code.CONTENT_TWICE)) {
            if (content != null) {
                throw wrongUse("verify.content.within", file);
            }
            return judge(context, holders, null);
        }
        var beside = apart == null || signed == null ? null : VerifyDocument.described(apart, signed);
        var origin = ReportOrigin.of(
                report, holders, VerifyDocument.described(file, document), beside, context.now(), program);
        return tell(ReportDocument.of(report, holders).from(origin), apart);
    }

    private int tell(ReportDocument report, @Nullable Path apart) {
        new ReportLines(console).print(report);
        console.document(new Answer(name(file), apart == null ? null : name(apart), report, List.of()));
        if (page != null) {
            try {
                Files.writeString(page, ReportPage.of(report));
            } catch (IOException e) {
                console.refuse(Refusal.of(ErrorCode.FILE_FAILED, e), page);
                return ExitCode.REFUSED.number();
            }
        }
        return exitCode(report).number();
    }

    private static boolean has(VerificationReport report, Code code) {
        return report.signatures().stream().anyMatch(signature -> signature.has(code));
    }

    private static ExitCode exitCode(ReportDocument report) {
        return switch (report.indication()) {
            case TOTAL_PASSED -> ExitCode.DONE;
            case INDETERMINATE -> ExitCode.UNDECIDED;
            case TOTAL_FAILED -> ExitCode.DOES_NOT_HOLD;
        };
    }

    private int unreadable(Path which, @Nullable IOException cause) {
        var code = Files.isRegularFile(which) ? ErrorCode.FILE_FAILED : ErrorCode.FILE_ABSENT;
        var refusal = cause == null ? Refusal.of(code) : Refusal.of(code, cause);
        var errors = List.of(console.refuse(refusal, which));
        console.document(new Answer(name(file), null, null, errors));
        return ExitCode.REFUSED.number();
    }

    private String name(Path of) {
        return console.folder().nameOf(of);
    }

    private WrongUseException wrongUse(String words, Path about) {
        return new WrongUseException(
                Objects.requireNonNull(spec), console.words().get(words, name(about)));
    }
}
