package signinghelper.formats.document.cms;

import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.document.Digestible;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.TimeStampVerdict;
import signinghelper.testkit.authority.OpenSslTimeStamps;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.authority.TestTimeStamps;
import signinghelper.testkit.junit.Needed;
import signinghelper.testkit.tool.OpenSsl;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** Time stamps that OpenSSL's {@code ts} makes, by the computer's clock. */
@Tag("slow")
class OpenSslTimeStampTest {
    private static final byte[] STAMPED = "签名".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = TestKey.class,
            names = {"RSA", "P256"})
    void provesTheTimeOfOpenSslsTimeStamp(TestKey kind) throws Exception {
        var start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var authority = TestTimeStamps.of(kind, start);
        var response = stamp(authority, "-sha256");
        var judge = new TimeStampJudge(VerificationContext.of(VerificationPolicy.field(), Instant.now())
                .timeStampAuthorities(TestHolder.trust(authority.root()))
                .withoutRevocation());

        for (var token : new Path[] {response, tokenOf(response)}) {
            var verdict = judge.judge(Files.readAllBytes(token), Digestible.of(STAMPED));
            assertThat(verdict.finding().code()).isEqualTo(Code.TIME_PROVED);
            assertThat(verdict.proved()).isBetween(start, Instant.now());
        }
    }

    /** An imprint by SHA-1, and a signature over SHA-1: weak, but nothing is wrong with the time stamp. */
    @Test
    void namesSha1() throws Exception {
        var authority = TestTimeStamps.of(TestKey.RSA, Instant.now().truncatedTo(ChronoUnit.SECONDS));
        var imprint = Files.readAllBytes(stamp(authority, "-sha1"));
        var judge = new TimeStampJudge(VerificationContext.of(VerificationPolicy.field(), Instant.now())
                .timeStampAuthorities(TestHolder.trust(authority.root()))
                .withoutRevocation());

        assertThat(judge.judge(imprint, Digestible.of(STAMPED)))
                .isEqualTo(new TimeStampVerdict(
                        null, Finding.of(Code.TIME_STAMP_WEAK, "algorithm", "SHA1"), Code.ALGORITHM_REFUSED));
        var signature = Files.readAllBytes(signedBySha1(authority));
        assertThat(judge.judge(signature, Digestible.of(STAMPED)))
                .isEqualTo(new TimeStampVerdict(
                        null, Finding.of(Code.TIME_STAMP_WEAK, "algorithm", "SHA1, RSA-2048"), Code.ALGORITHM_REFUSED));
    }

    private Path signedBySha1(TestTimeStamps authority) throws Exception {
        var openSsl = OpenSslTimeStamps.in(folder, authority);
        var config = folder.resolve("ts.cnf");
        Files.writeString(config, Files.readString(config).replace("signer_digest = sha256", "signer_digest = sha1"));
        new OpenSsl(folder).succeed("ts", "-query", "-data", "data", "-sha256", "-cert", "-out", "asked.tsq");
        return Files.write(folder.resolve("weak.tsr"), openSsl.reply(Files.readAllBytes(folder.resolve("asked.tsq"))));
    }

    /** No maker of time stamps uses such a certificate, so OpenSSL signs the content of a good one as any CMS. */
    @Test
    void provesNothingByACertificateForAnotherPurpose() throws Exception {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var authority = TestTimeStamps.of(TestKey.P256, now);
        var good = new CMSSignedData(authority.stamp(STAMPED, now));
        Files.write(folder.resolve("info"), (byte[]) good.getSignedContent().getContent());
        var judge = new TimeStampJudge(VerificationContext.of(VerificationPolicy.field(), now)
                .timeStampAuthorities(TestHolder.trust(authority.root()))
                .withoutRevocation());
        var other = TestAuthority.request(authority.keys()).validity(now.minusSeconds(60), now.plusSeconds(3600));

        assertThat(judge.judge(signInfo(authority), Digestible.of(STAMPED)).proved())
                .isEqualTo(now);
        assertThat(judge.judge(signInfo(authority.with(authority.root().issue(other))), Digestible.of(STAMPED))
                        .finding())
                .isEqualTo(Finding.of(Code.TIME_STAMP_INVALID, "reason", "purpose"));
    }

    private byte[] signInfo(TestTimeStamps authority) throws Exception {
        var unused = OpenSslTimeStamps.in(folder, authority);
        new OpenSsl(folder)
                .succeed(
                        "cms",
                        "-sign",
                        "-binary",
                        "-nodetach",
                        "-cades",
                        "-econtent_type",
                        "1.2.840.113549.1.9.16.1.4",
                        "-in",
                        "info",
                        "-signer",
                        "tsa.pem",
                        "-inkey",
                        OpenSslTimeStamps.KEY,
                        "-outform",
                        "DER",
                        "-out",
                        "token");
        return Files.readAllBytes(folder.resolve("token"));
    }

    private Path stamp(TestTimeStamps authority, String function) throws Exception {
        Files.write(folder.resolve("data"), STAMPED);
        var openSsl = OpenSslTimeStamps.in(folder, authority);
        new OpenSsl(folder).succeed("ts", "-query", "-data", "data", function, "-cert", "-out", "asked.tsq");
        return Files.write(
                folder.resolve("answer.tsr"), openSsl.reply(Files.readAllBytes(folder.resolve("asked.tsq"))));
    }

    private Path tokenOf(Path response) throws Exception {
        var outcome = Needed.openSsl(folder)
                .run("ts", "-reply", "-in", response.getFileName().toString(), "-token_out", "-out", "token.tst");
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        return folder.resolve("token.tst");
    }
}
