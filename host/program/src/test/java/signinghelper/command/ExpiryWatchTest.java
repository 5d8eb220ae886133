package signinghelper.command;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signinghelper.prompt.Notices;
import signinghelper.protocol.ErrorCode;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.junit.Eventually;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("slow")
class ExpiryWatchTest {
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<Runnable> asked = new CopyOnWriteArrayList<>();
    private final Notices notices = (holder, days, language, onMore) -> {
        told.add(holder + " " + days + " " + language.tag());
        asked.add(onMore);
    };

    private static FakeToken token(int days) {
        var key = SoftwareKey.issued(
                SoftwareKey.Kind.P256,
                TestAuthority.root(TestKey.P256),
                request -> request.organisation("测试供应商有限公司")
                        .validity(TestAuthority.NOW, TestAuthority.NOW.plus(Duration.ofDays(days))));
        return new FakeToken("A").with(key, KeyEntry.Use.SIGNATURE);
    }

    @Test
    void aPageThatConnectsLetsItsUserKnowOnceADay() throws Exception {
        try (var host = new TestHost(notices, new FakeDriver("fake", token(14)))) {
            host.open();
            Eventually.until("it is told", () -> !told.isEmpty());
            host.open();

            assertThat(told).singleElement().isEqualTo("测试供应商有限公司 14 zh-CN");
        }
    }

    @Test
    void aUKeyThatIsPluggedInLaterIsLookedAtToo() throws Exception {
        var driver = new FakeDriver("fake").withEvents();
        try (var host = new TestHost(notices, driver)) {
            host.open();
            driver.plug(token(14));
            Eventually.until("it is told", () -> !told.isEmpty());
        }
    }

    @Test
    void whoAsksWhatToDoIsLedToTheFinding() throws Exception {
        try (var host = new TestHost(notices, new FakeDriver("fake", token(14)))) {
            host.open();
            Eventually.until("it is told", () -> !asked.isEmpty());
            asked.get(0).run();
            Eventually.until(
                    "the window is open", () -> !host.helperWindow().sought().isEmpty());

            assertThat(host.helperWindow().sought()).containsExactly(Optional.of(ErrorCode.CERTIFICATE_EXPIRES_SOON));
        }
    }
}
