package signinghelper.portal.authentication;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.document.cms.CmsException;
import signinghelper.formats.document.cms.CmsVerifier;
import signinghelper.formats.login.AuthenticationAlgorithm;
import signinghelper.formats.login.TokenPurpose;
import signinghelper.formats.match.Account;
import signinghelper.formats.receipt.ExpectedReceipt;
import signinghelper.formats.receipt.Receipt;
import signinghelper.formats.receipt.ReceiptException;
import signinghelper.formats.receipt.ReceiptVerifier;
import signinghelper.formats.revocation.OnlineRevocation;
import signinghelper.formats.revocation.RevocationServers;
import signinghelper.formats.revocation.StatusInquiry;
import signinghelper.formats.verification.ReportDocument;
import signinghelper.portal.revocation.HttpRevocationTransport;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** The code that README.md shows, between the marks; this test holds the two together. */
class PortalExampleTest {
    private final List<String> log = new ArrayList<>();

    // example
    static final class PortalLogin {
        private final ChallengeStore challenges;
        private final LoginTokenValidator validator;

        PortalLogin(CertificateTrust trust, RevocationPolicy revocation, Clock clock) {
            challenges = new InMemoryChallengeStore(clock, 100_000);
            validator = new LoginTokenValidator(
                    PortalOrigins.of("https://portal.example"), trust, revocation, challenges, clock);
        }

        /** The page gets this nonce and hands it to {@code helper.login({nonce})}. */
        String challenge(String browserSession) {
            return challenges.issue(Challenge.Purpose.LOGIN, browserSession).nonce();
        }

        /** The page sends {@code {nonce, token}}: the nonce again, and what {@code helper.login} gave it. */
        Optional<AuthenticatedIdentity> login(String json, String browserSession, List<String> log) {
            try {
                return Optional.of(validator.validate(NonceAndToken.fromJson(json), browserSession));
            } catch (AuthenticationTokenException e) {
                log.add("login refused: " + e.getMessage());
                return Optional.empty();
            }
        }
    }
    // example

    // example
    /** Returns rules for a CA that writes its own name into O, and the holder's into CN. */
    static CertificateTrust withRulesOfItsOwn(CertificateTrust trust) {
        var usual = HolderRules.USUAL;
        return trust.reading(new HolderRules(
                usual.name(), usual.creditCode(), List.of("{name}#*", "{usual}"), Set.of("Example CA")));
    }
    // example

    // example
    /** Servers from the CA's certification practice statement, not from a certificate. */
    static RevocationPolicy askingTheAuthority(X509Certificate authority) {
        var servers = new RevocationServers(
                authority,
                List.of(URI.create("http://ocsp.ca.example/")),
                List.of(URI.create("http://crl.ca.example/ca.crl")));
        return new OnlineRevocation(new HttpRevocationTransport(Duration.ofSeconds(2)), List.of(servers));
    }
    // example

    // example
    static final class PortalBinding {
        private final ChallengeStore challenges;
        private final BindingTokenValidator validator;

        PortalBinding(CertificateTrust trust, RevocationPolicy revocation, ChallengeStore challenges, Clock clock) {
            this.challenges = challenges;
            validator = new BindingTokenValidator(
                    PortalOrigins.of("https://portal.example"), trust, revocation, challenges, clock);
        }

        /** The page gets this nonce and the account, and hands both to {@code helper.bind({nonce, account})}. */
        String challenge(String browserSession) {
            return challenges.issue(Challenge.Purpose.BINDING, browserSession).nonce();
        }

        /**
         * Binds a certificate to {@code account}, the account that is logged in, from the portal's own records and
         * never from the page.
         */
        Optional<Fingerprint> bind(String json, String browserSession, Account account, List<String> log) {
            try {
                var binding = validator.validate(NonceAndToken.fromJson(json), browserSession, account);
                return Optional.of(binding.identity().fingerprint());
            } catch (AuthenticationTokenException e) {
                log.add("binding refused: " + e.getMessage());
                return Optional.empty();
            }
        }
    }
    // example

