package signinghelper.window.pin;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.content.PrivateFolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.document.Content;
import signinghelper.formats.login.Origin;
import signinghelper.formats.match.Account;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.preview.TestPages;
import signinghelper.prompt.DocumentLine;
import signinghelper.prompt.FakeSeals;
import signinghelper.prompt.KeyChanges;
import signinghelper.prompt.OfferedKey;
import signinghelper.prompt.OfferedKeys;
import signinghelper.prompt.PinQuestion;
import signinghelper.prompt.PinSubject;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Asker;
import signinghelper.session.ClientName;
import signinghelper.session.ProductVersion;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.HeldKey;
import signinghelper.token.KeyEntry;
import signinghelper.token.PinState;
import signinghelper.token.SoftwareKey;
import signinghelper.token.TokenInfo;
import signinghelper.window.document.DocumentOpener;
import signinghelper.window.part.NoticeStrip;
import signinghelper.window.part.ShownParts;
import signinghelper.window.part.Words;

import java.awt.Component;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.JTextArea;

import static org.assertj.core.api.Assertions.assertThat;

class QuestionPanelTest {
    private static final String HOLDER = "一家名称很长很长的供应商有限公司".repeat(6);
    private static final String PROMISE =
            "投标人：甲公司\n承诺：本公司对所提交的资料负责。" + "本公司对所提交的资料负责。本公司对所提交的资料负责。本公司对所提交的资料负责。本公司对所提交的资料负责。";
    private static final Account ACCOUNT = new Account("测试有限公司", "914201007071167872", Account.Role.SUPPLIER);

    @BeforeAll
    static void setTheLook() {
        FlatLaf.setup(new FlatLightLaf());
    }

    private static Stream<String> shown(PinSubject subject, Asker asker) {
        return shown(subject, asker, SoftwareKey.make(SoftwareKey.Kind.P256, HOLDER));
    }

    private static Stream<String> shown(PinSubject subject, Asker asker, SoftwareKey holding) {
        var token = new TokenInfo("fake", "A", "A", "1", PinState.counted(6, 6, false));
        var held = new HeldKey(token, holding.entry(KeyEntry.Use.SIGNATURE));
        return shown(subject, asker, OfferedKey.of(held, HolderRules.USUAL, null));
    }

    private static Stream<String> shown(PinSubject subject, Asker asker, OfferedKey key) {
        var panel = panel(subject, asker, key);
        return texts(panel);
    }

    private static Stream<String> texts(QuestionPanel panel) {
        return Stream.of(panel.bar(), panel.laid())
                .flatMap(ShownParts::of)
                .filter(JTextArea.class::isInstance)
                .map(part -> ((JTextArea) part).getText())
                .filter(text -> !text.isEmpty());
    }

    private static String spoken(PinSubject subject, Asker asker) {
        var token = new TokenInfo("fake", "A", "A", "1", PinState.counted(6, 6, false));
        var held = new HeldKey(
                token, SoftwareKey.make(SoftwareKey.Kind.P256, HOLDER).entry(KeyEntry.Use.SIGNATURE));
        return panel(subject, asker, OfferedKey.of(held, HolderRules.USUAL, null))
                .spoken();
    }

    private static QuestionPanel panel(PinSubject subject, Asker asker, OfferedKey key) {
        var question =
                new PinQuestion(subject, asker, new OfferedKeys(List.of(key), KeyChanges.NONE), Language.CHINESE);
        var words = new Words(Language.CHINESE, new GuidanceBook());
        var chooser = new KeyChooser(question.offered().keys(), words, chosen -> {});
        var opener = new DocumentOpener(TestPages.preview(new PrivateFolder(Path.of("unused"))));
        var panel = new QuestionPanel(question, words, chooser, opener, () -> {});
        panel.show(key);
        return panel;
    }

    private static Asker page() {
        var origin = new Origin("https://portal.example");
        return new Asker.Page(origin, origin, new ProductVersion("1.0.0"), "湖北省政府采购网", null);
    }

