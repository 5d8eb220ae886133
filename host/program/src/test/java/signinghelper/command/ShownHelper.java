package signinghelper.command;

import org.bouncycastle.asn1.x509.KeyUsage;
import signinghelper.app.TestEdges;
import signinghelper.certificate.AwaitedOpenings;
import signinghelper.certificate.RememberedChoices;
import signinghelper.check.CertificateReading;
import signinghelper.check.Check;
import signinghelper.check.Circumstances;
import signinghelper.check.Evidence;
import signinghelper.check.Finding;
import signinghelper.check.HelpFacts;
import signinghelper.check.KnownDevices;
import signinghelper.check.PinCheck;
import signinghelper.check.Repair;
import signinghelper.check.RepairJournal;
import signinghelper.check.RepairPlan;
import signinghelper.check.Repairs;
import signinghelper.check.TokenPresentCheck;
import signinghelper.check.Verdict;
import signinghelper.clock.ComputerTime;
import signinghelper.formats.TestCmsSigner;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.SignerIdentity;
import signinghelper.formats.login.Origin;
import signinghelper.formats.revocation.RevocationStatus;
import signinghelper.history.SignatureHistory;
import signinghelper.history.TestHistory;
import signinghelper.profile.HistoryRule;
import signinghelper.profile.Profile;
import signinghelper.profile.Vendors;
import signinghelper.prompt.FakePrompt;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.WireFormat;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;
import signinghelper.token.plugged.Tokens;
import signinghelper.work.HelperWindow;
import signinghelper.work.KeptSettings;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The helper window of tests, with findings of every verdict, a U-Key, a history, and two signed files. */
final class ShownHelper {
    private static final String LIBRARY = "C:\\Program Files (x86)\\GM3000\\mtoken_gm3000.dll";
    static final String SUPPORT_LINE = "U-Key 055C:E618 longmai-gm3000; library " + LIBRARY
            + " x86-64; profile example 1: not named; helper 1.0.0";
    private static final KnownDevices NO_DEVICES = new KnownDevices(List::of, Vendors::read);
    private static final TestAuthority AUTHORITY = TestAuthority.root(TestKey.SM2);
    private static final SoftwareKey ENCRYPTION = SoftwareKey.issued(
            SoftwareKey.Kind.SM2,
            AUTHORITY,
            request -> request.organisation("某某科技有限公司")
                    .keyUsage(KeyUsage.keyEncipherment)
                    .validity(TestAuthority.NOW, TestAuthority.NOW.plus(Duration.ofDays(25))));
    private static final RevocationStatus GOOD = new RevocationStatus(
            RevocationStatus.State.GOOD, null, TestAuthority.NOW, TestAuthority.NOW.plus(Duration.ofDays(1)));

    /** Names of the signed texts, without their endings. */
    static final List<String> FILES = List.of("signed", "changed");

    final FakePrompt prompt = new FakePrompt();
    final HelperWindow window;
    final KeptSettings settings;
    final Path files;