    // example
    static final class SignedBids {
        private final CmsVerifier verifier;

        SignedBids(CertificateTrust trust, RevocationPolicy revocation, Clock clock) {
            var policy = VerificationPolicy.strict(CmsForm.RFC5652, CmsForm.PKCS7_501);
            verifier = new CmsVerifier(policy, trust, revocation, clock);
        }

        /**
         * Returns true when {@code signature} holds for the bid and was made with the certificate bound to the account.
         */
        boolean isSignedBy(Fingerprint bound, byte[] signature, InputStream bid, List<String> log) throws IOException {
            try {
                verifier.verifyDetached(signature, bid, bound);
                return true;
            } catch (CmsException e) {
                log.add("signature refused: " + e.getMessage());
                return false;
            }
        }
    }
    // example

    // example
    static final class UploadedDocuments {
        private final CertificateTrust signers;
        private final CertificateTrust sealMakers;
        private final StatusInquiry revocation;
        private final Clock clock;

        UploadedDocuments(
                CertificateTrust signers, CertificateTrust sealMakers, StatusInquiry revocation, Clock clock) {
            this.signers = signers;
            this.sealMakers = sealMakers;
            this.revocation = revocation;
            this.clock = clock;
        }

        /** The report of an upload of any format, as JSON; {@code indication} is the verdict. */
        String report(Path upload) throws IOException {
            var context = VerificationContext.of(VerificationPolicy.field(), clock.instant())
                    .signers(signers)
                    .sealMakers(sealMakers)
                    .timeStampAuthorities(signers)
                    .asking(revocation);
            var report = DocumentFormats.verify(Source.ofFile(upload), null, context);
            return ReportDocument.of(report, signers.holders()).toJson();
        }
    }
    // example

    // example
    static final class SignedBatches {
        private final SigningChallenges challenges;
        private final ReceiptVerifier receipts;

        SignedBatches(ChallengeStore store, CertificateTrust trust, RevocationPolicy revocation, Clock clock) {
            challenges = new SigningChallenges(store, clock);
            receipts = new ReceiptVerifier(trust, revocation, clock);
        }

        /** The page hands this nonce to {@code helper.sign({nonce, documents})}. */
        String challenge(String browserSession) {
            return challenges.issue(browserSession);
        }

        /** The page sends {@code nonce} again, with the receipt. */
        boolean isReceiptOf(
                byte[] receipt,
                String nonce,
                String browserSession,
                List<ExpectedReceipt.Document> documents,
                List<String> log) {
            try {
                challenges.consume(nonce, browserSession);
                receipts.verify(receipt, new ExpectedReceipt(Set.of("https://portal.example"), nonce, documents));
                return true;
            } catch (AuthenticationTokenException | CmsException | ReceiptException e) {
                log.add("receipt refused: " + e.getMessage());
                return false;
            }
        }

        /** Titles that a receipt in an archive names as signed; empty when it does not hold. */
        List<String> signedBy(byte[] receipt, List<String> log) {
            try {
                return receipts.verify(receipt).receipt().documents().stream()
                        .filter(line -> line.outcome() == Receipt.Outcome.SIGNED)
                        .map(Receipt.Line::title)
                        .toList();
            } catch (CmsException | ReceiptException e) {
                log.add("receipt refused: " + e.getMessage());
                return List.of();
            }
        }
    }
    // example

    @Test
    void logsIn() throws Exception {
        var clock = Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC);
        var authority = TestAuthority.root(TestKey.SM2);
        var keys = TestKey.SM2.generate();
        var portal = new PortalLogin(
                new CertificateTrust(List.of(authority.certificate()), List.of()), RevocationPolicy.none(), clock);
        var nonce = portal.challenge("browser");
        var message = AuthenticationAlgorithm.SM2SM3.loginMessage("https://portal.example", nonce);
        var token = TestToken.of(TestKey.SM2, keys, authority.issue(keys), TokenPurpose.LOGIN, message);
        var json = new ObjectMapper().writeValueAsString(new NonceAndToken(nonce, token));

