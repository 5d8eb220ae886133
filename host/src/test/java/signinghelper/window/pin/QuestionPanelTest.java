package signinghelper.window.pin;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import signinghelper.content.PrivateFolder;
import signinghelper.formats.TestAuthority;
import signinghelper.formats.TestKey;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.login.Origin;
import signinghelper.formats.match.Account;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.preview.TestPages;
import signinghelper.prompt.KeyChanges;
import signinghelper.prompt.OfferedKey;
import signinghelper.prompt.PinQuestion;
import signinghelper.prompt.PinSubject;
import signinghelper.session.Asker;
import signinghelper.session.ClientName;
import signinghelper.session.ProductVersion;
import signinghelper.token.HeldKey;
import signinghelper.token.KeyEntry;
import signinghelper.token.PinState;
import signinghelper.token.SoftwareKey;
import signinghelper.token.TokenInfo;
import signinghelper.window.document.DocumentOpener;
import signinghelper.window.part.Words;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.swing.JTextArea;

import static org.assertj.core.api.Assertions.assertThat;

class QuestionPanelTest {
    private static final String HOLDER = "一家名称很长很长的供应商有限公司".repeat(6);
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
        var key = OfferedKey.of(held, HolderRules.USUAL, null);
        var question = new PinQuestion(subject, asker, List.of(key), KeyChanges.NONE, Language.CHINESE);
        var words = new Words(Language.CHINESE, new GuidanceBook());
        var chooser = new KeyChooser(question.keys(), words, chosen -> {});
        var opener = new DocumentOpener(TestPages.preview(new PrivateFolder(Path.of("unused"))));
        var panel = new QuestionPanel(question, words, chooser, opener, () -> {});
        panel.showHolder(key);
        return Stream.of(panel.getComponents())
                .filter(JTextArea.class::isInstance)
                .map(part -> ((JTextArea) part).getText());
    }

    private static Asker page() {
        var origin = new Origin("https://portal.example");
        return new Asker.Page(origin, origin, new ProductVersion("1.0.0"), "湖北省政府采购网", null);
    }

    @Test
    void saysWhichPortalAsksFromWhereAndWhoseTheCertificateIs() {
        assertThat(shown(new PinSubject.Login(), page())).containsExactly("湖北省政府采购网", "https://portal.example", HOLDER);
    }

    @Test
    void saysWhatAProgramClaimsApartFromWhatTheSystemKnows() {
        var client = new Asker.DesktopClient(new ClientName("某某投标客户端"), Path.of("/opt/client/client"), null);

        assertThat(shown(new PinSubject.Login(), client))
                .containsExactly(
                        "这台电脑上的一个程序，不是网页。如果不是您启动的，请取消。", "“某某投标客户端”（名称由程序自己填写，没有核实）", "/opt/client/client", HOLDER);
    }

    @Test
    void saysThatTheSystemDoesNotTellTheProgram() {
        var client = new Asker.DesktopClient(new ClientName("a"), null, null);

        assertThat(shown(new PinSubject.Login(), client)).contains("系统没有告知");
    }

    @Test
    void saysWhichPortalAProgramActsFor() {
        var portal = new Asker.DesktopClient.Portal(new Origin("https://portal.example"), "湖北省政府采购网");
        var client = new Asker.DesktopClient(new ClientName("a"), Path.of("/opt/client/client"), portal);

        assertThat(shown(new PinSubject.Login(), client))
                .containsExactly(
                        "湖北省政府采购网",
                        "https://portal.example",
                        "这台电脑上的一个程序，由单位的电脑管理员允许代表上述平台。",
                        "“a”（名称由程序自己填写，没有核实）",
                        "/opt/client/client",
                        HOLDER);
    }

    @Test
    void saysTheCodesThatAreComparedWhenItBinds() {
        assertThat(shown(new PinSubject.Binding(ACCOUNT), page()))
                .containsExactly(
                        "湖北省政府采购网", "https://portal.example", "测试有限公司", "914201007071167872", HOLDER, "证书中没有统一社会信用代码");
    }

    @Test
    void warnsOfACodeWhoseCheckDigitIsWrong() {
        var key = SoftwareKey.issued(
                SoftwareKey.Kind.P256,
                TestAuthority.root(TestKey.P256),
                request -> request.subject(new X500Name("C=CN,O=MCSCA,CN=测试有限公司,OU=500109199988888888")));

        assertThat(shown(new PinSubject.Binding(ACCOUNT), page(), key))
                .endsWith("测试有限公司", "500109199988888888（校验位不对，请核对）");
    }

    @Test
    void aCommandIsOfNoPortal() {
        assertThat(shown(new PinSubject.Login(), new Asker.CommandLine()))
                .containsExactly("这台电脑上的命令行，不是网页。如果不是您启动的，请取消。", HOLDER);
    }
}