    @Test
    void saysWhichPortalAsksFromWhereAndWhoseTheCertificateIs() {
        assertThat(shown(new PinSubject.Login(), page()))
                .containsExactly("请求用 CA 证书登录", "湖北省政府采购网", "https://portal.example");
        assertThat(spoken(new PinSubject.Login(), page()))
                .startsWith("平台 湖北省政府采购网、网址 https://portal.example、请求用 CA 证书登录\n证书 " + HOLDER);
    }

    @Test
    void saysThatAnOldPageAsksAndShowsItsTextAsAWhole() {
        assertThat(shown(OldPages.texts(PROMISE), OldPages.asker()))
                .contains("https://czt.hubei.gov.cn（旧版网页，按 UCAPI 接口编写）", PROMISE);
        assertThat(visibleNotices(OldPages.texts(PROMISE, PROMISE), OldPages.asker()))
                .isEmpty();
        assertThat(shown(OldPages.texts(PROMISE), page())).doesNotContain(PROMISE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "同意",
                "0a1b0a1b0a1b0a1b0a1b0a1b0a1b0a1b0a1b0a1b0a1b0a1b0a1b0a1b0a1b0a1b0a1b0a1b0a1b0a1b",
                "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n8f3a61c0",
                PROMISE + " qM3x-Zp0VtT1kE9sWb7aYg " + PROMISE,
            })
    void saysOfWhatAPortalMayTakeForALoginThatItMayBeOneElsewhere(String text) {
        assertThat(visibleNotices(OldPages.texts(text), OldPages.asker())).contains("这可能是在其他地方登录");
        assertThat(visibleNotices(OldPages.texts(text), page())).isEmpty();
    }

    @Test
    void showsTheOneOfSeveralTextsThatMayBeALogin() {
        var asked = OldPages.texts(PROMISE, "8f3a61c09d7e42b5");

        assertThat(visibleNotices(asked, OldPages.asker())).contains("这可能是在其他地方登录");
        assertThat(shown(asked, OldPages.asker())).contains("8f3a61c09d7e42b5").doesNotContain(PROMISE);
    }

    private static Stream<String> visibleNotices(PinSubject subject, Asker asker) {
        var token = new TokenInfo("fake", "A", "A", "1", PinState.counted(6, 6, false));
        var held = new HeldKey(
                token, SoftwareKey.make(SoftwareKey.Kind.P256, HOLDER).entry(KeyEntry.Use.SIGNATURE));
        var panel = panel(subject, asker, OfferedKey.of(held, HolderRules.USUAL, null));
        return ShownParts.of(panel.laid())
                .filter(NoticeStrip.class::isInstance)
                .filter(Component::isVisible)
                .flatMap(ShownParts::of)
                .filter(JTextArea.class::isInstance)
                .map(part -> ((JTextArea) part).getText());
    }

    @Test
    void saysOfNameAndFileOfAProgramThatTheyAreClaims() {
        var client = new Asker.DesktopClient(new ClientName("某某投标客户端"), Path.of("/opt/client/client"));

        assertThat(shown(new PinSubject.Login(), client))
                .containsExactly(
                        "请求用 CA 证书登录",
                        "这台电脑上的一个程序",
                        "不是网页。下面的名称和文件可能是冒用的。如果不是您启动的，请取消。",
                        "“某某投标客户端”（名称由程序自己填写，没有核实）",
                        "/opt/client/client");
    }

    @Test
    void saysThatTheSystemDoesNotTellTheProgram() {
        var client = new Asker.DesktopClient(new ClientName("a"), null);

        assertThat(shown(new PinSubject.Login(), client)).contains("系统没有告知");
    }