        assertThat(portal.login(json, "browser", log)).isPresent();
        assertThat(portal.login(json, "browser", log)).isEmpty();
        assertThat(log).singleElement().asString().startsWith("login refused: CHALLENGE_UNKNOWN: ");
    }

    @Test
    void binds() throws Exception {
        var clock = Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC);
        var portal = new TestPortal();
        var account = new Account("测试有限公司", "914201007071167872", Account.Role.SUPPLIER);
        var other = new Account("其他有限公司", "914201007071167872", Account.Role.SUPPLIER);
        var binding = new PortalBinding(
                portal.trust(), RevocationPolicy.none(), new InMemoryChallengeStore(clock, 100), clock);
        var certificate = portal.certificate(TestKey.SM2, account);
        for (var asked : List.of(account, other)) {
            var nonce = binding.challenge("browser");
            var message = AuthenticationAlgorithm.SM2SM3.bindingMessage("https://portal.example", nonce, asked);
            var token = portal.bindingToken(TestKey.SM2, certificate, message);
            var json = new ObjectMapper().writeValueAsString(new NonceAndToken(nonce, token));

            assertThat(binding.bind(json, "browser", asked, log).isPresent()).isEqualTo(asked.equals(account));
        }
        assertThat(log).hasSize(1);
        assertThat(log.get(0)).startsWith("binding refused: SUBJECT_MISMATCH").contains("DIFFERENT");
    }

    @Test
    void refusesWhoseAuthorityCannotBeAsked() throws Exception {
        var portal = new TestPortal();
        var authority = portal.authority(TestKey.SM2).certificate();
        var login = new PortalLogin(portal.trust(), askingTheAuthority(authority), portal.clock());
        var nonce = login.challenge("browser");
        var message = AuthenticationAlgorithm.SM2SM3.loginMessage("https://portal.example", nonce);
        var token = portal.token(TestKey.SM2, portal.certificate(TestKey.SM2), message);
        var json = new ObjectMapper().writeValueAsString(new NonceAndToken(nonce, token));

        assertThat(login.login(json, "browser", log)).isEmpty();
        assertThat(log).singleElement().asString().startsWith("login refused: REVOCATION_UNKNOWN: ");
    }

    @Test
    void refusesWhatIsNoSignature() throws Exception {
        var portal = new TestPortal();
        var bids = new SignedBids(portal.trust(), RevocationPolicy.none(), portal.clock());
        var fingerprint = new Fingerprint(Bytes.copyOf(new byte[32]));

        assertThat(bids.isSignedBy(fingerprint, new byte[1], InputStream.nullInputStream(), log))
                .isFalse();
        assertThat(log).singleElement().asString().startsWith("signature refused: MALFORMED: ");
    }

    @Test
    void reportsOnAnUpload(@TempDir Path folder) throws Exception {
        var portal = new TestPortal();
        var uploads = new UploadedDocuments(
                portal.trust(),
                portal.trust(),
                (asked, issuer, now) -> {
                    throw new IOException("no answer");
                },
                portal.clock());

        assertThat(uploads.report(Files.writeString(folder.resolve("bid.txt"), "bid")))
                .contains("\"indication\":\"INDETERMINATE\"")
                .contains("\"code\":\"FORMAT_UNKNOWN\"");
    }

    @Test
    void standsInTheReadme() throws Exception {
        var source =
                Files.readString(Path.of("src/test/java/signinghelper/portal/authentication/PortalExampleTest.java"));
        var pieces = source.split("    // example\n", -1);
        var readme = Files.readString(Path.of("README.md"));

        assertThat(pieces).hasSize(15);
        for (var i = 1; i < pieces.length; i += 2) {
            assertThat(readme).contains(pieces[i].stripTrailing().stripIndent());
        }
    }
}
