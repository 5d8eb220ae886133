package signinghelper.history;

import signinghelper.formats.document.CmsForm;
import signinghelper.profile.Access;
import signinghelper.profile.Computer;
import signinghelper.profile.Help;
import signinghelper.profile.HistoryRule;
import signinghelper.profile.Profile;
import signinghelper.profile.ProfileHead;
import signinghelper.profile.Signing;

import java.util.List;
import java.util.Map;

/** Entries of a history, and a profile with a rule for it. */
public final class TestHistory {
    private TestHistory() {}

    public static HistoryEntry entry(String id, String title) {
        return new HistoryEntry(
                id,
                "2026-11-26T08:00:00Z",
                2,
                "测试平台",
                "https://portal.example",
                "",
                new HistoryEntry.Signer("测试供应商", "CN=Test CA", "1f", "ab".repeat(32)),
                List.of(new HistoryEntry.Document(title, "pdf", "SM3", "cd".repeat(32))),
                "cmVjZWlwdA==");
    }

    public static Profile profile(HistoryRule rule) {
        var usual = Signing.of(CmsForm.PKCS7_501);
        var signing = new Signing(
                usual.cms(),
                usual.cmsNotes(),
                usual.holder(),
                usual.binding(),
                usual.menus(),
                usual.anchors(),
                usual.enrolment(),
                usual.timeStamps(),
                rule,
                usual.envelopes());
        var title = Map.of("zh-CN", "测试", "en", "Test");
        var head = new ProfileHead("test", 1, Profile.Kind.PRODUCTION, title, Access.of(List.of()));
        return new Profile(head, signing, Computer.UNKNOWN, Help.NONE);
    }
}
