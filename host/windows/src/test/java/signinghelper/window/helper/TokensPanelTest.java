package signinghelper.window.helper;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import signinghelper.certificate.Openings;
import signinghelper.certificate.RememberedChoices.Choice;
import signinghelper.formats.certificate.CertificateSubject;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.guidance.CheckBook;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.HelpBook;
import signinghelper.guidance.Language;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.HeldKey;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;
import signinghelper.token.TokenSession;
import signinghelper.token.plugged.Tokens;
import signinghelper.work.PluggedToken;
import signinghelper.work.PluggedTokens;

import java.awt.Component;
import java.awt.Container;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;

import static org.assertj.core.api.Assertions.assertThat;

/** U-Keys with a certificate that ends soon, and certificates that are remembered for sites. */
class TokensPanelTest {
    private final AskedActions asked = new AskedActions();
    private final HelperTexts texts =
            new HelperTexts(Language.CHINESE, new GuidanceBook(), new CheckBook(), new HelpBook(), "1.2.3");

    @BeforeAll
    static void setTheLook() {
        FlatLaf.setup(new FlatLightLaf());
    }

    private static PluggedTokens plugged(int daysLeft) throws Exception {
        var driver = new FakeDriver("fake");
        driver.plug(new FakeToken("锁").with(SoftwareKey.make(SoftwareKey.Kind.SM2), KeyEntry.Use.SIGNATURE));
        var tokens = new Tokens(List.of(driver));
        var token = tokens.list().get(0);
        var held = new HeldKey(token, tokens.use(token, TokenSession::keys).get(0));
        var subject = CertificateSubject.of(held.key().certificate(), HolderRules.USUAL);
        var certificate = new PluggedToken.Certificate(held, subject, daysLeft, null, null, Openings.NONE);
        return new PluggedTokens(List.of(new PluggedToken(token, List.of(certificate), List.of(), null)), List.of());
    }

    private String shown(int daysLeft) throws Exception {
        var tokens = plugged(daysLeft);
        var panel = new TokensPanel[1];
        SwingUtilities.invokeAndWait(() -> {
            panel[0] = new TokensPanel(texts, asked);
            panel[0].show(Optional.of(tokens), Optional.empty(), Optional.empty());
        });
        return text(panel[0]);
    }

    @Test
    void aCertificateThatEndsSoonSaysWhatToDoAndWhatARenewedOneCannotOpen() throws Exception {
        assertThat(shown(30)).contains("还有 30 天到期", "办理延期或换证", "换发的新证书打不开以前加密的文件");
        assertThat(shown(31)).doesNotContain("天到期。");
    }

    @Test
    void aRememberedChoiceIsNamedAndForgottenByItsButton() throws Exception {
        var tokens = plugged(90);
        var certificate =
                tokens.tokens().get(0).certificates().get(0).held().key().certificate();
        var here = new Choice(
                "https://portal.example SIGNATURE", Fingerprint.of(certificate).toString());
        var away = new Choice("https://other.example SIGNATURE", "00");
        var last = new Choice(
                "https://portal.example LAST SIGNATURE",
                Fingerprint.of(certificate).toString());
        var panel = new ChoicesPanel[1];
        SwingUtilities.invokeAndWait(() -> {
            panel[0] = new ChoicesPanel(texts, asked);
            panel[0].show(List.of(here, away, last), Optional.of(tokens));
        });

        assertThat(text(panel[0]))
                .contains(
                        "https://portal.example 记住了证书：测试供应商有限公司",
                        "https://other.example 记住了证书：一张现在没有插入的证书",
                        "https://portal.example 上次用的是证书：测试供应商有限公司");
        SwingUtilities.invokeAndWait(() -> parts(panel[0])
                .filter(JButton.class::isInstance)
                .map(JButton.class::cast)
                .findFirst()
                .orElseThrow()
                .doClick());
        assertThat(asked.forgotten()).containsExactly(here);
    }

    private static String text(Container in) {
        return parts(in)
                .filter(JTextComponent.class::isInstance)
                .map(area -> ((JTextComponent) area).getText())
                .collect(Collectors.joining("\n"));
    }

    private static Stream<Component> parts(Container in) {
        return Stream.of(in.getComponents())
                .flatMap(part -> part instanceof Container inner
                        ? Stream.concat(Stream.of(part), parts(inner))
                        : Stream.of(part));
    }
}
