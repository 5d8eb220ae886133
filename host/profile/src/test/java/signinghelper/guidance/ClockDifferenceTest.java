package signinghelper.guidance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.clock.ClockOffset;
import signinghelper.protocol.ErrorCode;

import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The figures of {@link ClockOffset} as users read them. */
class ClockDifferenceTest {

    @ParameterizedTest
    @CsvSource({
        "751, 快了约 12 分 31 秒, about 12 min 31 s fast",
        "-601, 慢了约 10 分 1 秒, about 10 min 1 s slow",
        "-7, 慢了约 7 秒, about 7 s slow",
        "300, 快了约 5 分, about 5 min fast",
        "-3600, 慢了约 1 小时, about 1 h slow",
        "11100, 快了约 3 小时 5 分, about 3 h 5 min fast",
        "-90312, 慢了约 1 天 1 小时, about 1 d 1 h slow",
    })
    void saysFastOrSlowAndTheTwoLargestUnits(int seconds, String chinese, String english) {
        var facts = Map.of("offset", ClockOffset.text(Duration.ofSeconds(seconds)));
        var book = new GuidanceBook();

        assertThat(book.words(ErrorCode.CLOCK_WRONG, facts, Language.CHINESE).reason())
                .startsWith("电脑时间" + chinese + "。");
        assertThat(book.words(ErrorCode.CLOCK_WRONG, facts, Language.ENGLISH).reason())
                .startsWith("The clock is " + english + ". ");
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        assertThat(new GuidanceBook()
                        .words(ErrorCode.CLOCK_WRONG, Map.of(), Language.CHINESE)
                        .reason())
                .startsWith("时间不准");
        assertThat(ClockDifference.text("+09:00", Language.CHINESE)).isEmpty();
    }
}
