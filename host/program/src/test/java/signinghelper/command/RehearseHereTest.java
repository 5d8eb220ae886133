package signinghelper.command;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.app.Helper;
import signinghelper.app.TestEdges;
import signinghelper.certificate.OpenedKeys;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.statement.Statement.Outcome;
import signinghelper.guidance.Language;
import signinghelper.profile.TestProfile;
import signinghelper.prompt.FakePrompt;
import signinghelper.prompt.PinSubject;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Asker;
import signinghelper.session.Cancellation;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.SoftwareKey;
import signinghelper.work.FakeHelperWindow;
import signinghelper.work.Rehearsed;
import signinghelper.work.Task;
import signinghelper.work.WindowWork;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A rehearsal that the user begins in the helper window. */
class RehearseHereTest {
    @TempDir
    private Path folder;

    private final FakePrompt prompt = new FakePrompt();
    private @Nullable Helper helper;

    /** Returns the work of a program that is started anew. */
    private WindowWork work(String driver, FakeToken token) {
        end();
        var made = new AtomicReference<WindowWork>();
        helper = new Helper(new TestEdges(folder, () -> TestProfile.of(CmsForm.PKCS7_501))
                .with(List.of(new FakeDriver(driver, token)))
                .with(prompt)
                .withWindow(work -> {
                    made.set(work);
                    return new FakeHelperWindow();
                })
                .edges());
        return Objects.requireNonNull(made.get());
    }

    @AfterEach
    void end() {
        if (helper != null) {
            helper.close();
        }
    }

    private static Task task() {
        return new Task(new Asker.HelperWindow(), Language.CHINESE, new Cancellation(), news -> {});
    }

    private Rehearsed own(String driver, FakeToken token, SoftwareKey key) throws Refusal {
        prompt.type(FakeToken.PIN);
        return work(driver, token).rehearseHere().withOwn(key.certificate(), task());
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    @Test
    void anEnvelopeOfItsOwnOpensAndGoesToTheHistory() throws Exception {
        var token = new FakeToken("测试锁");
        var key = TestEnvelopes.pair(SoftwareKey.Kind.SM2, token);
        prompt.type(FakeToken.PIN);
        var work = work("one", token);
        work.history().turn(true);

        var done = work.rehearseHere().withOwn(key.certificate(), task());

        assertThat(done.areAll(Outcome.OPENED)).isTrue();
        assertThat(done.key().key().certificate()).isEqualTo(key.certificate());
        assertThat(done.before()).isEmpty();
        assertThat(prompt.nextQuestion().subject()).isInstanceOf(PinSubject.Rehearsal.class);
        assertThat(token.logins()).isOne();
        assertThat(work.history().entries()).singleElement().satisfies(entry -> {
            assertThat(entry.documents().get(0).format()).isEqualTo("envelope-rehearsal");
            assertThat(entry.signer().fingerprint()).isNotEmpty();
            assertThat(entry.origin()).isEmpty();
        });
    }

    @Test
    void itIsComparedWithTheLastOpeningOnThisComputer() throws Exception {
        var token = new FakeToken("测试锁");
        var key = TestEnvelopes.pair(SoftwareKey.Kind.SM2, token);
        own("one", token, key);

        var same = own("one", token, key);
        var otherDriver = own("two", token, key);
        var renewed = new FakeToken("新锁");
        var afterRenewal = own("two", renewed, TestEnvelopes.pair(SoftwareKey.Kind.SM2, renewed));

        assertThat(same.before().orElseThrow().changeTo(same.key())).isEmpty();
        assertThat(otherDriver.before().orElseThrow().changeTo(otherDriver.key()))
                .contains(OpenedKeys.Change.DRIVER);
        assertThat(afterRenewal.before().orElseThrow().changeTo(afterRenewal.key()))
                .contains(OpenedKeys.Change.RENEWED);
    }

    @Test
    void onlyAFileThatWasThereBeforeAnswersForARenewedCertificate() throws Exception {
        var former = new FakeToken("旧锁");
        own("one", former, TestEnvelopes.pair(SoftwareKey.Kind.SM2, former));
        var token = new FakeToken("新锁");
        var key = TestEnvelopes.pair(SoftwareKey.Kind.SM2, token);
        var bid = file("标书.p7e", TestEnvelopes.envelope(TestEnvelopes.BID, key));
        own("one", token, key);

        var again = own("one", token, key);
        prompt.type(FakeToken.PIN);
        work("one", token).rehearseHere().withFiles(List.of(bid), task());
        var afterTheFile = own("one", token, key);

        assertThat(again.before().orElseThrow().changeTo(again.key())).contains(OpenedKeys.Change.RENEWED);
        assertThat(afterTheFile.before().orElseThrow().changeTo(afterTheFile.key()))
                .isEmpty();
    }

    @Test
    void filesAreTriedAndNothingOfThemStays() throws Exception {
        var token = new FakeToken("测试锁");
        var envelope = TestEnvelopes.envelope(TestEnvelopes.BID, TestEnvelopes.pair(SoftwareKey.Kind.RSA, token));
        var good = file("标书.p7e", envelope);
        envelope[envelope.length - 7] ^= 1;
        var damaged = file("坏.p7e", envelope);
        prompt.type(FakeToken.PIN);

        var done = work("one", token).rehearseHere().withFiles(List.of(good, damaged), task());

        assertThat(done.envelopes())
                .containsExactly(
                        new Rehearsed.Tried("标书.p7e", Outcome.OPENED),
                        new Rehearsed.Tried("坏.p7e", Outcome.UNREADABLE));
        try (var left = Files.walk(folder.resolve("content"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void aFileForAnotherCertificateNamesItBeforeAPin() throws Exception {
        var token = new FakeToken("测试锁");
        TestEnvelopes.pair(SoftwareKey.Kind.SM2, token);
        var former = TestEnvelopes.encryptionKey(SoftwareKey.Kind.SM2);
        var file = file("标书.p7e", TestEnvelopes.envelope(TestEnvelopes.BID, former));

        assertThatThrownBy(() -> work("one", token).rehearseHere().withFiles(List.of(file), task()))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.ENVELOPE_FOR_OTHERS);
                    assertThat(refusal.facts().get("wanted"))
                            .containsIgnoringCase(
                                    former.certificate().getSerialNumber().toString(16));
                });
        assertThat(prompt.wasAsked()).isFalse();
    }

    @Test
    void aFileThatIsNotThereOrNoEnvelopeIsSaidSo() throws Exception {
        var work = work("one", new FakeToken("测试锁")).rehearseHere();
        var text = file("text.p7e", TestEnvelopes.BID);

        assertThatThrownBy(() -> work.withFiles(List.of(folder.resolve("none")), task()))
                .extracting("code")
                .isEqualTo(ErrorCode.FILE_ABSENT);
        assertThatThrownBy(() -> work.withFiles(List.of(text), task()))
                .extracting("code")
                .isEqualTo(ErrorCode.ENVELOPE_REFUSED);
    }
}
