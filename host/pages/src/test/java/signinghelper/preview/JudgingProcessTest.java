package signinghelper.preview;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.certificate.RevocationWatch;
import signinghelper.clock.ComputerTime;
import signinghelper.clock.KnownTime;
import signinghelper.content.PrivateFolder;
import signinghelper.formats.TestCmsSigner;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.SignerIdentity;
import signinghelper.formats.revocation.RevocationStatus;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.VerificationReport;
import signinghelper.profile.Anchors;
import signinghelper.profile.Dated;
import signinghelper.profile.Signing;
import signinghelper.profile.TestSigning;
import signinghelper.protocol.ErrorCode;
import signinghelper.session.Cancellation;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.SoftwareKey;
import signinghelper.token.bridge.BridgeLaunch;
import signinghelper.work.JudgedApart;
import signinghelper.work.JudgementEndedException;
import signinghelper.work.VerifyDocument;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Documents that are judged in a process of their own, with a CA that is asked by the process of the test. */
@Tag("slow")
class JudgingProcessTest {
    private static final Duration ENOUGH = Duration.ofSeconds(60);
    private static final TestAuthority AUTHORITY = TestAuthority.root(TestKey.P256);
    private static final ComputerTime TIME = new ComputerTime(Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC));
    private static final RevocationWatch.Question REVOKED =
            (certificate, now, patience) -> Optional.of(new RevocationStatus(
                    RevocationStatus.State.REVOKED,
                    TestAuthority.NOW.minus(Duration.ofDays(1)),
                    TestAuthority.NOW,
                    null));

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endProcesses() {
        started.forEach(Process::destroyForcibly);
    }

    private JudgedApart judged(PrivateFolder copies, RevocationWatch.Question authority, Duration longest) {
        return judged(copies, authority, longest, "-Xmx384m");
    }

    private JudgedApart judged(
            PrivateFolder copies, RevocationWatch.Question authority, Duration longest, String memory) {
        var starter = new JudgingProgram(() -> {
            var javaHome = Path.of(System.getProperty("java.home"));
            var process = BridgeLaunch.of(javaHome, PagesProgram.class.getName(), List.of(), List.of(memory))
                    .start();
            started.add(process);
            return process;
        });
        return new JudgedApart(new JudgedApart.Parts(starter, copies, authority, TIME, longest));
    }

    private static Content signed() throws Exception {
        var key = SoftwareKey.issued(SoftwareKey.Kind.P256, AUTHORITY, wishes -> wishes);
        var identity = SignerIdentity.of(key.certificate(), List.of(), CmsForm.PKCS7_501, DigestAlgorithm.SHA_256);
        var text = "总价：10000".getBytes(StandardCharsets.UTF_8);
        return Content.inMemory(
                Bytes.copyOf(new TestCmsSigner(identity).signAttached(text, TestAuthority.NOW, key::sign)));
    }

    private static Signing signing() throws Exception {
        var root = Bytes.copyOf(AUTHORITY.certificate().getEncoded()).toBase64();
        var server = new Dated<>(URI.create("http://crl.example/"), "test", "2026-11-26");
        var anchors = new Anchors(
                List.of(new Dated<>(root, "test", "2026-11-26")), List.of(), List.of(), List.of(server), Map.of());
        return TestSigning.by(anchors);
    }

    private static List<Code> remarks(VerificationReport report) {
        return report.remarks().stream().map(finding -> finding.code()).toList();
    }

    @Test
    void aVerdictIsTheSameApartWhileTheTimeOfAnotherRunsOut() throws Exception {
        var document = signed();
        try (var copies = new PrivateFolder(folder)) {
            var waiting = judged(copies, JudgingProcessTest::neverAnswer, Duration.ofSeconds(1));
            var spent = CompletableFuture.supplyAsync(() -> report(waiting, document));
            var here = new VerifyDocument(REVOKED, TIME).on(document, null, signing(), null);

            assertThat(judged(copies, REVOKED, ENOUGH).on(document, null, signing(), null))
                    .isEqualTo(here);
            assertThat(here.signatures().get(0).has(Code.CERTIFICATE_REVOKED_NO_PROOF))
                    .isTrue();
            assertThat(remarks(spent.get(60, TimeUnit.SECONDS))).containsExactly(Code.TIME_SPENT);
        }
    }

    private static Optional<RevocationStatus> neverAnswer(X509Certificate certificate, KnownTime now, Duration patience)
            throws InterruptedException {
        new CountDownLatch(1).await();
        return Optional.empty();
    }

    @Tag("full")
    @Test
    void whoseRequestEndsIsEndedAndTheQuestionToTheCaToo() throws Exception {
        var document = signed();
        var cancellation = new Cancellation();
        RevocationWatch.Question asked = (certificate, now, patience) -> {
            cancellation.cancel(ErrorCode.ABORTED);
            return neverAnswer(certificate, now, patience);
        };
        try (var copies = new PrivateFolder(folder)) {
            var judged = judged(copies, asked, ENOUGH);

            assertThatThrownBy(() -> judged.on(document, null, signing(), null, cancellation))
                    .isInstanceOf(JudgementEndedException.class);
            assertThat(started.get(0).waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    private static VerificationReport report(JudgedApart judged, Content document) {
        try {
            return judged.on(document, null, signing(), null);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Tag("full")
    @Test
    void aProcessThatCrashesIsToldAndTheNextDocumentIsJudged() throws Exception {
        var document = signed();
        RevocationWatch.Question crashing = (certificate, now, patience) -> {
            if (started.size() == 1) {
                started.get(0).destroyForcibly();
            }
            return Optional.empty();
        };
        try (var copies = new PrivateFolder(folder)) {
            var judged = judged(copies, crashing, ENOUGH);

            assertThatThrownBy(() -> judged.on(document, null, signing(), null))
                    .isInstanceOfSatisfying(
                            JudgementEndedException.class,
                            gone -> assertThat(gone.refusal().facts()).containsEntry("rule", "VERIFICATION_CRASHED"));
            assertThat(judged.on(document, null, signing(), null)
                            .signatures()
                            .get(0)
                            .has(Code.REVOCATION_UNKNOWN))
                    .isTrue();
            assertThat(started).hasSize(2);
        }
    }

    @Tag("full")
    @Test
    void aDocumentThatNeedsTooMuchMemoryIsTooLargeAndTheNextOneIsJudged() throws Exception {
        var pdf = ("%PDF-1.7\n1 0 obj\n<</A(" + "a".repeat(8_000_000) + ")>>\nendobj\n"
                        + "xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \n"
                        + "trailer\n<</Size 2/Root 1 0 R>>\nstartxref\n8000033\n%%EOF\n")
                .getBytes(StandardCharsets.US_ASCII);
        try (var copies = new PrivateFolder(folder)) {
            var judged = judged(copies, REVOKED, ENOUGH, "-Xmx16m");

            assertThat(remarks(judged.on(Content.inMemory(Bytes.copyOf(pdf)), null, signing(), null)))
                    .containsExactly(Code.TOO_LARGE);
            assertThat(judged.on(signed(), null, signing(), null).signatures()).hasSize(1);
            assertThat(started).hasSize(2);
        }
    }
}
