package signinghelper.command;

import signinghelper.guidance.Language;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.junit.Eventually;
import signinghelper.token.FakeToken;

import java.awt.Window;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import javax.swing.SwingUtilities;

/** A walk through every page of the helper window and its dialogues, in one language. */
final class HelperWalk {
    private static final List<String> PAGES =
            List.of("I first", "D findings", "K tokens", "H help", "L file-check", "S settings");

    private final ShownHelper helper;
    private final Visit visit;

    /** A look at a window, not in the event thread. */
    interface Visit {
        void at(String state, Window window) throws Exception;
    }

    private HelperWalk(ShownHelper helper, Visit visit) {
        this.helper = helper;
        this.visit = visit;
    }

    /** Opens the window, visits each state, and closes it. */
    static void through(ShownHelper helper, Language language, Visit visit) throws Exception {
        helper.window.open(language, null);
        ShownFrame.page("D");
        ShownFrame.settle();
        var walk = new HelperWalk(helper, visit);
        walk.reports();
        walk.rehearsal();
        walk.pages();
        walk.repair();
        walk.history();
        helper.window.close();
    }

    private void reports() throws Exception {
        ShownFrame.page("L");
        for (var file : ShownHelper.FILES) {
            ShownFrame.drop(helper.files.resolve(file + ".txt.p7s"));
            visit.at("report-" + file, ShownFrame.frame());
        }
    }

    /** Rehearses four weeks before an opening day by which the certificate has ended. */
    private void rehearsal() throws Exception {
        ShownFrame.page("O");
        helper.prompt.type(FakeToken.PIN);
        ShownFrame.click(ShownFrame.button("A"));
        Eventually.until(
                "it opens",
                () -> ShownFrame.inEventThread(
                        () -> ShownFrame.texts().stream().anyMatch(text -> text.matches("(?s)(打得开。|It opens\\.).*"))));
        var day = LocalDate.ofInstant(TestAuthority.NOW, ZoneOffset.UTC).plusDays(28);
        ShownFrame.type("Y", day.toString());
        visit.at("rehearsal", ShownFrame.frame());
    }

    private void pages() throws Exception {
        for (var page : PAGES) {
            ShownFrame.page(page.substring(0, 1));
            visit.at(page.substring(2), ShownFrame.frame());
        }
    }

    private void repair() throws Exception {
        ShownFrame.page("D");
        ShownFrame.click(ShownFrame.named("复制(?!网址|这)|Copy(?! address| this)"));
        ShownFrame.click(ShownFrame.named("修复：|Repair: "));
        visitDialog("repair");
    }

    /** A record that is chosen, and the question before it is deleted. */
    private void history() throws Exception {
        ShownFrame.page("JN");
        Eventually.until(
                "the records are shown",
                () -> ShownFrame.inEventThread(
                        () -> ShownFrame.named("全部删除|Delete all").isEnabled()));
        ShownFrame.chooseFirstRow();
        visit.at("history", ShownFrame.frame());
        SwingUtilities.invokeLater(
                () -> ShownFrame.named("删除选中|Delete selected").doClick());
        visitDialog("history-delete");
    }

    private void visitDialog(String state) throws Exception {
        Eventually.until(
                "there is a dialogue",
                () -> ShownFrame.inEventThread(() -> !ShownFrame.dialogs().isEmpty()));
        visit.at(state, ShownFrame.dialog());
        ShownFrame.inEventThread(() -> {
            ShownFrame.dialog().dispose();
            return true;
        });
    }
}