    ShownHelper(Path folder) throws Exception {
        this.files = folder;
        sign();
        note();
        new RememberedChoices(folder.resolve("choices.json"), new WireFormat())
                .remember(
                        new Origin("https://trade.example.org"),
                        KeyEntry.Use.ENCRYPTION,
                        Fingerprint.of(ENCRYPTION.certificate()).toString());
        var time = new ComputerTime(Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC));
        var driver = new FakeDriver("fake").withEvents().withUnreadable("读卡器 2");
        driver.plug(token("某某科技有限公司"));
        var repairs = new Repairs(List.of(new Nothing()), folder.resolve("repairs"), time, new WireFormat());
        repairs.perform(repairs.plan("clock.synchronise", Circumstances.NONE));
        var profile = new WireFormat()
                .decode(
                        Profile.class,
                        Files.readString(Path.of("../../profiles/example/profile.json"))
                                .replace("\"roots\": []", "\"roots\": [" + dated(AUTHORITY.certificate()) + "]"));
        var edges = new TestEdges(folder, () -> profile)
                .with(List.of(driver))
                .with((certificate, now, patience) -> Optional.of(GOOD))
                .withChecks((sessions, certificates) -> checks(new Tokens(List.of(driver)), certificates, profile))
                .withRepairs(List.of(new Nothing()));
        settings = new KeptSettings(edges.edges().place().state(), new WireFormat());
        window = TestHelperWindow.of(edges, prompt, settings);
    }

    private static String dated(X509Certificate certificate) throws Exception {
        return "{\"value\":\"" + Bytes.copyOf(certificate.getEncoded()).toBase64()
                + "\",\"source\":\"test\",\"date\":\"2026-11-26\"}";
    }

    /** Makes a signature that holds, and one whose content was changed. */
    private void sign() throws Exception {
        var text = "总价一万元整".getBytes(StandardCharsets.UTF_8);
        var key = SoftwareKey.issued(SoftwareKey.Kind.SM2, AUTHORITY, request -> request.organisation("测试供应商有限公司"));
        var signer = new TestCmsSigner(
                SignerIdentity.of(key.certificate(), List.of(), CmsForm.PKCS7_501, DigestAlgorithm.SHA_256));
        for (var name : FILES) {
            Files.write(files.resolve(name + ".txt.p7s"), signer.signDetached(text, TestAuthority.NOW, key::sign));
        }
        Files.write(files.resolve("signed.txt"), text);
        Files.writeString(files.resolve("changed.txt"), "总价九万元整");
    }

    /** Fills the history of the user's own, with more than its list shows at once. */
    private void note() throws Exception {
        var history = new SignatureHistory(
                files.resolve("history"), () -> TestHistory.profile(HistoryRule.ALLOWED), new WireFormat());
        history.turn(true);
        var time = new ComputerTime(Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC));
        new AwaitedOpenings(files.resolve("history"), new WireFormat(), time)
                .note(List.of(ENCRYPTION.certificate()), TestAuthority.NOW.plus(Duration.ofDays(28)));
        for (var number = 1; number <= 12; number++) {
            history.add(TestHistory.entry("id-" + number, "某某镇小学扩建工程施工招标项目投标文件（商务技术部分）第 " + number + " 册.pdf"));
        }
    }

    /** Returns a finding of every verdict. */
    private static List<Check> checks(Tokens tokens, CertificateReading reading, Profile profile) {
        var wrong = Finding.of(
                        "clock",
                        Verdict.FAIL,
                        ErrorCode.CLOCK_WRONG,
                        new Evidence("offset", Evidence.Kind.PLAIN, "+0:12:31"))
                .with(Map.of("offset", "+0:12:31"))
                .offering("clock.synchronise");
        var disabled = Finding.of("token-service", Verdict.WARN, ErrorCode.SMART_CARD_SERVICE_DISABLED)
                .with(HelpFacts.of(profile));
        var notNamed = Finding.of(
                        "token-hardware",
                        Verdict.FAIL,
                        ErrorCode.DRIVER_NOT_NAMED,
                        Evidence.aboutModel("龙脉 Longmai mToken GM3000 055C:E618"),
                        Evidence.library(LIBRARY),
                        Evidence.supportLine(SUPPORT_LINE))
                .with(hardware(profile));
        var uncertain = Finding.of("portal", Verdict.UNKNOWN, ErrorCode.CHECK_TIMEOUT);
        return List.of(
                new Found("host", List.of(Finding.pass("host"))),
                new Found("clock", List.of(wrong)),
                new Found("portal", List.of(uncertain)),
                new Found("token-service", List.of(disabled)),
                new Found("token-hardware", List.of(notNamed)),
                new Found("certificate-revocation", List.of(Finding.skipped("certificate-revocation"))),
                new TokenPresentCheck(tokens, reading, NO_DEVICES),
                new PinCheck(tokens, reading));
    }

    private static Map<String, String> hardware(Profile profile) {
        var facts = new HashMap<>(HelpFacts.of(profile));
        facts.putAll(Map.of("vendor", "龙脉 Longmai mToken GM3000", "usb", "055C:E618"));
        return facts;
    }

    private record Found(String id, List<Finding> look) implements Check {
        @Override
        public List<Finding> look(Circumstances circumstances) {
            return look;
        }
    }

    /** Changes nothing. */
    private static final class Nothing implements Repair {
        @Override
        public String id() {
            return "clock.synchronise";
        }

        @Override
        public boolean isOnRequest() {
            return true;
        }

        @Override
        public RepairPlan plan(Circumstances circumstances) {
            var steps = List.of(new RepairPlan.Step("clock.set-ntp", "/usr/bin/timedatectl set-ntp true"));
            return new RepairPlan(id(), steps, true, true);
        }

        @Override
        public void perform(RepairPlan plan, RepairJournal journal) {
            journal.note("nothing");
        }

        @Override
        public void undo(RepairJournal.Run done) {}
    }

    private static FakeToken token(String organisation) throws Exception {
        var authority = TestAuthority.root(TestKey.P256);
        return new FakeToken("测试锁")
                .with(
                        SoftwareKey.issued(
                                SoftwareKey.Kind.SM2, authority, request -> request.organisation(organisation)),
                        KeyEntry.Use.SIGNATURE)
                .with(ENCRYPTION, KeyEntry.Use.ENCRYPTION);
    }
}
