package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import signinghelper.clock.TimeSource;
import signinghelper.formats.certificate.Certificates;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.cms.CmsDeviation;
import signinghelper.formats.document.cms.CmsException.Reason;
import signinghelper.formats.document.cms.CmsForm;
import signinghelper.formats.document.cms.VerificationPolicy;
import signinghelper.formats.document.cms.VerifiedCms;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.work.CertificateDetails;
import signinghelper.work.DocumentVerdict;
import signinghelper.work.VerifyDocument;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** {@code verify}: shows the signer of a file, the validity of the signature, and the reason when it is invalid. */
@Command(name = "verify")
public final class Verify implements Callable<Integer> {
    private static final String DETACHED = ".p7s";

    /**
     * The JSON document.
     *
     * @param content the compared file; null when the content is embedded
     * @param holds null when nothing could be verified
     * @param receipt true for the receipt over a batch, which is not a document
     * @param deviations of the document from its form
     * @param signer null unless the signature itself holds
     * @param signingTime time claimed by the signer's computer, in ISO 8601; null when it claimed none
     */
    private record Answer(
            String file,
            @Nullable String content,
            @Nullable Boolean holds,
            @Nullable Reason reason,
            DocumentVerdict.@Nullable Chain chain,
            boolean receipt,
            @Nullable CmsForm form,
            Set<CmsDeviation> deviations,
            @Nullable CertificateDetails signer,
            @Nullable String signingTime,
            List<Failure> errors) {}

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
    private final TimeSource time;
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path file = Path.of("");

    @Option(names = "--content", paramLabel = "FILE")
    private @Nullable Path content;

    @Option(names = "--anchor", paramLabel = "PEM")
    private List<Path> anchors = List.of();

    @Option(names = "--policy", paramLabel = "strict|field")
    private Policy policy = Policy.STRICT;

    public Verify(InstalledProfile installed, TimeSource time, Console console) {
        this.installed = installed;
        this.time = time;
        this.console = console;
    }

    @Override
    public Integer call() {
        var read = new ArrayList<X509Certificate>();
        for (var anchor : anchors) {
            try {
                read.addAll(Certificates.parsePem(Files.readString(anchor, StandardCharsets.ISO_8859_1)));
            } catch (CertificateException e) {
                throw wrongUse("verify.anchor", anchor);
            } catch (IOException e) {
                return unreadable(anchor, e);
            }
        }
        var beside = Optional.ofNullable(content).or(this::contentBeside);
        for (var needed : beside.map(found -> List.of(file, found)).orElse(List.of(file))) {
            if (!Files.isRegularFile(needed)) {
                return unreadable(needed, null);
            }
        }
        var profile = installed.load();
        var judge = new VerifyDocument(
                policy.forms(InstalledProfile.form(profile)),
                read,
                time.now().instant(),
                InstalledProfile.holders(profile));
        try {
            return judge(judge, beside.orElse(null));
        } catch (IOException e) {
            return unreadable(file, e);
        }
    }

    /** Returns the content file as {@code sign} names it: the same name without the suffix. */
    private Optional<Path> contentBeside() {
        var name = Objects.requireNonNullElse(file.getFileName(), file).toString();
        return name.endsWith(DETACHED)
                ? Optional.of(file.resolveSibling(name.substring(0, name.length() - DETACHED.length())))
                        .filter(Files::isRegularFile)
                : Optional.empty();
    }

    private int judge(VerifyDocument judge, @Nullable Path apart) throws IOException {
        var verdict = judge.verify(Source.ofFile(file), apart == null ? null : Source.ofFile(apart));
        if (verdict.reason() == Reason.CONTENT_MISSING) {
            throw wrongUse("verify.content.needed", file);
        }
        if (verdict.reason() == Reason.CONTENT_TWICE) {
            if (content != null) {
                throw wrongUse("verify.content.within", file);
            }
            return judge(judge, null);
        }
        print(verdict);
        console.document(answer(verdict, apart));
        return exitCode(verdict).number();
    }

    private static ExitCode exitCode(DocumentVerdict verdict) {
        if (!verdict.holds()) {
            return ExitCode.DOES_NOT_HOLD;
        }
        return verdict.chain() == DocumentVerdict.Chain.TRUSTED ? ExitCode.DONE : ExitCode.SIGNER_UNKNOWN;
    }

    private void print(DocumentVerdict verdict) {
        var words = console.words();
        var reason = verdict.reason();
        console.line(words.get(reason == null ? "verify.holds" : "verify.broken", name(file)));
        if (reason != null) {
            console.line(words.get("verify.reason", words.get("verify.reason." + reason), reason));
        }
        var verified = verdict.verified();
        var signer = verdict.signer();
        if (verified != null && signer != null) {
            if (verdict.isReceipt()) {
                console.line(words.get("verify.receipt"));
            }
            print(verified, signer);
        }
        var chain = verdict.chain();
        if (chain != null) {
            console.line(words.get("verify.chain." + chain));
        }
    }

    private void print(VerifiedCms verified, CertificateDetails signer) {
        var words = console.words();
        console.line(words.get("verify.signer", signer.holder(), signer.issuer(), signer.serialNumber()));
        console.line(words.get("certificate.fingerprint", signer.fingerprint()));
        verified.deviations().forEach(deviation -> console.line(words.get("verify.deviation", deviation)));
        var claimed = verified.signingTime();
        if (claimed != null) {
            console.line(words.get("verify.time", claimed));
        }
    }

    private Answer answer(DocumentVerdict verdict, @Nullable Path apart) {
        var verified = Optional.ofNullable(verdict.verified());
        return new Answer(
                name(file),
                apart == null ? null : name(apart),
                verdict.holds(),
                verdict.reason(),
                verdict.chain(),
                verdict.isReceipt(),
                verified.map(VerifiedCms::form).orElse(null),
                verified.map(VerifiedCms::deviations).orElse(Set.of()),
                verdict.signer(),
                verified.map(VerifiedCms::signingTime).map(Object::toString).orElse(null),
                List.of());
    }

    private int unreadable(Path which, @Nullable IOException cause) {
        var code = Files.isRegularFile(which) ? ErrorCode.FILE_FAILED : ErrorCode.FILE_ABSENT;
        var refusal = cause == null ? Refusal.of(code) : Refusal.of(code, cause);
        var errors = List.of(console.refuse(refusal, which));
        console.document(new Answer(name(file), null, null, null, null, false, null, Set.of(), null, null, errors));
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