    private static OfferedKey ending(long days) {
        var authority = TestAuthority.root(TestKey.P256);
        var holding = SoftwareKey.issued(
                SoftwareKey.Kind.P256,
                authority,
                request ->
                        request.organisation("甲公司").validity(TestAuthority.NOW, Instant.parse("2026-12-12T04:00:00Z")));
        var token = new TokenInfo("fake", "A", "A", "1", PinState.counted(6, 6, false));
        var held = new HeldKey(token, holding.entry(KeyEntry.Use.SIGNATURE));
        return OfferedKey.of(held, HolderRules.USUAL, null).toRenewIn(OptionalLong.of(days));
    }

    @Test
    void saysInHowManyDaysTheChosenCertificateEnds() {
        var key = ending(14);
        var panel = panel(new PinSubject.Login(), page(), key);
        var said = "2026-12-12 到期，还有 14 天。请尽早办理延期。";

        assertThat(texts(panel)).endsWith(said);
        assertThat(panel.spoken()).contains(said, "打不开以前加密的文件");
        panel.show(key.toRenewIn(OptionalLong.empty()));
        assertThat(texts(panel)).endsWith("https://portal.example");
        panel.show(key);
        assertThat(texts(panel)).endsWith(said);
        panel.show(key.blockedBy(Refusal.of(ErrorCode.CERTIFICATE_REVOKED)));
        assertThat(texts(panel)).as("it cannot be used anyway").endsWith("https://portal.example");
    }

    @Test
    void saysThatTheChosenCertificateEndsWithinADay() {
        assertThat(texts(panel(new PinSubject.Login(), page(), ending(0)))).endsWith("2026-12-12 到期，不到 24 小时。请马上办理延期。");
    }

    @Test
    void theStepThatPlacesASealSaysWhoAsksForWhichCertificate() {
        var content = Content.inMemory(Bytes.copyOf(new byte[1]));
        var documents = Stream.of("a.pdf", "b.pdf")
                .map(title -> new DocumentLine(title, "application/pdf", "SM3 00", content, true))
                .toList();
        var seals = new FakeSeals(List.of(FakeSeals.ring(300)), 0, 1);
        var panel = panel(new PinSubject.Signing(documents, seals), page(), ending(14));

        assertThat(describedStep(panel)).contains("平台 湖北省政府采购网", "证书 甲公司", "有 2 个文件需要您指定盖章位置");
        panel.show(OfferedKey.of(ending(14).held(), HolderRules.USUAL, Refusal.of(ErrorCode.CERTIFICATE_REVOKED)));
        assertThat(describedStep(panel)).contains("证书 甲公司").doesNotContain("到期，还有");
    }

    private static String describedStep(QuestionPanel panel) {
        return ShownParts.of(panel.laid())
                .filter(part ->
                        part instanceof JButton button && button.getText().equals("指定位置"))
                .map(part -> part.getAccessibleContext().getAccessibleDescription())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void saysTheCodesThatAreComparedWhenItBinds() {
        assertThat(shown(new PinSubject.Binding(ACCOUNT), page()))
                .containsExactly(
                        "请求把 CA 证书绑定到账号",
                        "湖北省政府采购网",
                        "https://portal.example",
                        "测试有限公司",
                        "914201007071167872",
                        HOLDER,
                        "没有统一社会信用代码");
    }

    @Test
    void warnsOfACodeWhoseCheckDigitIsWrong() {
        var key = SoftwareKey.issued(
                SoftwareKey.Kind.P256,
                TestAuthority.root(TestKey.P256),
                request -> request.subject(new X500Name("C=CN,O=MCSCA,CN=测试有限公司,OU=91420100MADEM0003G")));

        assertThat(shown(new PinSubject.Binding(ACCOUNT), page(), key))
                .endsWith("测试有限公司", "91420100MADEM0003G（校验位不对，请核对）");
    }

    @Test
    void aCommandIsOfNoPortal() {
        assertThat(shown(new PinSubject.Login(), new Asker.CommandLine()))
                .containsExactly("请求用 CA 证书登录", "这台电脑上的命令行", "不是网页。如果不是您启动的，请取消。");
    }
}
