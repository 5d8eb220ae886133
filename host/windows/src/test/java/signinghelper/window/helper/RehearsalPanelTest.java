package signinghelper.window.helper;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.certificate.AwaitedOpenings;
import signinghelper.certificate.OpenedKeys;
import signinghelper.certificate.Openings;
import signinghelper.clock.KnownTime;
import signinghelper.formats.certificate.CertificateSubject;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.statement.Statement.Outcome;
import signinghelper.guidance.CheckBook;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.HelpBook;
import signinghelper.guidance.Language;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.HeldKey;
import signinghelper.token.KeyEntry.Use;
import signinghelper.token.SoftwareKey;
import signinghelper.token.plugged.Tokens;
import signinghelper.window.part.EventThread;
import signinghelper.work.PluggedTokens;
import signinghelper.work.ReadTokens;
import signinghelper.work.Rehearsed;

import java.awt.Component;
import java.awt.Container;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import javax.swing.TransferHandler;
import javax.swing.text.JTextComponent;

import static org.assertj.core.api.Assertions.assertThat;

class RehearsalPanelTest {
    @TempDir
    private Path folder;

    private static final LocalDate TODAY = LocalDate.ofInstant(TestAuthority.NOW, ZoneId.systemDefault());
    private static final String DRIVER = "fake";

    private final AskedActions asked = new AskedActions();
    private final HelperTexts texts =
            new HelperTexts(Language.CHINESE, new GuidanceBook(), new CheckBook(), new HelpBook(), "1.0.0");
    private final SoftwareKey encryption = key(KeyUsage.keyEncipherment);
    private HelperState state;
    private RehearsalPanel panel;

    @BeforeAll
    static void setTheLook() {
        FlatLaf.setup(new FlatLightLaf());
    }

    private AwaitedOpenings openings() {
        return new AwaitedOpenings(folder, new WireFormat(), () -> new KnownTime(TestAuthority.NOW, Duration.ZERO));
    }

    private static SoftwareKey key(int usage) {
        return SoftwareKey.issued(
                SoftwareKey.Kind.SM2,
                TestAuthority.root(TestKey.P256),
                request -> request.organisation("测试供应商有限公司")
                        .keyUsage(usage)
                        .validity(TestAuthority.NOW, TestAuthority.NOW.plus(Duration.ofDays(50))));
    }

    private static Tokens tokens(FakeToken token) {
        return new Tokens(List.of(new FakeDriver(DRIVER, token)));
    }

    private PluggedTokens plugged(FakeToken token) throws Refusal {
        var time = new KnownTime(TestAuthority.NOW, Duration.ZERO);
        return new ReadTokens(tokens(token), () -> time, () -> HolderRules.USUAL, openings()).read();
    }

    @BeforeEach
    void openPanel() throws Exception {
        state = new HelperState(List.of(), List.of(), false, () -> panel.show(state));
        panel = EventThread.call(
                () -> new RehearsalPanel(texts, state, asked, above -> List.of(Path.of("chosen.p7e"))));
    }

    private void show(FakeToken token) throws Exception {
        var read = plugged(token);
        SwingUtilities.invokeAndWait(() -> state.plugged(read, Optional.empty()));
    }

    private FakeToken withKey() {
        return new FakeToken("测试锁")
                .with(key(KeyUsage.digitalSignature), Use.SIGNATURE)
                .with(encryption, Use.ENCRYPTION);
    }

    private HeldKey held() throws Refusal {
        return tokens(withKey()).keys().stream()
                .filter(key -> key.isFor(Use.ENCRYPTION))
                .findFirst()
                .orElseThrow();
    }

    private Rehearsed rehearsed(Outcome outcome, Optional<OpenedKeys.Opened> before) throws Refusal {
        var key = held();
        var holder = CertificateSubject.of(key.key().certificate(), HolderRules.USUAL);
        return new Rehearsed(key, holder, List.of(new Rehearsed.Tried("标书.p7e", outcome)), TestAuthority.NOW, before);
    }

    private void end(Rehearsed done) throws Exception {
        SwingUtilities.invokeAndWait(() -> state.rehearsal(state.rehearsal().ended(done, null)));
    }

    private void type(String day) throws Exception {
        SwingUtilities.invokeAndWait(() -> parts(panel)
                .filter(JTextField.class::isInstance)
                .map(JTextField.class::cast)
                .forEach(field -> field.setText(day)));
    }

    private static Stream<Component> parts(Container within) {
        return Stream.of(within.getComponents())
                .filter(Component::isVisible)
                .flatMap(part -> part instanceof Container container
                        ? Stream.concat(Stream.of(part), parts(container))
                        : Stream.of(part));
    }

    private String said() {
        return parts(panel)
                .filter(JTextComponent.class::isInstance)
                .map(part -> ((JTextComponent) part).getText())
                .collect(Collectors.joining("\n"));
    }

