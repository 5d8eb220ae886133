package signinghelper.command;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import signinghelper.check.Check;
import signinghelper.check.Circumstances;
import signinghelper.check.Diagnosis;
import signinghelper.check.Evidence;
import signinghelper.check.Finding;
import signinghelper.check.PinCheck;
import signinghelper.check.Repair;
import signinghelper.check.RepairJournal;
import signinghelper.check.RepairPlan;
import signinghelper.check.Repairs;
import signinghelper.check.TokenPresentCheck;
import signinghelper.check.Verdict;
import signinghelper.clock.ComputerTime;
import signinghelper.content.PrivateFolder;
import signinghelper.guidance.CheckBook;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.portal.TestAuthority;
import signinghelper.portal.TestKey;
import signinghelper.profile.Profile;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.WireFormat;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;
import signinghelper.token.Tokens;
import signinghelper.window.SwingHelperWindow;
import signinghelper.window.SwingPrompt;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Takes pictures of every page in both languages, light and dark: {@code FOLDER PICTURES}. */
final class HelperWindowPictures {
    private static final Map<String, String> PAGES = Map.of("D", "findings", "K", "tokens", "H", "help");

    private HelperWindowPictures() {}

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

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var pictures = Files.createDirectories(Path.of(arguments[1]));
        var guidance = new GuidanceBook();
        var prompt = new SwingPrompt(guidance, new PrivateFolder(folder));
        var time = new ComputerTime(Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC));
        var driver = new FakeDriver("fake").withEvents();
        driver.plug(token("某某科技有限公司", "K5A1"));
        var tokens = new Tokens(List.of(driver));
        var repairs = new Repairs(List.of(new Nothing()), folder.resolve("repairs"), time, new WireFormat());
        repairs.perform(repairs.plan("clock.synchronise", Circumstances.NONE));
        var profile =
                new WireFormat().decode(Profile.class, Files.readString(Path.of("../profiles/example/profile.json")));
        var diagnosis = new Diagnosis(List.of(
                new Found("host", List.of(Finding.pass("host"))),
                new Found(
                        "clock",
                        List.of(Finding.of(
                                        "clock",
                                        Verdict.FAIL,
                                        ErrorCode.CLOCK_WRONG,
                                        new Evidence("offset", Evidence.Kind.PLAIN, "+00:12:31"))
                                .with(Map.of("offset", "+00:12:31"))
                                .offering("clock.synchronise"))),
                new Found(
                        "token-service",
                        List.of(Finding.of("token-service", Verdict.WARN, ErrorCode.DRIVER_MISSING)
                                .with(signinghelper.check.HelpFacts.of(profile)))),
                new Found("certificate-revocation", List.of(Finding.skipped("certificate-revocation"))),
                new TokenPresentCheck(tokens),
                new PinCheck(tokens)));
        var work = new HelperWindowWork(
                diagnosis, repairs, () -> profile, tokens, time, new PinChangeCommand(tokens, prompt));
        prompt.prepare();
        for (var look : List.of("light", "dark")) {
            for (var language : Language.values()) {
                var window = new SwingHelperWindow(prompt, work, guidance, new CheckBook(), "1.2.3");
                window.open(language);
                window.close();
                ShownFrame.inEventThread(
                        () -> FlatLaf.setup(look.equals("dark") ? new FlatDarkLaf() : new FlatLightLaf()));
                window.open(language);
                ShownFrame.settle();
                for (var page : PAGES.entrySet()) {
                    ShownFrame.page(page.getKey());
                    ShownFrame.takePicture(
                            pictures.resolve(language.tag() + "-" + look + "-" + page.getValue() + ".png"));
                }
                ShownFrame.page("D");
                ShownFrame.click(ShownFrame.named("修复：|Repair: "));
                ShownFrame.takePictureOfDialog(pictures.resolve(language.tag() + "-" + look + "-repair.png"));
                window.close();
            }
        }
        System.exit(0);
    }

    private static FakeToken token(String organisation, String serial) throws Exception {
        var authority = TestAuthority.root(TestKey.P256);
        return new FakeToken("龙脉锁 " + serial)
                .with(
                        SoftwareKey.issued(
                                SoftwareKey.Kind.SM2, authority, request -> request.organisation(organisation)),
                        KeyEntry.Use.SIGNATURE);
    }
}
