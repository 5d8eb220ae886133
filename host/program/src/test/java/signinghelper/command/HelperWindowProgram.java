package signinghelper.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import signinghelper.app.TestEdges;
import signinghelper.check.CertificateReading;
import signinghelper.check.Check;
import signinghelper.check.Circumstances;
import signinghelper.check.Evidence;
import signinghelper.check.Finding;
import signinghelper.check.KnownDevices;
import signinghelper.check.PinCheck;
import signinghelper.check.TokenPresentCheck;
import signinghelper.check.Verdict;
import signinghelper.formats.document.CmsForm;
import signinghelper.guidance.Language;
import signinghelper.profile.TestProfile;
import signinghelper.profile.Vendors;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.desktop.WindowProgram;
import signinghelper.testkit.junit.Eventually;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;
import signinghelper.token.plugged.Tokens;
import signinghelper.work.HelperWindow;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.swing.JFrame;

/** Opens the helper window, works it and prints what it showed. A program of its own, for it needs a display. */
final class HelperWindowProgram {
    private static final KnownDevices NO_DEVICES = new KnownDevices(List::of, Vendors::read);
    private static final String SERIAL = "SECRET-SERIAL-7531";
    private static final String PASSWORD = "http://user:PASSWORD@proxy.example";

    /** Output after each step. */
    record Shown(
            List<String> first,
            List<String> evidence,
            List<String> plugged,
            List<String> pulled,
            int scrolled,
            int looksBeforeAgain,
            int looksAfterAgain,
            int windowsAfterSecondOpening,
            boolean isInFrontAgain,
            String otherTitle,
            List<String> other,
            List<String> nameless,
            int watchersAfterClosing,
            int windowsAfterClosing) {}

    private final FakeDriver driver = new FakeDriver("fake").withEvents();
    private final FakeToken token = new FakeToken("测试锁")
            .with(
                    SoftwareKey.issued(
                            SoftwareKey.Kind.SM2,
                            TestAuthority.root(TestKey.P256),
                            request -> request.organisation("测试供应商有限公司")),
                    KeyEntry.Use.SIGNATURE);
    private final AtomicInteger looks = new AtomicInteger();
    private final HelperWindow window;

    private HelperWindowProgram(Path folder) {
        var edges = new TestEdges(folder, () -> TestProfile.of(CmsForm.PKCS7_501))
                .with(List.of(driver))
                .withChecks((sessions, certificates) -> checks(certificates));
        window = TestHelperWindow.of(edges, folder);
    }

    private List<Check> checks(CertificateReading certificates) {
        var tokens = new Tokens(List.of(driver));
        return List.of(
                new Counting(),
                new TokenPresentCheck(tokens, certificates, NO_DEVICES),
                new PinCheck(tokens, certificates));
    }

    /** Check that counts its runs and reports the same finding each time. */
    private final class Counting implements Check {
        @Override
        public String id() {
            return "clock";
        }

        @Override
        public Duration limit() {
            return Duration.ofSeconds(3);
        }

        @Override
        public List<Finding> look(Circumstances circumstances) {
            looks.incrementAndGet();
            return List.of(Finding.of(
                    id(),
                    Verdict.FAIL,
                    ErrorCode.CLOCK_WRONG,
                    new Evidence("serial", Evidence.Kind.SERIAL, SERIAL),
                    new Evidence("proxy", Evidence.Kind.UNTRUSTED, PASSWORD)));
        }
    }

    /** {@code FOLDER LANGUAGE [PICTURE]}. */
    public static void main(String[] arguments) {
        WindowProgram.runAndExit(() -> {
            var language = Language.ofTag(arguments[1]).orElseThrow();
            var program = new HelperWindowProgram(Path.of(arguments[0]));
            var shown = program.run(language, arguments.length > 2 ? Path.of(arguments[2]) : null);
            System.out.println(new JsonMapper().writeValueAsString(shown));
        });
    }