    private JButton button(String beginning) {
        return parts(panel)
                .filter(JButton.class::isInstance)
                .map(JButton.class::cast)
                .filter(button -> button.getText().startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void offersTheCertificateForEncryptionAndNotTheOtherHalf() throws Exception {
        show(withKey());
        SwingUtilities.invokeAndWait(() -> button("用这只 U-Key 演练").doClick());

        assertThat(asked.keys()).extracting(key -> key.key().certificate()).containsExactly(encryption.certificate());
    }

    @Test
    void openingsThatWaitForTheCertificateAreNamed() throws Exception {
        var opens = TestAuthority.NOW.plus(Duration.ofDays(9));
        openings().note(List.of(encryption.certificate()), opens);
        openings().note(List.of(key(KeyUsage.keyEncipherment).certificate()), opens.plusSeconds(60));
        show(withKey());

        assertThat(said())
                .contains("等待开标：" + Openings.text(List.of(opens)) + "。换发的新证书打不开")
                .contains("另一张证书加密的，等待开标：" + Openings.text(List.of(opens.plusSeconds(60))) + "。");
    }

    @Test
    void withoutOneItSaysWhatIsPluggedIn() throws Exception {
        var signing = key(KeyUsage.digitalSignature);
        show(new FakeToken("测试锁").with(signing, Use.SIGNATURE));

        assertThat(button("用这只 U-Key 演练").isEnabled()).isFalse();
        assertThat(said()).contains("没有能打开加密文件的证书", "测试锁", "签名证书", "请插入");
    }

    @Test
    void filesAreChosenOrDropped() throws Exception {
        show(withKey());
        SwingUtilities.invokeAndWait(() -> {
            button("选择加密的文件").doClick();
            var dropped = new DroppedFiles(List.of(Path.of("dropped.p7e").toFile()));
            panel.getTransferHandler().importData(new TransferHandler.TransferSupport(panel, dropped));
        });

        assertThat(asked.files()).containsExactly(Path.of("chosen.p7e"), Path.of("dropped.p7e"));
    }

    @Test
    void aResultNamesKeyDriverAndTime() throws Exception {
        show(withKey());
        end(rehearsed(Outcome.OPENED, Optional.empty()));

        assertThat(said())
                .contains("打得开。", "打开了：标书.p7e", "测试供应商有限公司", "驱动程序：" + DRIVER)
                .containsIgnoringCase(encryption.certificate().getSerialNumber().toString(16))
                .contains("第一次", "填上开标日期");
    }

    @Test
    void anUnreadableFileIsSaidWithTheNextStep() throws Exception {
        show(withKey());
        end(rehearsed(Outcome.UNREADABLE, Optional.empty()));

        assertThat(said()).contains("没有全部打开", "打不开：标书.p7e", "1. ").doesNotContain("打得开。");
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"UNREADABLE", "NOT_OPENED"})
    void whatDidNotOpenIsNeverCalledOpened(Outcome outcome) throws Exception {
        show(withKey());
        end(rehearsed(outcome, Optional.empty()));
        assertThat(said()).contains("还没有用这张证书在这台电脑上打开过").doesNotContain("第一次", "没有试");

        var fingerprint = Fingerprint.of(encryption.certificate()).toString();
        var time = TestAuthority.NOW.toString();
        end(rehearsed(outcome, Optional.of(new OpenedKeys.Opened(fingerprint, "11", DRIVER, time))));
        assertThat(said()).doesNotContain("也是用这张证书");

        type(TODAY.plusDays(1).toString());
        assertThat(said()).contains("请现在就处理").doesNotContain("请不要更换");
    }

    @Test
    void theDaySaysIfTheCertificateLastsAndWhenToRehearse() throws Exception {
        show(withKey());
        end(rehearsed(Outcome.OPENED, Optional.empty()));

        type(TODAY.plusDays(20).toString());
        assertThat(said()).contains("证书仍在有效期内", "请在 " + TODAY.plusDays(18) + " 再演练一次");
        type(TODAY.plusDays(60).toString());
        assertThat(said()).contains("就到期", "换发的新证书打不开").doesNotContain("仍在有效期内");
        type(TODAY.plusDays(1).toString());
        assertThat(said()).contains("不到 48 小时");
        type(TODAY.minusDays(1).toString());
        assertThat(said()).contains("已经过去");
        type("+999999999-12-31");
        assertThat(said()).contains("请写成");
        type("明天");
        assertThat(said()).contains("请写成");
    }

    @Test
    void aRenewedCertificateAndAnotherDriverAreSaid() throws Exception {
        show(withKey());
        var time = TestAuthority.NOW.toString();
        end(rehearsed(Outcome.OPENED, Optional.of(new OpenedKeys.Opened("00", "11", DRIVER, time))));
        assertThat(said()).contains("证书和上次不是同一张", "请选择要打开的文件");

        var fingerprint = Fingerprint.of(encryption.certificate()).toString();
        end(rehearsed(Outcome.OPENED, Optional.of(new OpenedKeys.Opened(fingerprint, "11", "other.so", time))));
        assertThat(said()).contains("驱动程序和上次不同", "other.so");

        end(rehearsed(Outcome.OPENED, Optional.of(new OpenedKeys.Opened(fingerprint, "11", DRIVER, time))));
        assertThat(said()).contains("没有变化");
    }

    @Test
    void aRefusalNamesWhatIsWanted() throws Exception {
        show(withKey());
        var refusal = new Refusal(ErrorCode.ENVELOPE_FOR_OTHERS, Map.of("wanted", "4711 (测试 CA)"));
        SwingUtilities.invokeAndWait(() -> state.rehearsal(state.rehearsal().ended(null, refusal)));

        assertThat(said()).contains("4711 (测试 CA)", "请找到原来的 U-Key");
    }

    @Test
    void nothingIsBegunTwiceAndEveryPartHasAName() throws Exception {
        show(withKey());
        SwingUtilities.invokeAndWait(() -> state.rehearsal(state.rehearsal().begun()));

        assertThat(button("用这只 U-Key 演练").isEnabled()).isFalse();
        assertThat(button("选择加密的文件").isEnabled()).isFalse();
        assertThat(parts(panel).filter(JTextComponent.class::isInstance))
                .allSatisfy(part -> assertThat(part.getAccessibleContext().getAccessibleName())
                        .isNotEmpty());
    }
}
