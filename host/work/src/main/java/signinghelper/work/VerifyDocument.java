package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.certificate.RevocationWatch;
import signinghelper.clock.TimeSource;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.TimeLimit;
import signinghelper.formats.document.TrustByRole;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.receipt.ReceiptFormat;
import signinghelper.formats.revocation.RevocationStatus;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.ReportOrigin;
import signinghelper.formats.verification.VerificationReport;
import signinghelper.profile.Signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Verification of a signed document, which may be the receipt over a batch, in this process. */
public final class VerifyDocument implements Verdicts {
    /** Limit for all servers of the CA of one certificate. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Ten times what a document of 300 MB takes; a small file can be made to take any time, and others wait. */
    public static final Duration LONGEST = Duration.ofMinutes(2);

    private static final String DETACHED = ".p7s";

    private final RevocationWatch.Question revocation;
    private final TimeSource time;

    public VerifyDocument(RevocationWatch.Question revocation, TimeSource time) {
        this.revocation = revocation;
        this.time = time;
    }

    /**
     * Returns the context of a verdict by a profile: its CAs, which are asked about revocation where it lists servers.
     *
     * @param policy accepted forms of documents
     */
    public VerificationContext context(Signing signing, VerificationPolicy policy) {
        var trust = trust(signing, policy);
        return signing.anchors().revocation().isEmpty() ? trust.withoutRevocation() : trust.asking(this::status);
    }

    /**
     * Returns the CAs of a profile by their role, as the first steps to a context.
     *
     * @param policy accepted forms of documents
     */
    public TrustByRole trust(Signing signing, VerificationPolicy policy) {
        var signers = signing.trust().orElse(null);
        return VerificationContext.of(policy, time.now().instant())
                .signers(signers)
                .sealMakers(signing.sealMakers().orElse(null))
                .timeStampAuthorities(signing.timeStamps().trust().orElse(signers));
    }

    /** The question finds the issuer by the profile itself. */
    private RevocationStatus status(X509Certificate asked, X509Certificate issuer, Instant now)
            throws IOException, InterruptedException {
        return revocation
                .ask(asked, time.now(), PATIENCE)
                .orElseThrow(() -> new IOException("the CA gave no current answer"));
    }

    /**
     * Verifies a document of any format, for a limited time.
     *
     * @param apart detached content; null when it is embedded
     */
    public VerificationReport verify(Source document, @Nullable Source apart, VerificationContext context)
            throws IOException {
        var limit = TimeLimit.of(LONGEST, System::nanoTime);
        return judge(document.within(limit), apart == null ? null : apart.within(limit), context);
    }

    private static VerificationReport judge(Source document, @Nullable Source apart, VerificationContext context)
            throws IOException {
        var report = DocumentFormats.verify(document, apart, context);
        if (isRefused(report)) {
            var receipt = DocumentFormats.verify(document, apart, context.with(ReceiptFormat.policy()));
            if (!isRefused(receipt)) {
                return receipt.with(Finding.of(Code.RECEIPT));
            }
        }
        return report;
    }

    /** Returns the verdict in this process, in every form that is read. */
    @Override
    public VerificationReport on(Content document, @Nullable Content apart, Signing signing, @Nullable Instant asOf)
            throws IOException {
        return verify(document, apart, inEveryForm(signing, asOf));
    }

    /** Returns the context of a verdict in every form that is read; {@code asOf} null for the present. */
    VerificationContext inEveryForm(Signing signing, @Nullable Instant asOf) {
        var context = context(signing, VerificationPolicy.field());
        return asOf == null ? context : context.asOf(asOf);
    }

    /** Returns the content file as {@code sign} names it: the same name without the suffix; empty without such a file. */
    public static Optional<Path> contentBeside(Path file) {
        var name = nameOf(file);
        return name.endsWith(DETACHED)
                ? Optional.of(file.resolveSibling(name.substring(0, name.length() - DETACHED.length())))
                        .filter(Files::isRegularFile)
                : Optional.empty();
    }

    /** Returns what a report says of a file. */
    public static ReportOrigin.File described(Path file, Content content) {
        return ReportOrigin.File.of(nameOf(file), content.size(), content.sha256());
    }

    static String nameOf(Path file) {
        return Objects.requireNonNullElse(file.getFileName(), file).toString();
    }

    private static boolean isRefused(VerificationReport report) {
        return report.signatures().stream().anyMatch(signature -> signature.has(Code.FORM_REFUSED));
    }
}