    private Shown run(Language language, @Nullable Path picture) throws Exception {
        window.open(language, null);
        ShownFrame.page("D");
        var first = textsOnce(texts -> ShownFrame.button("R").isEnabled() && hasAllReported(texts));
        ShownFrame.click(ShownFrame.evidenceButton());
        var evidence = textsOnce(texts -> texts.stream().anyMatch(text -> text.contains("7531")));
        ShownFrame.page("K");
        driver.plug(token);
        var plugged = textsOnce(texts -> texts.stream().anyMatch(text -> text.contains("测试锁")));
        ShownFrame.takePicture(picture);
        ShownFrame.page("D");
        ShownFrame.inEventThread(() -> {
            // Too low for all that is to come.
            ShownFrame.frame().setSize(ShownFrame.frame().getWidth(), 300);
            return true;
        });
        driver.withUnreadable("读卡器 2");
        var before = looks.get();
        ShownFrame.click(ShownFrame.button("R"));
        Eventually.until("it is looked at again", () -> looks.get() > before);
        textsOnce(texts -> ShownFrame.button("R").isEnabled() && hasAllReported(texts));
        var scrolled = ShownFrame.inEventThread(ShownFrame::scrolled);
        ShownFrame.page("K");
        textsOnce(texts -> texts.stream().anyMatch(text -> text.contains("读卡器 2")));
        driver.mend();
        driver.pull(token);
        var pulled = textsOnce(texts -> texts.stream().noneMatch(text -> text.contains("测试锁")));
        return end(language, first, evidence, plugged, pulled, scrolled, before);
    }

    private Shown end(
            Language language,
            List<String> first,
            List<String> evidence,
            List<String> plugged,
            List<String> pulled,
            int scrolled,
            int before)
            throws Exception {
        var after = looks.get();
        ShownFrame.inEventThread(() -> {
            ShownFrame.frame().setExtendedState(JFrame.ICONIFIED);
            return true;
        });
        window.open(language, ErrorCode.TOKEN_ABSENT);
        var windows = ShownFrame.frames().size();
        Eventually.until("it is back", () -> (ShownFrame.frame().getExtendedState() & JFrame.ICONIFIED) == 0);
        // It has come up after the last look and lies below the first finding.
        Eventually.until(
                "the finding of the page's error is scrolled to",
                () -> ShownFrame.inEventThread(ShownFrame::scrolled) > 0);
        var isInFront = ShownFrame.frame().isShowing();
        ShownFrame.page("D");
        ShownFrame.click(ShownFrame.button("E"));
        var otherTitle = ShownFrame.frame().getTitle();
        var other = ShownFrame.inEventThread(() -> ShownFrame.texts());
        var nameless = ShownFrame.inEventThread(() -> ShownFrame.nameless());
        var closed = CompletableFuture.supplyAsync(() -> {
            try {
                window.awaitClosed();
                return true;
            } catch (Refusal refusal) {
                return false;
            }
        });
        ShownFrame.click(ShownFrame.button("C"));
        closed.get(1, TimeUnit.MINUTES);
        Eventually.until("nobody watches", () -> driver.watchers() == 0);
        return new Shown(
                first,
                evidence,
                plugged,
                pulled,
                scrolled,
                before,
                after,
                windows,
                isInFront,
                otherTitle,
                other,
                nameless,
                driver.watchers(),
                ShownFrame.frames().size());
    }

    private interface Wanted {
        boolean among(List<String> texts) throws Exception;
    }

    private static List<String> textsOnce(Wanted wanted) throws Exception {
        var found = new ArrayList<List<String>>();
        Eventually.until("the window shows it", () -> {
            var texts = ShownFrame.inEventThread(() -> ShownFrame.texts());
            found.add(texts);
            return wanted.among(texts);
        });
        return found.get(found.size() - 1);
    }

    private static boolean hasAllReported(List<String> texts) {
        return texts.stream().anyMatch(text -> text.matches("已检测 3 项，共 3 项|Checked: 3 of 3"));
    }
}
