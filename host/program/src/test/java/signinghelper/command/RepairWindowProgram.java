package signinghelper.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import signinghelper.app.TestEdges;
import signinghelper.check.Check;
import signinghelper.check.Circumstances;
import signinghelper.check.Finding;
import signinghelper.check.Repair;
import signinghelper.check.RepairJournal;
import signinghelper.check.RepairPlan;
import signinghelper.check.Repairs;
import signinghelper.check.Verdict;
import signinghelper.clock.ComputerTime;
import signinghelper.formats.document.CmsForm;
import signinghelper.guidance.Language;
import signinghelper.profile.TestProfile;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.desktop.WindowProgram;
import signinghelper.testkit.junit.Eventually;
import signinghelper.work.HelperWindow;

import java.awt.Robot;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Works a repair in the helper window with the keyboard alone, and prints what was there to be seen. A program of its own,
 * for it needs a desktop.
 */
final class RepairWindowProgram {
    private static final int KEY_MILLISECONDS = 40;
    private static final int MOST_TABS = 20;

    /** Text of the dialogue, and the state of the part to be repaired. */
    record Step(String said, boolean isBroken, int runs) {}

    /** Steps, each after the key in its name. */
    record Shown(Step asked, Step givenUp, Step failed, Step done, Step undone, List<String> nameless, int looks) {}

    private final Path thing;
    /** Reads what the window's repairs have noted. */
    private final Repairs repairs;

    private final HelperWindow window;
    private final List<Integer> looks = new ArrayList<>();
    private final Robot robot = new Robot();
    private volatile boolean isToFail;

    private RepairWindowProgram(Path folder) throws Exception {
        thing = Files.createFile(folder.resolve("in-the-way"));
        var time = new ComputerTime(Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC));
        var repair = new MovingAside();
        repairs = new Repairs(List.of(repair), folder.resolve("repairs"), time, new WireFormat());
        var edges = new TestEdges(folder, () -> TestProfile.of(CmsForm.PKCS7_501))
                .withChecks((sessions, certificates) -> List.of(new InTheWay()))
                .withRepairs(List.of(repair));
        window = TestHelperWindow.of(edges, folder);
        robot.setAutoDelay(KEY_MILLISECONDS);
    }

    /** Check that looks for the file. */
    private final class InTheWay implements Check {
        @Override
        public String id() {
            return "clock";
        }

        @Override
        public List<Finding> look(Circumstances circumstances) {
            looks.add(1);
            return List.of(
                    Files.exists(thing)
                            ? Finding.of(id(), Verdict.FAIL, ErrorCode.CLOCK_WRONG)
                                    .offering("clock.synchronise")
                            : Finding.pass(id()));
        }
    }

    /** Renames the file, and back. */
    private final class MovingAside implements Repair {
        @Override
        public String id() {
            return "clock.synchronise";
        }

        @Override
        public RepairPlan plan(Circumstances circumstances) {
            return new RepairPlan(id(), List.of(new RepairPlan.Step("clock.set-ntp", thing.toString())), true, true);
        }

        @Override
        public void perform(RepairPlan plan, RepairJournal journal) throws Refusal {
            if (isToFail) {
                throw Refusal.of(ErrorCode.REPAIR_FAILED);
            }
            journal.note("aside");
            move(thing, aside());
        }

        @Override
        public void undo(RepairJournal.Run done) throws Refusal {
            move(aside(), thing);
        }

        private void move(Path from, Path to) throws Refusal {
            try {
                Files.move(from, to);
            } catch (IOException e) {
                throw Refusal.of(ErrorCode.REPAIR_FAILED, e);
            }
        }
    }

    private Path aside() {
        return thing.resolveSibling("aside");
    }

    /** {@code FOLDER}. */
    public static void main(String[] arguments) {
        WindowProgram.runAndExit(() -> System.out.println(
                new JsonMapper().writeValueAsString(new RepairWindowProgram(Path.of(arguments[0])).run())));
    }

    private Shown run() throws Exception {
        window.open(Language.CHINESE, null);
        ShownFrame.page("D");
        ShownFrame.settle();
        toButton("修复");
        press(KeyEvent.VK_SPACE);
        var asked = dialogOnce("将要做");
        press(KeyEvent.VK_ENTER);
        var givenUp = noDialog();
        isToFail = true;
        press(KeyEvent.VK_SPACE);
        dialogOnce("将要做");
        agree();
        var failed = dialogOnce("修复没有完成");
        press(KeyEvent.VK_ENTER);
        noDialog();
        ShownFrame.settle();
        isToFail = false;
        toButton("修复");
        press(KeyEvent.VK_SPACE);
        dialogOnce("将要做");
        agree();
        var done = dialogOnce("修复完成");
        var nameless = ShownFrame.inEventThread(() -> ShownFrame.nameless(ShownFrame.dialog()));
        press(KeyEvent.VK_ESCAPE);
        noDialog();
        ShownFrame.settle();
        toButton("撤销");
        press(KeyEvent.VK_SPACE);
        dialogOnce("恢复原状");
        agree();
        return new Shown(asked, givenUp, failed, done, dialogOnce("已恢复"), nameless, looks.size());
    }

    private void agree() {
        robot.keyPress(KeyEvent.VK_ALT);
        press(KeyEvent.VK_Y);
        robot.keyRelease(KeyEvent.VK_ALT);
    }

    private void press(int key) {
        robot.keyPress(key);
        robot.keyRelease(key);
    }

    /** Reaches the button by the letter of the page and then by Tab. */
    private void toButton(String beginning) throws Exception {
        Eventually.until(
                "the window has the focus",
                () -> ShownFrame.inEventThread(() -> ShownFrame.frame().isFocused()));
        robot.keyPress(KeyEvent.VK_ALT);
        press(KeyEvent.VK_D);
        robot.keyRelease(KeyEvent.VK_ALT);
        for (var tabs = 0; tabs < MOST_TABS; tabs++) {
            if (ShownFrame.inEventThread(() -> ShownFrame.focused().startsWith(beginning))) {
                return;
            }
            press(KeyEvent.VK_TAB);
            robot.waitForIdle();
        }
        throw new AssertionError("Tab does not reach " + beginning);
    }

    private Step dialogOnce(String wanted) throws Exception {
        var said = new String[1];
        Eventually.until(
                "the dialogue says " + wanted,
                () -> ShownFrame.inEventThread(() -> {
                    said[0] = ShownFrame.dialogs().stream()
                            .filter(java.awt.Window::isFocused)
                            .map(dialog -> String.join("\n", ShownFrame.texts(dialog)))
                            .findFirst()
                            .orElse("");
                    return said[0].contains(wanted);
                }));
        return step(said[0]);
    }

    private Step noDialog() throws Exception {
        Eventually.until(
                "the dialogue is gone",
                () -> ShownFrame.inEventThread(() -> ShownFrame.dialogs().isEmpty()));
        return step("");
    }

    private Step step(String said) {
        return new Step(said, Files.exists(thing), repairs.runs().size());
    }
}
